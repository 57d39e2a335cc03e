// The editor knows Python: ruff looks at the file while it is written, formats it, and the referee's verdicts lie under the lines they are of.
import type { Page } from '@playwright/test';
import { expect, test } from './playground.ts';

const code = (page: Page) => page.getByRole('region', { name: 'Code', exact: true });
const lines = (page: Page) => page.locator('.monaco-editor .view-lines');

const UNKNOWN = `def application(environ, start_response):
    start_response("200 OK", [])
    return [hello]
`;

const LOOSE = `def application(environ,start_response):
    start_response( '200 OK',[] )
    return [b'loose']
`;

test('a name that does not exist is marked while one writes, counted, and reached by keyboard', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await expect(lines(page)).toBeVisible();
  await playground.type(UNKNOWN);
  const link = code(page).getByRole('button', { name: '1 error: go to the next one' });
  await expect(link).toBeVisible();
  await expect(page.locator('.monaco-editor .squiggly-error')).toBeVisible();
  await link.press('Enter');
  await expect(page.locator('.monaco-editor .marker-widget')).toContainText('Undefined name `hello`.');
  await playground.type(UNKNOWN.replace('hello', 'b"hello"'));
  await expect(link).toBeHidden();
  await expect(page.locator('.monaco-editor .squiggly-error')).toHaveCount(0);
});

test('a syntax error is said once, in the words of Python', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await playground.sends();
  await playground.type('def application(environ, start_response)\n    return [hello]\n');
  await expect(code(page).getByRole('button', { name: '1 error: go to the next one' })).toBeVisible();
  await expect(code(page).getByText('expected ‘:’').or(code(page).getByText("expected ':'"))).toBeVisible();
});

test('Shift+Alt+F formats the file, and one Ctrl+Z takes that back', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await expect(lines(page)).toBeVisible();
  await playground.type(LOOSE);
  await page.keyboard.press('Shift+Alt+F');
  await expect(lines(page)).toContainText('start_response("200 OK", [])');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(lines(page)).toContainText("start_response( '200 OK',[] )");
});

test('what can’t be formatted is said', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await expect(lines(page)).toBeVisible();
  await playground.type('def application(:\n');
  await page.keyboard.press('Shift+Alt+F');
  await expect(code(page).getByText('The code can’t be formatted as long as it has a syntax error.')).toBeVisible();
});

test('without a network at that moment, formatting says so and can be asked for again', async ({ playground, page }) => {
  await page.route(/ruff_wasm_bg.*\.wasm$/, (route) => route.abort());
  await playground.open('the-handshake');
  await expect(lines(page)).toBeVisible();
  await playground.type(LOOSE);
  await page.keyboard.press('Shift+Alt+F');
  await expect(code(page).getByText('What formats the code could not be fetched. Are you online?')).toBeVisible();
  await page.unroute(/ruff_wasm_bg.*\.wasm$/);
  await page.keyboard.press('Shift+Alt+F');
  await expect(lines(page)).toContainText('start_response("200 OK", [])');
  // The browser tells of each file itself.
  playground.complaints.length = 0;
});

const STR_BODY = `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "1")])
    return [b"two"]
`;

test('the referee’s verdict of the last run lies under the line, for as long as the file is the one that ran', async ({
  playground,
  page,
}) => {
  await playground.open('the-handshake');
  await expect(lines(page)).toBeVisible();
  await playground.type(STR_BODY);
  await playground.sends();
  const link = code(page).getByRole('button', { name: /^\d warnings?: go to the next one$/ });
  await expect(link).toBeVisible();
  await link.press('Enter');
  await expect(page.locator('.monaco-editor .marker-widget')).toContainText('Referee');
  await playground.type(`# moved\n${STR_BODY}`);
  await expect(link).toBeHidden();
  await playground.type(STR_BODY);
  await expect(link).toBeVisible();
});

