// When the page itself fails: a sentence, a report to copy, and the rest goes on.
import { test as base, expect } from '@playwright/test';
import { Playground } from './playground.ts';

// These complain in the console: that is what they are about.
const test = base.extend<{ playground: Playground }>({
  playground: async ({ page, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(new Playground(page));
  },
});

test('a sheet that can’t be fetched says so, with a report, and comes at the next try', async ({ playground, page }) => {
  await playground.open('order-matters');
  await page.route('**/about-sheet*', (route) => route.abort());
  await page.getByRole('button', { name: 'About' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'That is our mistake' });
  await alert.getByText('Report', { exact: true }).click();
  const report = alert.getByRole('textbox', { name: 'Report' });
  await expect(report).toHaveValue(/^Onionskin failed: sheet\n(?:.*\n)*lesson {4}order-matters, as it began/);
  await alert.getByRole('button', { name: 'Copy the report' }).click();
  await expect(alert.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await report.inputValue());
  await page.unroute('**/about-sheet*');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'What is inside' })).toBeVisible();
});

test('what nobody caught is told under the header, and Send works on', async ({ playground, page }) => {
  await playground.open('order-matters');
  await page.evaluate(() => {
    const error = new TypeError('x is undefined');
    dispatchEvent(new ErrorEvent('error', { error, filename: `${location.origin}/assets/index.js` }));
  });
  const notices = page.getByRole('status', { name: 'Notices' });
  await expect(notices).toContainText('Something failed in the page. That is our mistake, not yours; your work is kept.');
  await notices.getByText('Report', { exact: true }).click();
  await expect(notices.getByRole('textbox', { name: 'Report' })).toHaveValue(/TypeError: x is undefined/);
  await notices.getByRole('button', { name: 'Understood' }).click();
  await expect(notices).not.toContainText('failed');
  await playground.sends();
  await expect(playground.layers.first()).toContainText('wsgiref');
});

test('what this browser keeps is told, exported, forgotten and brought back', async ({ playground, page }) => {
  await page.addInitScript(() => localStorage.setItem('onionskin.aside.1', 'of an older version'));
  await playground.open('order-matters');
  await page.getByRole('textbox', { name: 'Target' }).fill('/mine');
  await page.getByRole('button', { name: 'About' }).click();
  const kept = page.getByRole('region', { name: 'Kept in this browser' });
  await expect(kept).toContainText('Your work in one lesson');
  await expect(kept).toContainText('onionskin.aside.1');
  const downloads = page.waitForEvent('download');
  await kept.getByRole('button', { name: 'Download onionskin.aside.1' }).click();
  expect((await downloads).suggestedFilename()).toBe('onionskin.aside.1.json');
  await kept.getByRole('button', { name: 'Forget my work…' }).click();
  await kept.getByRole('button', { name: 'Forget all of it' }).click();
  await expect(kept).toContainText('Nothing of yours yet');
  await expect(kept).not.toContainText('onionskin.aside.1');
  await expect(page.getByRole('textbox', { name: 'Target', includeHidden: true })).toHaveValue('/');
  await kept.getByRole('button', { name: 'Undo' }).click();
  await expect(kept).toContainText('Your work in one lesson');
  await expect(page.getByRole('textbox', { name: 'Target', includeHidden: true })).toHaveValue('/mine');
});
