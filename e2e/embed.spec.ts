// A run within another page: played without Python, nothing kept, and nothing runs by one click. The whole page does not open there.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, test } from './playground.ts';
import { StaticSite } from './static-site.ts';

test('a run is embedded in a page of another origin, played, and edited where the link allows it', async ({
  playground,
  page,
}) => {
  const site = await new StaticSite().open();
  await page.goto(`${site.url}#order-matters`);
  await playground.uncover();
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByText('Embed in a page').click();
  const field = page.getByRole('textbox', { name: 'HTML of the frame' });
  const fixed = await field.inputValue();
  await page.getByLabel('Readers may edit and run it there').check();
  await expect(field).not.toHaveValue(fixed);
  const editable = await field.inputValue();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await expect(field).not.toHaveValue(editable);
  const dark = await field.inputValue();
  await page.keyboard.press('Escape');

  // 127.0.0.1 is another origin than localhost.
  let shown = '';
  const docs = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end(`<!doctype html><html lang="en"><title>Docs</title>${shown}`);
  });
  await new Promise<void>((ready) => docs.listen(0, '127.0.0.1', ready));
  const around = `http://127.0.0.1:${(docs.address() as AddressInfo).port}/`;
  const kept = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  const before = await kept();
  const show = async (snippet: string) => {
    shown = snippet;
    await page.goto(around);
    return page.frameLocator('iframe');
  };

  site.reset();
  let frame = await show(fixed);
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('4.5 Order matters');
  const timeline = frame.getByRole('slider', { name: 'Timeline' });
  // Most of a low frame is the stage's.
  const boxOf = async (part: Locator) => (await part.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const share = async () => (await boxOf(frame.locator('.stage-plate'))).height / (await boxOf(page.locator('iframe'))).height;
  await expect.poll(share).toBeGreaterThan(0.55);
  await timeline.focus();
  await page.keyboard.press('End');
  await expect(frame.getByRole('status', { name: 'Narration' })).toContainText('That is the whole response');
  await frame.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(timeline).not.toHaveAttribute('aria-valuenow', (await timeline.getAttribute('aria-valuemax')) ?? '');
  await frame.getByRole('tab', { name: 'Code', exact: true }).click();
  await expect(frame.getByRole('region', { name: 'Code, app.py' })).toContainText('GZip(Auth(Timing(page)))');
  await expect(frame.getByRole('button', { name: 'Edit and run' })).toHaveCount(0);
  const link = frame.getByRole('link', { name: 'Open in Onionskin' });
  await expect(link).toHaveAttribute('href', /#shared\//);
  await expect(link).toHaveAttribute('rel', /noopener/);
  expect(site.asked.filter((path) => /pyodide|bundles|room|hall|surface|client-|service-worker/.test(path))).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).include('iframe').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // One click fetches Python; only the next one runs what is in the link.
  frame = await show(editable);
  await frame.getByRole('button', { name: 'Edit and run' }).click();
  await expect(frame.getByRole('button', { name: /^Send/ })).toBeVisible();
  await frame.getByRole('button', { name: /^Send/ }).click();
  await expect(frame.getByRole('status', { name: 'Narration' })).toContainText('That is the whole response', { timeout: 60_000 });

  const editing = await new AxeBuilder({ page }).include('iframe').analyze();
  expect(editing.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // Send stands under the stage, in a low frame with tabs and in a wide one.
  for (const [width, height] of [
    [700, 420],
    [1000, 480],
  ] as const) {
    frame = await show(editable.replace(/ width="[^"]*" height="[^"]*"/, ` width="${width}" height="${height}"`));
    await frame.getByRole('button', { name: 'Edit and run' }).click();
    await expect(frame.getByRole('button', { name: /^Send/ })).toBeInViewport({ ratio: 1 });
    // Where one is shown at a time, the code is there while it is edited.
    if (width === 700) await frame.getByRole('tab', { name: 'Stage', exact: true }).click();
    const gap = async () => {
      const stage = await boxOf(frame.locator('.stage-plate'));
      return (await boxOf(frame.getByRole('button', { name: /^Send/ }))).y - stage.y - stage.height;
    };
    await expect.poll(gap, `${width} × ${height}`).toBeGreaterThanOrEqual(0);
  }

  // As it was asked for, whatever the reader's system says.
  frame = await show(dark);
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');

  // The whole page, in the same place.
  frame = await show(`<iframe src="${site.url}#order-matters"></iframe>`);
  await expect(frame.getByRole('link', { name: 'Open it in a tab of its own' })).toBeVisible();
  await expect(frame.getByRole('button')).toHaveCount(0);

  await page.goto(`${site.url}#embed/rubbish`);
  await expect(page.getByRole('alert')).toContainText('This run can’t be shown. The link is not whole');
  expect(await kept()).toBe(before);
  playground.complaints.length = 0;
  await site.close();
  docs.closeAllConnections();
  await new Promise((closed) => docs.close(closed));
});
