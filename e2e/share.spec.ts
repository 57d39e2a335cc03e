// A project in a link: made with Ctrl+S, opened by somebody else beside their own work, and nothing of it runs by itself.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './playground.ts';

const THEIRS = `def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"shared with you"]
`;

test('a link holds the project, and who opens it keeps their own work', async ({ playground, page, context }) => {
  await playground.open('pass-through');
  await playground.type(THEIRS);
  await page.getByRole('textbox', { name: 'Target' }).fill('/theirs');
  await playground.sends();
  await playground.toEnd();
  await page.keyboard.press('ControlOrMeta+S');
  const sheet = page.getByRole('dialog', { name: 'Share' });
  await expect(sheet.getByRole('status', { name: 'Share' })).toContainText('Copied');
  const address = await sheet.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await expect(sheet).toContainText(/\d+ characters/);
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');

  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Shared: 4.1 Pass-through');
  const lesson = other.getByRole('region', { name: 'Lesson' });
  await expect(lesson).toContainText('One file');
  await expect(lesson).toContainText('GET /theirs');
  await expect(other.getByRole('textbox', { name: 'Target' })).toHaveValue('/theirs');
  await expect(other.locator('.monaco-editor')).toContainText('shared with you');
  expect(await other.evaluate(() => performance.getEntriesByName('onionskin:sent').length)).toBe(0);
  const found = await new AxeBuilder({ page: other }).analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);

  // The address stays, so it can be loaded anew; then it is sent, and stands where it was shared.
  await other.reload();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Shared: 4.1 Pass-through');
  await other.getByRole('button', { name: /^Send/ }).click();
  await expect(other.getByRole('status', { name: 'Narration' })).toContainText('That is the whole response', { timeout: 30_000 });
  await other.getByRole('button', { name: 'Back to my own work' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/4\.1/);
  await other.goBack();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Shared: 4.1 Pass-through');
  await other.close();
});

test('what is said of a file is not written over by a copy that ends later', async ({ playground, page }) => {
  await playground.open('pass-through');
  await page.evaluate(() => {
    const copying = new Promise<void>((copied) => Object.assign(window, { copied }));
    navigator.clipboard.writeText = () => copying;
  });
  await page.keyboard.press('ControlOrMeta+S');
  const said = page.getByRole('dialog', { name: 'Share' }).getByRole('status', { name: 'Share' });
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#shared\//);
  await page
    .getByLabel('File with a project')
    .setInputFiles({ name: 'theirs.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await expect(said).toContainText('It is not whole');
  await page.evaluate(() => (window as unknown as { copied(): void }).copied());
  await playground.drawn();
  await expect(said).toContainText('It is not whole');
});

test('a link that was cut off changes nothing and says so', async ({ playground, page }) => {
  await page.goto('/#shared/XZDBCsIwDIZfJfQ');
  await expect(playground.send).toBeVisible();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('This shared project can’t be opened.');
  await page.getByRole('button', { name: 'Understood' }).click();
  await expect(page).toHaveURL(/#a-server-waits$/);
});
