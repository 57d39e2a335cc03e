// Sequence and Flame: other ways to see the same run, at the same moment. By roles and keys; axe finds nothing.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './playground.ts';

const STREAM = `def Upper(app):
    def upper(environ, start_response):
        for chunk in app(environ, start_response):
            yield chunk.upper()

    return upper


def stream(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Onion", "red")])
    for number in range(40):
        yield b"chunk %d\\n" % number


application = Upper(stream)
`;

const sequence = (page: Page) => page.getByRole('listbox', { name: 'Sequence' });
const rows = (page: Page) => sequence(page).getByRole('option');
const flame = (page: Page) => page.getByRole('listbox', { name: 'Flame' });
const shown = (page: Page) => page.getByRole('status', { name: 'Shown' });
/** The row, or bar, that the keyboard is at. */
const active = async (page: Page) => {
  const id = await page.locator(':focus').getAttribute('aria-activedescendant');
  return page.locator(`[id="${id}"]`);
};

test('the same moment as an onion, a sequence and a flame; the choice is kept', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.sends();
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('2');
  await expect(page.getByRole('tab', { name: 'Sequence' })).toHaveAttribute('aria-selected', 'true');
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(rows(page).nth(1)).toHaveAccessibleName(/^Hop 2, wsgiref to /);

  // A click on a row is the moment everywhere.
  await rows(page).nth(3).click();
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', '4');
  await expect(rows(page).nth(3)).toHaveAttribute('aria-selected', 'true');
  const told = await playground.narration.textContent();
  await expect(rows(page).nth(3)).toHaveAccessibleName(new RegExp(`${escaped(told ?? '')}$`));

  await page.keyboard.press('3');
  await expect(flame(page)).toBeVisible();
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', '4');
  await page.reload();
  await expect(page.getByRole('tab', { name: 'Flame' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Onion' }).click();
  await expect(playground.stage).toBeVisible();
});

test('with the keyboard alone: walk the rows, go there, find, filter', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(STREAM);
  await playground.sends();
  await page.getByRole('tab', { name: 'Sequence' }).click();
  await sequence(page).focus();
  await page.keyboard.press('Home');
  await expect(await active(page)).toHaveAccessibleName(/^Hop 1, client to wsgiref/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(await active(page)).toHaveAccessibleName(/^Hop 3,/);
  // Nothing is moved by walking.
  await page.keyboard.press('Enter');
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', '3');
  await page.keyboard.press('End');
  const last = await active(page);
  await expect(last).toBeInViewport();
  await expect(last).toHaveAccessibleName(/close\(\)/);
  await page.keyboard.press('Enter');
  await expect(playground.timeline).toHaveAttribute(
    'aria-valuenow',
    (await playground.timeline.getAttribute('aria-valuemax')) ?? '',
  );

  const before = await shown(page).textContent();
  const find = page.getByRole('searchbox', { name: 'Find in events' });
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await find.fill('x-onion');
  await expect(shown(page)).toHaveText(/^[12] of \d+ events$/);
  await expect(rows(page).first()).toHaveAccessibleName(/200 OK/);
  await find.fill('CHUNK 39');
  await expect(rows(page).first()).toHaveAccessibleName(/40: \d+ B/);
  await find.fill('nothing is like this');
  await expect(page.getByText('No event is like that.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all hops' }).click();
  await expect(shown(page)).toHaveText(before ?? '');

  await playground.timeline.focus();
  await page.keyboard.press('Home');
  await page.getByRole('combobox', { name: 'Layer' }).selectOption({ label: 'Upper' });
  await expect(rows(page).first()).toHaveAccessibleName(/wsgiref to Upper, call/);
  await page.getByText('Show hops').click();
  await page.getByRole('checkbox', { name: /^Pulls and chunks/ }).uncheck();
  await page.keyboard.press('Escape');
  for (const name of await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? '')))
    expect(name).not.toMatch(/next\(\)|: \d+ B/);
});

test('only rows in view are in the page, and the moment stays in view while one steps', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(STREAM);
  await playground.sends();
  await page.getByRole('tab', { name: 'Sequence' }).click();
  await playground.toEnd();
  await expect(rows(page).last()).toHaveAttribute('aria-selected', 'true');
  await expect(rows(page).last()).toBeInViewport();
  const size = Number(await rows(page).last().getAttribute('aria-setsize'));
  expect(size).toBeGreaterThan(150);
  expect(await rows(page).count()).toBeLessThan(70);
  await page.keyboard.press('Home');
  await expect(sequence(page).getByRole('option', { selected: true })).toBeInViewport();
});

test('the flame: zoom, pan, walk the bars, go there', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(STREAM);
  await playground.sends();
  await page.getByRole('tab', { name: 'Flame' }).click();
  const times = page.getByRole('table', { name: /^Time of each layer/ });
  await expect(times.getByRole('rowheader')).toHaveText([/wsgiref/, /upper/i, /stream/]);
  await page.getByRole('radio', { name: 'Steps' }).check();
  const zoom = page.getByRole('status', { name: 'Zoom' });
  await expect(zoom).toHaveText('All in view');
  await flame(page).focus();
  await page.keyboard.press('+');
  await expect(zoom).toHaveText('2.0×');
  await page.keyboard.press('-');
  await expect(zoom).toHaveText('All in view');
  // The keys mean the speed again where nothing else wants them.
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(zoom).toHaveText('2.0×');
  const box = await flame(page).boundingBox();
  if (box === null) throw new Error('The flame is not there.');
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await expect(zoom).not.toHaveText('2.0×');
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(zoom).toHaveText('All in view');

  await flame(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const bar = await active(page);
  await expect(bar).toHaveAccessibleName(/, from hop \d+ to hop \d+$/);
  await expect(bar).toHaveAttribute('aria-posinset', '2');
  const hop = /from hop (\d+)/.exec((await bar.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await page.keyboard.press('Enter');
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', hop);
  // A click goes to the moment under the pointer.
  await flame(page).click({ position: { x: 1, y: 60 } });
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', /^[01]$/);
});

for (const scheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test(`axe finds nothing in both, ${scheme}, ${width} px`, async ({ playground, page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height });
      await playground.open('order-matters');
      await playground.sends();
      if (width < 700) await page.getByRole('tab', { name: 'Stage' }).click();
      await expect(playground.timeline).toHaveAttribute('aria-valuemax', /[1-9]/);
      await playground.timeline.focus();
      for (let hop = 0; hop < 3; hop += 1) await page.keyboard.press('ArrowRight');
      for (const view of ['Sequence', 'Flame']) {
        await page.getByRole('tab', { name: view }).click();
        await expect(page.getByRole('listbox', { name: view })).toBeVisible();
        const found = await new AxeBuilder({ page }).analyze();
        expect(
          found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
        ).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
      }
    });
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
