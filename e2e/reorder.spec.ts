// To move a skin is to rewrite the source: by keyboard, by pointer, by button; undone with one Ctrl+Z; a layer off and on again.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Playground, test } from './playground.ts';

const line = (page: Page) => page.locator('.monaco-editor .view-line', { hasText: 'application = ' });
const says = (page: Page) => page.getByRole('status', { name: 'Order of the layers' });

test.beforeEach(async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.sends();
  await playground.toEnd();
  await page.getByRole('tab', { name: 'app.py' }).click();
});

const layer = ({ layers }: Playground, name: string) => layers.getByRole('button', { name: new RegExp(`^${name}, `) });

/** Waits until so many answers have come since the page was opened, and the code is in view. */
async function settled(playground: Playground, page: Page, answers: number) {
  await playground.answered(answers);
  await playground.toEnd();
  await page.getByRole('tab', { name: 'app.py' }).click();
}

test('with the keyboard: Alt and an arrow rewrite the line, send again, and stay with the layer', async ({
  playground,
  page,
}) => {
  await layer(playground, 'Auth').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await playground.answered(2);
  await expect(says(page)).toContainText('Auth stands inside Timing now');
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Timing/, /Auth/]);
  await expect(layer(playground, 'Auth')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await playground.answered(3);
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
  await expect(layer(playground, 'Auth')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await settled(playground, page, 4);
  await expect(line(page)).toHaveText('application = Auth(GZip(Timing(page)))');
});

test('of the layer that has the keyboard one row is seen, and the onion is free of all others', async ({ playground, page }) => {
  const rows = playground.layers;
  await layer(playground, 'Auth').focus();
  await page.keyboard.press('Tab');
  const seen = () => rows.evaluateAll((items) => items.filter((item) => item.getBoundingClientRect().height > 1).length);
  await expect.poll(seen).toBe(1);
  await expect(rows.getByRole('button', { name: 'Move Auth outwards' })).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.stage-plate .ring')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Layers', exact: true })).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await expect(rows.last()).toBeInViewport();
});

test('one Ctrl+Z in the editor is the order before', async ({ playground, page }) => {
  await layer(playground, 'Auth').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await settled(playground, page, 2);
  await expect(line(page)).toHaveText('application = Auth(GZip(Timing(page)))');
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(line(page)).toHaveText('application = GZip(Auth(Timing(page)))');
});

test('one Ctrl+Z is a layer that was switched off, too, and then it is off no longer', async ({ playground, page }) => {
  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await page.getByRole('list', { name: 'Layers', exact: true }).getByRole('switch', { name: 'Auth' }).click();
  await settled(playground, page, 2);
  await expect(line(page)).toHaveText('application = GZip(Timing(page))');
  await expect(page.getByRole('list', { name: 'Layers switched off' })).toBeVisible();
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(line(page)).toHaveText('application = GZip(Auth(Timing(page)))');
  await expect(page.getByRole('list', { name: 'Layers switched off' })).toHaveCount(0);
});

test('a skin is dragged to the place of another one, and Escape lets it go', async ({ playground, page }) => {
  const name = (text: string) => playground.stage.locator('svg.stage text.nm', { hasText: text });
  const box = async (text: string) => {
    const found = await name(text).boundingBox();
    if (!found) throw new Error(`${text} is not drawn.`);
    return { x: found.x + found.width / 2, y: found.y + found.height / 2 };
  };
  const from = await box('Auth');
  const to = await box('GZip');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await expect(playground.stage.locator('.taken')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(playground.stage.locator('.taken')).toHaveCount(0);
  await page.mouse.up();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, from.y - 10);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
  await settled(playground, page, 2);
  await expect(line(page)).toHaveText('application = Auth(GZip(Timing(page)))');
  await expect(playground.layers).toHaveText([/wsgiref/, /Auth/]);
});

test('buttons move, a switch takes a layer out and puts it back byte for byte', async ({ playground, page }) => {
  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await page.getByRole('button', { name: 'Move GZip inwards' }).click();
  await settled(playground, page, 2);
  await expect(line(page)).toHaveText('application = Auth(GZip(Timing(page)))');
  await page.getByRole('list', { name: 'Layers', exact: true }).getByRole('switch', { name: 'Auth' }).click();
  await settled(playground, page, 3);
  await expect(line(page)).toHaveText('application = GZip(Timing(page))');
  await page.getByRole('list', { name: 'Layers switched off' }).getByRole('switch', { name: 'Auth' }).click();
  await settled(playground, page, 4);
  await expect(line(page)).toHaveText('application = Auth(GZip(Timing(page)))');
  await expect(page.getByRole('list', { name: 'Layers switched off' })).toHaveCount(0);
});

test('what can not be moved is said, and the code stays', async ({ playground, page }) => {
  await layer(playground, 'wsgiref').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(says(page)).toContainText('The server stands around everything');
  await layer(playground, 'GZip').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(says(page)).toContainText('GZip is the outermost layer already');
  await playground.type('application = (\n');
  await layer(playground, 'Auth').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(says(page)).toContainText("app.py can't be read as Python as it stands");
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('application = (');
});

for (const motion of ['no-preference', 'reduce'] as const) {
  test(`skins ${motion === 'reduce' ? 'are at once where they belong' : 'glide to their new places'}: motion ${motion}`, async ({
    playground,
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: motion });
    await page.evaluate(() => {
      const animate = Element.prototype.animate;
      const glided: string[] = [];
      Object.assign(window, { glided });
      Element.prototype.animate = function (...asked) {
        glided.push(this.closest('[data-skin], [data-label]')?.outerHTML.slice(0, 60) ?? '');
        return animate.apply(this, asked);
      };
    });
    await layer(playground, 'Auth').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await playground.answered(2);
    await expect(playground.layers).toHaveText([/wsgiref/, /Auth/]);
    await page.keyboard.press('Alt+ArrowDown');
    await playground.answered(3);
    await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
    const glided = await page.evaluate(() => (window as unknown as { glided: string[] }).glided.filter(Boolean).length);
    // An outline and a name.
    if (motion === 'reduce') expect(glided).toBe(0);
    else expect(glided).toBeGreaterThanOrEqual(2);
  });
}

test('axe finds nothing in the list with its buttons, light and dark', async ({ playground, page }) => {
  await page.getByRole('button', { name: 'Layers', exact: true }).click();
  await page.getByRole('list', { name: 'Layers', exact: true }).getByRole('switch', { name: 'Auth' }).click();
  await playground.answered(2);
  await expect(page.getByRole('list', { name: 'Layers switched off' })).toBeVisible();
  await playground.toEnd();
  for (const colorScheme of ['light', 'dark'] as const) {
    // Buttons fade from one theme to the other, and half-way is no colour of either.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
  }
});
