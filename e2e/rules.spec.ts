// The Rules tab: a broken rule of PEP 3333 is told where it happened, and the future is only counted.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './playground.ts';

/** What axe finds wrong, in a line each. */
async function complaints(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

const breaking = `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    yield b"a"
    yield b"bcd"
`;
const right = `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ab"]
`;

test('a body that is too long: its rule, its moment, its fix; before that it is only counted', async ({ playground, page }) => {
  await playground.open();
  await playground.type(breaking);
  await playground.sends();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.tab('Rules').click();
  const panel = page.getByRole('tabpanel', { name: /^Rules/ });
  await playground.toEnd();
  await expect(page.getByRole('tab', { name: /^Rules/ }).getByRole('img', { name: '1 broken rule' })).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'The body is not longer than its Content-Length' })).toBeVisible();
  await expect(panel).toContainText('Content-Length: 2');
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await expect(panel).toContainText('No rule of PEP 3333 broken so far.');
  await expect(panel).toContainText('1 more later.');
  await playground.toEnd();
  await panel.getByRole('button', { name: /^Go to hop \d+, where application broke this rule/ }).press('Enter');
  await expect(playground.narration).toContainText('chunk');
  await expect(panel.getByRole('listitem')).toHaveCount(1);
});

test('a right program breaks none', async ({ playground, page }) => {
  await playground.open();
  await playground.type(right);
  await playground.sends();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.tab('Rules').click();
  await playground.toEnd();
  await expect(page.getByRole('tabpanel', { name: /^Rules/ })).toHaveText('No rule of PEP 3333 broken in this request.');
});

test('the line that broke a rule says so in the margin, and leads to the moment and the Rules tab', async ({
  playground,
  page,
}) => {
  await playground.open();
  await playground.type(breaking);
  await playground.sends();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  const editor = page.getByRole('region', { name: 'Code', exact: true });
  const mark = editor.locator('.line-numbers.ed-broken');
  await expect(mark).toHaveText('4');
  await mark.hover();
  const told = /The body is not longer than its Content-Length\..*announced Content-Length: 2 and gives 4 bytes\./;
  await expect(page.getByRole('tooltip').or(page.locator('.monaco-hover')).filter({ hasText: told })).toBeVisible();
  const panel = page.getByRole('tabpanel', { name: /^Rules/ });
  const isThere = async () => {
    await expect(panel.getByRole('heading', { name: 'The body is not longer than its Content-Length' })).toBeVisible();
    await expect(playground.narration).toContainText('chunk');
  };
  await mark.click();
  await isThere();
  // The same for the keyboard and the ear.
  await playground.tab('What changed').click();
  await editor.getByRole('button', { name: /^Line 4 broke a rule: The body is not longer/ }).press('Enter');
  await isThere();
  // Code that was edited is not the code that was judged, wherever the edit is; taken back, it is again.
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('#');
  await expect(mark).toHaveCount(0);
  await expect(editor.getByRole('button', { name: /broke a rule/ })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(mark).toHaveText('4');
});

test('what the recorded run broke is not marked in code that was changed since, after a reload neither', async ({
  playground,
  page,
}) => {
  await playground.open('the-handshake');
  await page.getByRole('region', { name: 'Predict' }).getByRole('button', { name: /500/ }).click();
  const broke = page.getByRole('region', { name: 'Code', exact: true }).getByRole('button', { name: /broke a rule/ });
  await playground.toEnd();
  await expect(broke).toHaveCount(1);
  await playground.type(right);
  await expect(broke).toHaveCount(0);
  await page.reload();
  await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
  await playground.toEnd();
  await expect(page.getByText('Edited since the last run')).toBeVisible();
  await expect(broke).toHaveCount(0);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`verdicts fit on a phone, and axe finds nothing: ${scheme}`, async ({ playground, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await playground.open();
    await playground.type(breaking);
    await page.setViewportSize({ width: 390, height: 844 });
    await playground.sends();
    await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
    await playground.toEnd();
    await playground.tab('Rules').click();
    await expect(page.getByRole('tabpanel', { name: /^Rules/ }).getByRole('listitem')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Code', exact: true }).click();
    await expect(page.getByRole('button', { name: /^Line 4 broke a rule/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    expect(await complaints(page)).toEqual([]);
  });
}
