// What an edit changed: the ghost of the run before, two runs on one clock, every order of the layers. All of it from the keyboard alone.
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, type Playground, test } from './playground.ts';

const layer = ({ layers }: Playground, name: string) => layers.getByRole('button', { name: new RegExp(`^${name}\\b`) });
const ghost = (page: Page) => page.getByRole('button', { name: /^Ghost of/ });

/** Presses a key until this has the focus, as somebody without a pointer goes to it. */
async function goTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab') {
  const has = () => wanted.evaluate((element) => element === document.activeElement);
  for (let times = 0; times < 90 && !(await has()); times += 1) await page.keyboard.press(key);
  await expect(wanted).toBeFocused();
}

test('from the first Send to a compared order, and to one that is taken, by keyboard alone', async ({ playground, page }) => {
  test.setTimeout(180_000);
  await playground.open('order-matters');
  await page.keyboard.press('g');
  await expect(page.getByRole('status', { name: 'Ghost' })).toHaveText('No ghost: nothing has run yet.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await playground.answered(1);
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);

  // A layer is moved; the run before stays as a ghost, in words too.
  await goTo(page, layer(playground, 'Auth'), 'Shift+Tab');
  await page.keyboard.press('Alt+ArrowUp');
  await playground.answered(2);
  await expect(ghost(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(ghost(page)).toHaveAccessibleName(/Ghost of run 1/);
  await page.keyboard.press('Home');
  await expect(playground.narration).toContainText('GZip is called only in run 1.');
  await page.keyboard.press('g');
  await expect(ghost(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(playground.narration).not.toContainText('run 1');
  await expect(playground.stage.locator('.ghost-path')).toHaveCount(0);
  await page.keyboard.press('g');
  await expect(playground.stage.locator('.ghost-path')).toHaveCount(1);

  // Both runs on one clock.
  await page.keyboard.press('c');
  const sheet = page.getByRole('dialog', { name: 'Compare two runs' });
  const clock = sheet.getByRole('slider', { name: 'Both runs' });
  await expect(clock).toBeFocused();
  await expect(sheet.getByRole('combobox', { name: 'A' })).toHaveValue('run 1');
  await expect(sheet.getByRole('combobox', { name: 'B' })).toHaveValue('run 2');
  await page.keyboard.press('ArrowRight');
  await expect(clock).toHaveAttribute('aria-valuetext', /Moment 2 of \d+\. A: .*GZip.* B: waits\./);
  await page.keyboard.press('End');
  await expect(clock).toHaveAttribute('aria-valuetext', /A: .*33 bytes of body.* B: .*13 bytes of body/);
  const difference = sheet.getByRole('button', { name: /^GZip is called only in A/ });
  await goTo(page, difference, 'Tab');
  await page.keyboard.press('Enter');
  await expect(difference).toHaveAttribute('aria-current', 'step');
  await expect(clock).toHaveAttribute('aria-valuenow', '2');

  // Either of them at this moment on the stage of the page.
  await goTo(page, sheet.getByRole('button', { name: 'Show this moment of A on the stage' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'Run' })).toHaveValue('1');
  await expect(playground.narration).toContainText('calls GZip');
  await page.keyboard.press('c');
  await expect(clock).toBeFocused();

  // Every order; one of them is taken.
  await goTo(page, sheet.getByRole('tab', { name: 'Two runs' }), 'Shift+Tab');
  await page.keyboard.press('End');
  const lab = page.getByRole('dialog', { name: 'Order lab' });
  await expect(lab.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 120_000 });
  await expect(lab.getByRole('status')).toContainText('6 orders tried');
  const same = lab.getByRole('region', { name: /^A: / });
  await expect(same).toContainText('as it stands');
  await expect(lab.getByRole('region', { name: /^B: / })).toContainText('one change of neighbours');
  await expect(lab).toContainText(/These are exactly the orders with .*GZip.* around .*Auth/);
  const take = lab.getByRole('button', { name: 'Take GZip › Auth › Timing' });
  await goTo(page, take, 'Tab');
  await page.keyboard.press('Enter');
  await expect(lab).toBeHidden();
  await playground.answered(3);
  await expect(page.getByRole('status', { name: 'Order of the layers' })).toContainText('The order is GZip › Auth › Timing now');
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
  await expect(page.locator('.monaco-editor .view-line', { hasText: 'application = ' })).toHaveText(
    'application = GZip(Auth(Timing(page)))',
  );
});

test('axe finds nothing in the ghost, in two runs, in the orders: light and dark, wide and narrow', async ({
  playground,
  page,
}) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('order-matters');
  await playground.sends();
  await layer(playground, 'Auth').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await playground.answered(2);
  await playground.toEnd();
  const check = async (within: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).include(within).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
    }
    const { width } = page.viewportSize() ?? { width: 0 };
    expect(await page.locator(within).evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(width);
  };
  await expect(page.getByRole('region', { name: 'Other than in run 1' })).toContainText('The client gets');
  await check('.plate');
  await page.getByRole('button', { name: /^Compare/ }).click();
  const clock = page.getByRole('slider', { name: 'Both runs' });
  await clock.press('End');
  await check('dialog[open]');
  await page.getByRole('tab', { name: 'Orders' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 120_000 });
  await check('dialog[open]');
  await page.setViewportSize({ width: 390, height: 844 });
  await check('dialog[open]');
  await page
    .getByRole('button', { name: /^Compare .* with the order as it stands/ })
    .first()
    .click();
  await expect(clock).toBeVisible();
  await check('dialog[open]');
  // Two stages over each other, and the clock in reach.
  const plates = page.locator('.pair-plate');
  const [upper, lower] = [await plates.first().boundingBox(), await plates.last().boundingBox()];
  expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBeLessThanOrEqual(lower?.y ?? 0);
  await expect(clock).toBeInViewport();
});
