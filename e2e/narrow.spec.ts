// On a phone: three tabs, Send always in reach, nothing wider than the screen.
import { expect, test } from './playground.ts';

test.use({ viewport: { width: 390, height: 844 } });

test('lesson, code and stage are tabs; Send is always in reach and leads to the stage', async ({ playground, page }) => {
  await playground.open('order-matters');
  for (const name of ['Lesson', 'Code', 'Stage']) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect(playground.send).toBeInViewport();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wider).toBe(false);
  }
  await playground.sends();
  await expect(playground.layers.first()).toContainText('wsgiref');
  const box = await playground.send.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
});

test('the menu stands on the screen as a list, each of its entries below the one before', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await page.getByRole('button', { name: 'Menu' }).click();
  const entries = page.locator('#menu button');
  await expect(entries).toHaveText([/Theme/, 'Lessons', 'Examples', 'Share', 'Keys', 'About']);
  const boxes = await entries.evaluateAll((buttons) =>
    buttons.map((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  for (const [nth, { left, right, top }] of boxes.entries()) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(390);
    expect(top).toBeGreaterThanOrEqual(boxes[nth - 1]?.bottom ?? 0);
  }
});

test('two runs change places', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.sends();
  await page.getByRole('textbox', { name: 'Target' }).fill('/other');
  await playground.sends();
  await playground.timeline.focus();
  await page.keyboard.press('c');
  const [a, b] = [page.getByRole('combobox', { name: 'A', exact: true }), page.getByRole('combobox', { name: 'B', exact: true })];
  const before = [await a.inputValue(), await b.inputValue()];
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(a).toHaveValue(before[1] ?? '');
  await expect(b).toHaveValue(before[0] ?? '');
  // Beside both, and neither of them is cut off by it.
  await expect(a).toBeInViewport({ ratio: 1 });
  await expect(b).toBeInViewport({ ratio: 1 });
});

test('what was typed can be undone after a look at another tab', async ({ playground, page }) => {
  await playground.open('the-handshake');
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  const lines = page.locator('.monaco-editor .view-lines');
  await expect(lines).toContainText('def application');
  await playground.type('# nothing but this\n');
  await expect(lines).not.toContainText('def application');
  await page.getByRole('tab', { name: 'Stage', exact: true }).click();
  await expect(lines).toBeHidden();
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  await expect(lines).toContainText('# nothing but this');
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(lines).toContainText('def application');
});
