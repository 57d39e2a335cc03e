// A run within another page: played without Python, nothing kept, and nothing runs by one click. The whole page does not open there.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
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
  const [plate, whole] = [await frame.locator('.stage-plate').boundingBox(), await page.locator('iframe').boundingBox()];
  expect(plate?.height ?? 0).toBeGreaterThan(0.55 * (whole?.height ?? 0));
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