test('Ctrl+Z still knows what was written in a lesson after another one was looked at', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await expect(lines(page)).toBeVisible();
  await playground.type('# first thought\n');
  await playground.type('# second thought\n');
  await page.evaluate(() => {
    location.hash = '#pass-through';
  });
  await expect(lines(page)).not.toContainText('thought');
  await page.evaluate(() => {
    location.hash = '#the-handshake';
  });
  await expect(lines(page)).toContainText('# second thought');
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(lines(page)).toContainText('# first thought');
});

const TYPED = `from wsgiref.types import StartResponse, WSGIEnvironment

from helpers import greeting


def application(environ: WSGIEnvironment, start_response: StartResponse):
    start_response("200 OK")
    return [greeting("ada")]
`;
const HELPERS = `def greeting(name: str) -> bytes:
    return name.encode()
`;

/** Two files, the second of them imported by the first, which is in front; once the types are known. */
async function typed({ open, type, page }: { open(): Promise<void>; type(source: string): Promise<void>; page: Page }) {
  await open();
  await expect(lines(page)).toBeVisible();
  await code(page).getByRole('button', { name: 'New file' }).click();
  await page.keyboard.type('helpers.py');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'helpers.py' })).toHaveAttribute('aria-selected', 'true');
  await type(HELPERS);
  await page.getByRole('tab', { name: 'app.py' }).click();
  await type(TYPED);
  // The missing headers of start_response(), which only types tell.
  await expect(code(page).getByRole('button', { name: '1 error: go to the next one' })).toBeVisible({ timeout: 60_000 });
}
const caretAt = async (page: Page, line: number, column: number) => {
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let nth = 1; nth < line; nth += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  for (let nth = 1; nth < column; nth += 1) await page.keyboard.press('ArrowRight');
};

