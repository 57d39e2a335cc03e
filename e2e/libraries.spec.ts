// Frames of frameworks and of the standard library: there when all lines are asked for, from the next Send on, and folded again at a click.
import { expect, test } from './playground.ts';

const SOURCE = `from wsgiref.util import guess_scheme

def application(environ, start_response):
    scheme = guess_scheme(environ)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [scheme.encode()]
`;

test('all lines lead into the standard library and back, and the editor stays as it is', async ({
  playground,
  page,
}, testInfo) => {
  await playground.open();
  await playground.type(SOURCE);
  const choice = (name: string) => page.getByRole('group', { name: 'Step by' }).getByRole('radio', { name, exact: true });
  await choice('All lines').click();
  await playground.sends();
  await expect(playground.notice).toBeHidden();
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    await playground.drawn();
    await expect(playground.narration).toContainText(/line \d+ of wsgiref\/util\.py is about to run/, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await page.screenshot({ path: testInfo.outputPath('library.png') });
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('scheme = guess_scheme');
  await playground.toEnd();
  await expect(playground.timeline).toHaveAttribute('aria-valuetext', /^Line \d+ of \d+: /);
  const all = Number(await playground.timeline.getAttribute('aria-valuemax'));
  await choice('Lines').click();
  expect(Number(await playground.timeline.getAttribute('aria-valuemax'))).toBe(all - 4);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: testInfo.outputPath('narrow.png') });
});
