// What Python needs can't be fetched: a sentence says so, and the next Send tries again.
import { expect, test } from './playground.ts';

const CASES = [
  {
    what: 'a file of Python, without a network',
    file: /pyodide\.asm\.wasm$/,
    how: 'abort',
    says: /Python could not be fetched\. Are you online\?/,
  },
  {
    what: 'a file of Python that is not there',
    file: /pyodide\.mjs$/,
    how: 404,
    says: /Python could not be fetched: pyodide\.mjs \(404\)/,
  },
  {
    what: 'the room',
    file: /room\.html$/,
    how: 'abort',
    says: /The room that Python runs in could not be fetched\. Are you online\?/,
  },
  {
    what: 'the hall',
    file: /hall\.html$/,
    how: 404,
    says: /The room that Python runs in could not be fetched\. Are you online\?/,
  },
] as const;

for (const { what, file, how, says } of CASES) {
  test(`${what}: it is said, and the next Send tries again`, async ({ playground, page }) => {
    await page.route(file, (route) => (how === 'abort' ? route.abort() : route.fulfill({ status: how, body: '' })));
    await playground.open('the-handshake');
    await playground.send.click();
    await expect(page.getByText(says).first()).toBeVisible();
    await page.unroute(file);
    await playground.sends();
    await expect(page.getByText(says)).toHaveCount(0);
    // The browser tells of each file itself.
    playground.complaints.length = 0;
  });
}
