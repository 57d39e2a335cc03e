// Requests beyond a line and headers: pasted commands, forms with files, chunks, bytes by hand; presets, what was sent, scripts, a client that hangs up.
import AxeBuilder from '@axe-core/playwright';
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
  await page.getByRole('region', { name: 'Cookies' }).getByRole('button', { name: 'Add cookie' }).click();
  await page.getByRole('textbox', { name: 'Name of cookie 1' }).fill('theme');
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

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
};
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Requests' });

async function openSheet(page: Page, part: string) {
  await page.getByRole('button', { name: 'Requests…' }).click();
  await sheet(page).getByRole('tab', { name: part }).click();
}

test('a preset fills the composer and says what it shows', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  await openSheet(page, 'Presets');
  await sheet(page)
    .getByRole('button', { name: /^A space in the target/ })
    .click();
  await expect(page.getByRole('status', { name: 'Filled' })).toContainText('The line has a word too many');
  await page.getByRole('tab', { name: 'Raw' }).click();
  await expect(page.getByRole('textbox', { name: 'Bytes of the request' })).toHaveValue(/^GET \/a b HTTP\/1\.1/);
  await playground.sends();
  await playground.response('400 Bad request syntax');
});

test('what was sent is sent again with R, and found with H, put back or sent', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  await target(page).fill('/first');
  await playground.sends();
  await target(page).fill('/other');
  await playground.stage.getByRole('button').first().focus();
  await page.keyboard.press('r');
  await playground.answered(2);
  await playground.response('GET|/first|');
  await expect(target(page)).toHaveValue('/other');
  await playground.stage.getByRole('button').first().focus();
  await page.keyboard.press('h');
  const sent = sheet(page).getByRole('list', { name: 'Sent' }).getByRole('listitem');
  await expect(sent).toHaveCount(1);
  await expect(sent).toContainText('200 OK, wsgiref');
  await sent.getByRole('button', { name: 'Put back GET /first' }).click();
  await expect(target(page)).toHaveValue('/first');
  await page.reload();
  await page.getByRole('button', { name: 'Requests…' }).click();
  await sheet(page).getByRole('tab', { name: 'History' }).click();
  await expect(sent).toHaveCount(1);
});

test('a command that can’t be read is refused with a sentence in the sheet', async ({ playground, page }) => {
  await playground.open('order-matters');
  await openSheet(page, 'Paste');
  await sheet(page).getByRole('textbox', { name: 'A curl command or a raw request' }).fill('curl -d @body.json localhost:8000');
  await sheet(page).getByRole('button', { name: 'Fill the composer' }).click();
  await expect(sheet(page).getByRole('alert')).toContainText('-d takes the file body.json, which can’t be read from here');
});

test('a script is sent in its order, each answer with its run', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(ECHO);
  for (const path of ['/one', '/two']) {
    await target(page).fill(path);
    await openSheet(page, 'Script');
    await sheet(page).getByRole('button', { name: 'Add what is in the composer' }).click();
    await page.keyboard.press('Escape');
  }
  await openSheet(page, 'Script');
  await sheet(page).getByRole('combobox', { name: 'When 2 is sent' }).selectOption('at once, on a connection of its own');
  await sheet(page).getByRole('button', { name: 'Send them' }).click();
  await expect(sheet(page).getByRole('status', { name: 'Answer to 1' })).toHaveText('200 OK');
  await expect(sheet(page).getByRole('status', { name: 'Answer to 2' })).toHaveText('200 OK');
  await sheet(page).getByRole('button', { name: 'Show the run of 1' }).click();
  await playground.response('GET|/one|');
});

test('a client that hangs up early leaves a body that is closed', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(`def application(environ, start_response):
    start_response("200 OK", [])
    try:
        for number in range(9):
            yield b"block"
    finally:
        print("closed after", number + 1)
`);
  await page.getByRole('tab', { name: 'More' }).click();
  await page.getByRole('combobox', { name: 'What the client does' }).selectOption('The client hangs up once it has the head');
  await playground.sends();
  await playground.tab('Console').click();
  await playground.toEnd();
  await expect(page.getByRole('tabpanel', { name: /^Console/ })).toContainText(/closed after [1-4]/);
  await playground.tab('Response').click();
  await expect(page.getByRole('tabpanel', { name: /^Response/ })).toContainText('The client hung up.');
});

for (const scheme of ['light', 'dark'] as const)
  test(`the sheet and the parts of the composer have no faults that axe finds, ${scheme}`, async ({ playground, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await playground.open('order-matters');
    await playground.sends();
    for (const part of ['Presets', 'History', 'Paste', 'Script']) {
      await openSheet(page, part);
      if (part === 'Script') await sheet(page).getByRole('button', { name: 'Add what is in the composer' }).click();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    for (const part of ['Body', 'Raw', 'More']) {
      await page.getByRole('tab', { name: part }).click();
      if (part === 'Body') await page.getByRole('combobox', { name: 'Kind of body' }).selectOption('Form with files');
      if (part === 'Body') await page.getByRole('button', { name: 'Add field' }).click();
      expect(await faults(page)).toEqual([]);
    }
  });

test('on a phone the sheet has the whole screen, and nothing is cut off', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await playground.open('order-matters');
  await page.getByRole('button', { name: /headers?$/ }).click();
  for (const part of ['Presets', 'History', 'Paste', 'Script']) {
    await openSheet(page, part);
    const wide = await sheet(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(wide).toBe(0);
    await sheet(page).getByRole('button', { name: 'Close', exact: true }).click();
  }
});
