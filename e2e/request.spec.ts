// The composer: what is written there is what the server receives, to the byte.
import { expect, test } from './playground.ts';

const ECHO = `def application(environ, start_response):
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"] or 0))
    start_response("200 OK", [("Content-Type", "text/plain")])
    told = [environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"], environ.get("HTTP_X_COLOUR", "none"), body.decode()]
    return ["|".join(told).encode()]
`;

test('method, target, headers and body arrive in environ', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  await page.getByLabel('Method').fill('PUT');
  await page.getByRole('textbox', { name: 'Target' }).fill('/a%20b?c=d');
  await page.getByRole('button', { name: 'Add header' }).click();
  await page.keyboard.insertText('X-Colour');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('plum');
  await page.getByRole('tab', { name: 'Body' }).click();
  await page.getByRole('textbox', { name: 'Body' }).fill('grüße');
  await playground.sends();
  await playground.response('PUT|/a b|c=d|plum|grüße');
});

test('a ten megabyte body goes through', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(
    'def application(environ, start_response):\n    size = len(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))\n    start_response("200 OK", [("Content-Type", "text/plain")])\n    return [b"got %d" % size]\n',
  );
  await page.getByLabel('Method').fill('POST');
  await page.getByRole('tab', { name: 'Body' }).click();
  await page.getByRole('textbox', { name: 'Body' }).evaluate((field: HTMLTextAreaElement) => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    set?.call(field, 'z'.repeat(10_000_000));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await playground.sends();
  await playground.response('got 10000000');
});

test('a target with a space is refused with a sentence, and nothing is sent', async ({ playground, page }) => {
  await playground.open('order-matters');
  await page.getByRole('textbox', { name: 'Target' }).fill('/a b');
  await playground.send.click();
  await expect(playground.notice).toContainText(/space/i);
});
