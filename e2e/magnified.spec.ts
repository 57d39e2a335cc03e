// For who needs it large, or in the system's own colours: at 200 % and at 400 % nothing is wider than the window and all is reached (WCAG 2.2, 1.4.4 and
// 1.4.10: 1280 × 1024 at 400 % is 320 × 256), and where colours are forced, what is chosen can be told from what is not.
import { expect, test } from './playground.ts';

for (const [percent, width, height] of [
  [200, 720, 450],
  [200, 640, 512],
  [400, 320, 256],
] as const) {
  test(`at ${percent} %, in a window of ${width} × ${height}, everything is in reach and nothing is cut off at the side`, async ({
    playground,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await playground.open('order-matters');
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const name of ['Code', 'Lesson', 'Stage']) {
      await page.getByRole('tab', { name, exact: true }).click();
      expect(await wider(), name).toBeLessThanOrEqual(0);
      await expect(playground.send).toBeInViewport({ ratio: 1 });
    }
    await playground.sends();
    const inner = [playground.narration, playground.timeline, page.getByRole('tab', { name: 'environ' })];
    for (const part of inner) {
      await part.scrollIntoViewIfNeeded();
      await expect(part).toBeInViewport();
    }
    if (height >= 400) {
      // What one steps through, what is said of it, and the clock are seen at once.
      await page.locator('.stage-plate').scrollIntoViewIfNeeded();
      for (const part of [page.locator('.stage-plate'), playground.narration, playground.timeline])
        await expect(part).toBeInViewport({ ratio: 0.9 });
      const count = page.locator('.hop-count b');
      const fits = () => count.evaluate((element) => element.scrollWidth <= (element.parentElement?.clientWidth ?? 0));
      await expect.poll(fits).toBe(true);
      // So is all that one can do with the moment, its link among it.
      const row = page.locator('.transport');
      await expect(row.getByRole('button', { name: 'Copy a link to this moment' })).toBeInViewport({ ratio: 1 });
      await expect(row.getByRole('combobox', { name: 'Speed' })).toBeInViewport({ ratio: 1 });
      expect(await row.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    }
    // A site that is browsed has all of the width.
    await page.getByRole('tab', { name: 'Browse' }).click();
    const widths = () => page.locator('.plate, .run-view').evaluateAll((both) => both.map((one) => one.clientWidth));
    await expect.poll(async () => new Set(await widths()).size).toBe(1);
    await page.getByRole('tab', { name: 'Onion' }).click();
    for (const key of ['m', '?', 's']) {
      await playground.timeline.focus();
      await page.keyboard.press(key);
      const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
      await expect(close).toBeInViewport({ ratio: 1 });
      expect(await wider(), key).toBeLessThanOrEqual(0);
      await close.click();
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in the system's own colours, ${colorScheme}: what is chosen looks chosen, also in the editor`, async ({
    playground,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
    await playground.open('order-matters');
    await playground.sends();
    await playground.toEnd();
    const system = (name: string) =>
      page.evaluate((colour) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = colour;
        probe.style.setProperty('forced-color-adjust', 'none');
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      }, name);
    const [highlight, canvas] = [await system('Highlight'), await system('Canvas')];
    for (const [chosen, other] of [
      [page.getByRole('tab', { name: 'What changed' }), page.getByRole('tab', { name: 'environ' })],
      [page.getByRole('tab', { name: 'app.py' }), page.getByRole('tab', { name: 'layers.py' })],
      [page.getByRole('tab', { name: 'Onion' }), page.getByRole('tab', { name: 'Flame' })],
    ] as const) {
      await chosen.click();
      await expect(chosen).toHaveCSS('background-color', highlight);
      await expect(other).not.toHaveCSS('background-color', highlight);
    }
    await expect(page.locator('.monaco-editor').first()).toHaveCSS('background-color', canvas);
    // What is on it is not white on white: Chromium would lay a plate behind letters that it had to force.
    await expect(playground.send).toHaveCSS('background-color', await system('LinkText'));
    await expect(playground.send).toHaveCSS('color', canvas);
  });
}