test.describe('types', () => {
  test.setTimeout(60_000);
  test.beforeEach(({ playground, page }) =>
    typed({ open: () => playground.open('the-handshake'), type: (source) => playground.type(source), page }),
  );

  test('a wrong call is an error, in a sentence, and hovering tells what a name of wsgiref.types is', async ({ page }) => {
    await code(page).getByRole('button', { name: '1 error: go to the next one' }).press('Enter');
    await expect(page.locator('.monaco-editor .marker-widget')).toContainText('Expected 1 more positional argument.');
    await page.keyboard.press('Escape');
    await caretAt(page, 6, 28);
    // What hovering shows, by keyboard.
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.press('ControlOrMeta+I');
    await expect(page.locator('.monaco-hover:visible')).toContainText('(type) WSGIEnvironment = dict[str, Any]');
  });

  test('F12 leads into the other file, F2 changes the name in both', async ({ page }) => {
    await caretAt(page, 8, 14);
    await page.keyboard.press('F12');
    await expect(page.getByRole('tab', { name: 'helpers.py' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('textbox', { name: 'Code, helpers.py' })).toBeFocused();
    await page.keyboard.press('F2');
    await page.locator('.rename-input').fill('welcome');
    await page.keyboard.press('Enter');
    await expect(lines(page)).toContainText('def welcome(name: str)');
    await page.getByRole('tab', { name: 'app.py' }).click();
    await expect(lines(page)).toContainText('from helpers import welcome');
    await expect(lines(page)).toContainText('return [welcome("ada")]');
  });

  test('after a dot the names are offered, after a parenthesis the parameters', async ({ playground, page }) => {
    await playground.type('name = "ada"\n');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('name.');
    await expect(page.getByRole('option', { name: /^capitalize/ })).toBeVisible();
    await page.keyboard.type('upp');
    await expect(page.getByRole('listbox', { name: 'Suggest' }).getByRole('option')).toHaveText(['upper']);
    await page.keyboard.press('Enter');
    await page.keyboard.type('(');
    await expect(page.locator('.parameter-hints-widget:visible')).toContainText(
      'Return a copy of the string converted to uppercase.',
    );
  });

  test('environ and start_response are known by their names, and so are the keys', async ({ page }) => {
    const editor = page.getByRole('textbox', { name: /^Code, / });
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('def application(environ, start_response):\n    path = environ[""]\n    start_response');
    for (const key of ['ArrowUp', 'End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.press('ControlOrMeta+Space');
    const offered = page.getByRole('listbox', { name: 'Suggest' }).getByRole('option');
    await expect(offered.first()).toContainText('REQUEST_METHOD');
    await page.keyboard.type('PATH_I');
    await expect(offered).toHaveText(['PATH_INFO']);
    await page.keyboard.press('Enter');
    await expect(page.locator('.monaco-editor .view-lines')).toContainText('environ["PATH_INFO"]');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('(');
    await expect(page.locator('.parameter-hints-widget:visible')).toContainText('status: str');
  });

  test('they can be switched off, and stay off', async ({ page }) => {
    await code(page).getByRole('button', { name: 'Types on' }).click();
    await expect(code(page).getByRole('button', { name: '1 error: go to the next one' })).toBeHidden();
    await page.reload();
    await expect(code(page).getByRole('button', { name: 'Types off' })).toBeVisible();
  });
});

test('Ctrl+Shift+F finds in all files while one writes, Enter leads to the first place, and all are replaced', async ({
  playground,
  page,
}) => {
  await playground.open('order-matters');
  await expect(lines(page)).toBeVisible();
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Shift+F');
  const sheet = page.getByRole('dialog', { name: 'Find in all files' });
  await sheet.getByRole('textbox', { name: 'Find' }).fill('nothing like it');
  await expect(sheet.getByRole('status')).toHaveText('No file of this project has “nothing like it” in it.');
  await sheet.getByRole('textbox', { name: 'Find' }).fill('gzip');
  await expect(sheet.getByRole('status')).toHaveText(/^\d+ places in 2 files$/);
  await sheet.getByRole('checkbox', { name: 'Match case' }).check();
  await sheet.getByRole('textbox', { name: 'Find' }).fill('class GZip');
  await expect(sheet.getByRole('region', { name: 'layers.py' }).getByRole('button')).toHaveText([/class GZip/]);
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('tab', { name: 'layers.py' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ControlOrMeta+Shift+F');
  await sheet.getByRole('textbox', { name: 'Find' }).fill('GZip');
  await sheet.getByRole('textbox', { name: 'Replace by' }).fill('Squeeze');
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('status')).toHaveText('Replaced in 2 files. Ctrl+Z in a file takes it back.');
  await page.keyboard.press('Escape');
  await expect(lines(page)).toContainText('class Squeeze');
});

test('Ctrl+M lets Tab leave the editor, and that is seen', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await expect(lines(page)).toBeVisible();
  const box = page.getByRole('textbox', { name: /^Code, / });
  await box.focus();
  await expect(code(page).getByText('Tab indents')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(box).toBeFocused();
  await page.keyboard.press('ControlOrMeta+M');
  await expect(code(page).getByText('Tab moves on')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(box).not.toBeFocused();
});

test('a caret in several lines writes in all of them', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await expect(lines(page)).toBeVisible();
  await playground.type('one = 1\nanother = one\n');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+D');
  await page.keyboard.press('ControlOrMeta+D');
  await page.keyboard.type('first');
  await expect(lines(page)).toContainText('first = 1');
  await expect(lines(page)).toContainText('another = first');
});

/** The files of the build that is kept, once it is whole. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    const files = all.flat().map(({ url }) => url.slice(new URL('./', location.href).href.length) || 'index.html');
    return files.includes('.kept') ? files : [];
  });

test('a phone fetches no types and no Monaco, nor keeps them for use without a network', async ({ browser }) => {
  test.setTimeout(240_000);
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
  const context = await browser.newContext({ ...phone, serviceWorkers: 'allow' });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/#the-handshake');
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.getByRole('textbox', { name: /^Code, / })).toBeVisible();
  await expect.poll(() => asked.some((url) => /ruff_wasm/.test(url)), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => kept(page), { timeout: 120_000 }).toContain('index.html');
  const files = await kept(page);
  expect(files.filter((name) => /ruff_wasm|light-surface/.test(name))).not.toEqual([]);
  for (const names of [asked, files]) expect(names.filter((name) => /pyright|assets\/surface/.test(name))).toEqual([]);
  await expect(page.getByRole('button', { name: /^Types/ })).toHaveCount(0);
  await context.close();
});
