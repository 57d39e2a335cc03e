// A hundred layers with names of any length and script, at 200 % zoom: nothing overlaps, nothing is cut off, the one in focus is never lost.
import { expect, test } from './playground.ts';

// What a window of 1440 × 900 is at 200 %.
test.use({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });

const PROGRAM = `class Layer:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["demo.מפתח"] = "ערך"
        return self.app(environ, start_response)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hello"]


names = ["שכבת_הזמן", "طبقة_المصادقة_الطويلة_جدا", "認証とセッションを扱う中間層その二", "ContentSecurityPolicyReportOnly" * 3]
for nth in range(98):
    application = type(f"{names[nth % 4]}{nth}", (Layer,), {})(application)
`;

test('a hundred layers with long names, from right to left, and wide ones, at 200 %', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('a-server-waits');
  await playground.type(PROGRAM);
  await playground.sends();
  await expect(playground.layers).toHaveCount(100);
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  for (const hop of [1, 2, 30, 90]) {
    await page.keyboard.press('Home');
    for (let at = 1; at < hop; at += 1) await page.keyboard.press('ArrowRight');
    await expect(playground.timeline).toHaveAttribute('aria-valuenow', String(hop));
    const { wrong, lit } = await page.locator('.stage-plate').evaluate((plate) => {
      const around = plate.getBoundingClientRect();
      const labels = [...plate.querySelectorAll('.label .nm')].map((element) => ({
        text: element.textContent ?? '',
        box: element.getBoundingClientRect(),
      }));
      const callouts = [...plate.querySelectorAll('.co .ct')].map((element) => ({
        text: element.textContent ?? '',
        box: element.getBoundingClientRect(),
      }));
      const wrong: string[] = [];
      for (const { text, box } of [...labels, ...callouts])
        if (
          box.left < around.left - 1 ||
          box.right > around.right + 1 ||
          box.top < around.top - 1 ||
          box.bottom > around.bottom + 1
        )
          wrong.push(`“${text}” leaves the plate`);
      const rails = [...plate.querySelectorAll('.xdot')].map((dot) => dot.getBoundingClientRect().x);
      const [left, right] = [Math.min(...rails), Math.max(...rails)];
      for (const { text, box } of labels) if (box.left < left || box.right > right) wrong.push(`“${text}” lies over a rail`);
      // Letters are less high than their boxes.
      const sorted = labels.toSorted((a, b) => a.box.top - b.box.top);
      for (const [at, { text, box }] of sorted.entries()) {
        const next = sorted[at + 1];
        if (next && next.box.top < box.bottom - 4) wrong.push(`“${text}” overlaps “${next.text}”`);
      }
      const here = plate.querySelector('.skin.here')?.closest('[data-skin]')?.getAttribute('data-skin');
      return { wrong, lit: plate.querySelector(`[data-label="${here}"]`) !== null };
    });
    expect(wrong).toEqual([]);
    expect(lit, `hop ${hop}: the name of the lit skin is there`).toBe(true);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});
