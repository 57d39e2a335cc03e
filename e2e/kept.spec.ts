// Nothing is lost: code, request and place survive a reload; "start over" can be undone.
import { expect, test } from './playground.ts';
import { programs } from './programs.ts';

test('code, request and place in the course survive a reload', async ({ playground, page }) => {
  await playground.open('pass-through');
  await playground.type(programs.hello);
  await page.getByRole('textbox', { name: 'Target' }).fill('/kept?yes=1');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/4\.1/);
  await expect(page.locator('.monaco-editor')).toContainText('return [b"hello"]');
  await expect(page.getByRole('textbox', { name: 'Target' })).toHaveValue('/kept?yes=1');
});

test('start over brings back the lesson, and undo brings back the work', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(programs.hello);
  const lesson = page.getByRole('region', { name: 'Lesson' });
  await expect(lesson).toContainText(/edited/i);
  await lesson.getByRole('button', { name: /start over/i }).click();
  await expect(page.locator('.monaco-editor')).toContainText('GZip(Auth(Timing(page)))');
  await lesson.getByRole('button', { name: /undo/i }).click();
  await expect(page.locator('.monaco-editor')).toContainText('return [b"hello"]');
});

test('damaged storage does not keep the page from opening', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(programs.hello);
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"broken');
  });
  await page.reload();
  await expect(playground.send).toBeVisible();
  await playground.sends();
  await expect(playground.layers.first()).toContainText('wsgiref');
});

test('files can be added, imported, renamed and deleted', async ({ playground, page }) => {
  await playground.open('order-matters');
  await page.getByRole('button', { name: 'New file' }).click();
  await page.getByRole('textbox', { name: /name of the new file/i }).fill('words.py');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /words\.py/ })).toHaveAttribute('aria-selected', 'true');
  await playground.type('GREETING = b"from another module"\n');
  await page.getByRole('tab', { name: /app\.py/ }).click();
  await playground.type(
    'from words import GREETING\n\n\ndef application(environ, start_response):\n    start_response("200 OK", [("Content-Type", "text/plain")])\n    return [GREETING]\n',
  );
  await playground.sends();
  await expect(playground.layers).toHaveText([/wsgiref/, /application/]);
  await playground.response('from another module');
  await page.getByRole('tab', { name: /words\.py/ }).click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /new name of words\.py/i }).fill('phrases.py');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /phrases\.py/ })).toBeVisible();
  await page.getByRole('tab', { name: /phrases\.py/ }).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('tab', { name: /phrases\.py/ })).toBeHidden();
  await playground.sends();
  await expect(playground.notice).toContainText('words');
});
