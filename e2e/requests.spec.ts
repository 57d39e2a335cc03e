// Requests beyond a line and headers: pasted commands, forms with files, chunks, bytes by hand.
import type { Page } from '@playwright/test';
import { expect, test } from './playground.ts';

const ECHO = `def application(environ, start_response):
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Type", "text/plain")])
    told = [environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["SERVER_PROTOCOL"], environ.get("CONTENT_TYPE") or "no type", environ.get("HTTP_COOKIE", "no cookie")]
    return ["|".join(told).encode() + b"|" + body]
`;

const target = (page: Page) => page.getByRole('textbox', { name: 'Target' });

async function paste(page: Page, text: string) {
  await target(page).focus();
  await page.evaluate((command) => navigator.clipboard.writeText(command), text);
  await page.keyboard.press('ControlOrMeta+V');
}

test('a curl command that is pasted into the target fills the form, is sent, and can be taken back', async ({
  playground,
  page,
}) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  const before = await target(page).inputValue();
  await paste(
    page,
    `curl 'https://shop.test/buy' \\\n  -b 'session=abc' \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '{"a":1}' -k`,
  );
  const note = page.getByRole('status', { name: 'Filled' });
  await expect(note).toContainText('It goes to localhost:8000 here, not to shop.test');
  await expect(note).toContainText('ignored: -k');
  await playground.sends();
  await playground.response('POST|/buy|HTTP/1.1|application/json|session=abc|{"a":1}');
  await note.getByRole('button', { name: 'Undo' }).click();
  await expect(target(page)).toHaveValue(before);
});

test('a form with a file goes as multipart', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  await page.getByRole('tab', { name: 'Body' }).click();
  await page.getByRole('combobox', { name: 'Kind of body' }).selectOption('Form with files');
  await page.getByRole('button', { name: 'Add field' }).click();
  await page.getByRole('textbox', { name: 'Name of field 1' }).fill('photo');
  await page.getByLabel('File for photo').setInputFiles({ name: 'ü.txt', mimeType: 'text/plain', buffer: Buffer.from('seven') });
  await expect(page.getByText('ü.txt, 5 bytes')).toBeVisible();
  await playground.sends();
  await playground.response(/name="photo"; filename="ü\.txt"[\s\S]*seven/);
});

test('what is no JSON is said while it is written, and sent all the same', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  await page.getByRole('tab', { name: 'Body' }).click();
  await page.getByRole('combobox', { name: 'Kind of body' }).selectOption('JSON');
  await page.getByRole('textbox', { name: 'Body' }).fill('{"a": 1,}');
  await expect(page.getByRole('status', { name: 'JSON' })).toContainText('This is no JSON: line 1, column 9');
  await playground.sends();
  await playground.response('POST|/|HTTP/1.1|application/json|no cookie|{"a": 1,}');
});

test('HTTP/1.0 and cookies lie under More', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  await page.getByRole('tab', { name: 'More' }).click();
  await page.getByRole('checkbox', { name: 'HTTP/1.0' }).check();
  await page.getByRole('region', { name: 'Cookies' }).getByRole('button', { name: 'Add field' }).click();
  await page.getByRole('textbox', { name: 'Name of field 1' }).fill('theme');
  await page.getByRole('textbox', { name: 'Value of theme' }).fill('dark');
  await playground.sends();
  await playground.response('|HTTP/1.0|text/plain|theme=dark|');
});

test('bytes that no client would send are written by hand', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  await page.getByRole('tab', { name: 'Raw' }).click();
  await page.getByRole('button', { name: 'Edit these bytes' }).click();
  await page.getByRole('textbox', { name: 'Bytes of the request' }).fill('BREW /pot HTTP/1.1\nHost : a\n\n');
  await expect(page.getByLabel('Method')).toHaveValue('BREW');
  await playground.sends();
  await playground.response('BREW|/pot|');
});
