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

test('the referee’s verdict of the last run lies under the line, goes with it, and goes away when it is written anew', async ({
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
  await expect(link).toBeVisible();
  await playground.type(STR_BODY.replace('"1"', '"3"').replace('b"two"', 'b"one"'));
  await expect(link).toBeHidden();
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
