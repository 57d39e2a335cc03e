// What is pointed at anywhere is lit everywhere: a skin, its row in the list, a hop of the timeline, a row of the inspector, a line of code, a row of
// the sequence, a bar of the flame. And a click leads there.
import type { Page } from '@playwright/test';
import { expect, type Playground, test } from './playground.ts';

const PROGRAM = `class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["shop.user"] = "ada"
        return self.app(environ, start_response)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hello"]


application = Stamp(application)
`;

const skin = (page: Page, nth: number) => page.locator(`.stage-plate [data-skin="${nth}"]`);
const lit = (page: Page, what: string) => page.locator(`${what}[data-pointed]`);
const codeLine = (page: Page, text: string) => page.locator('.monaco-editor .view-line', { hasText: text });
/** The line of code that is lit because it is pointed at elsewhere. */
const litLine = async (page: Page) => {
  const box = await page.locator('.ed-pointed').boundingBox();
  const lines = await page.locator('.monaco-editor .view-line').all();
  for (const line of lines) {
    const its = await line.boundingBox();
    if (box && its && Math.abs(its.y - box.y) < 4) return (await line.textContent())?.replaceAll('\u00a0', ' ') ?? '';
  }
  return '';
};

async function begin({ playground, page }: { playground: Playground; page: Page }) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('a-server-waits');
  await playground.type(PROGRAM);
  await playground.sends();
  await playground.timeline.focus();
  await page.keyboard.press('Home');
}

test('from the stage, the list, the timeline, the code and the inspector', async ({ playground, page }) => {
  await begin({ playground, page });
  const names = page.getByRole('list', { name: 'Layers' }).getByRole('listitem');

  // A skin: its line, its row in the list.
  await skin(page, 1).hover({ position: { x: 60, y: 20 } });
  await expect(skin(page, 1)).toHaveAttribute('data-pointed', '');
  await expect(names.nth(1)).toHaveAttribute('data-pointed', '');
  await expect.poll(() => litLine(page)).toContain('def __call__');
  await expect(page.locator('.timeline .meant')).toHaveCount(1);
  await page.mouse.move(2, 2);
  await expect(lit(page, '')).toHaveCount(0);

  // The same with the keyboard.
  await names.nth(2).getByRole('button').first().focus();
  await expect(skin(page, 2)).toHaveAttribute('data-pointed', '');
  await expect.poll(() => litLine(page)).toContain('def application');
  await playground.timeline.focus();
  await expect(lit(page, '')).toHaveCount(0);

  // A hop of the timeline: the crossing, its layer, its line.
  const box = await playground.timeline.boundingBox();
  if (box === null) throw new Error('There is no timeline.');
  const hops = Number(await playground.timeline.getAttribute('aria-valuemax'));
  await page.mouse.move(box.x + 30 + ((box.width - 44) * 3) / hops, box.y + 20);
  await expect(page.locator('.timeline-says')).toContainText('Hop 3');
  await expect(page.locator('.stage-panel .pointed-at')).toHaveCount(1);
  await expect(skin(page, 2)).toHaveAttribute('data-pointed', '');
  await expect.poll(() => litLine(page)).toContain('return self.app(');

  // A line of code: the hop that crossed there.
  await codeLine(page, 'return [b"Hello"]').hover();
  await expect(page.locator('.stage-panel .pointed-at')).toHaveCount(1);
  await expect(page.locator('.timeline .hovered')).toHaveCount(1);
  await expect(skin(page, 2)).toHaveAttribute('data-pointed', '');

  // A dot of the stage leads to its moment.
  await page.locator('.stage-panel .xdot.req[data-event]').nth(2).hover();
  await expect(page.locator('.stage-panel .pointed-at')).toHaveCount(1);
  await page.locator('.stage-panel .xdot.req[data-event]').nth(2).click();
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', '3');

  // What a callout tells of, and the way there.
  const callout = page.locator('.stage-panel .co.done[data-event] .ct').first();
  await callout.hover();
  await expect(page.locator('.stage-panel .pointed-at')).toHaveCount(1);
  await expect(page.locator('.timeline .meant')).toHaveCount(1);
  await callout.click();
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', '1');
  await playground.timeline.focus();
  for (const _ of [1, 2]) await page.keyboard.press('ArrowRight');

  // A key of environ: where it came to be so, and the way there.
  await playground.tab('environ').click();
  const environ = page.getByRole('tabpanel', { name: 'environ' });
  await environ.getByRole('rowheader', { name: 'shop.user' }).hover();
  await expect(page.locator('.stage-panel .pointed-at')).toHaveCount(1);
  await expect(skin(page, 2)).toHaveAttribute('data-pointed', '');
  await expect.poll(() => litLine(page)).toContain('return self.app(');
  await environ
    .getByRole('row', { name: /shop\.user/ })
    .getByRole('button', { name: 'hop 3' })
    .click();
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', '3');
  await playground.tab('What changed').click();

  // A row of the inspector: what was changed there; what was sent, and by whom.
  await page
    .getByRole('tabpanel', { name: /changed/ })
    .getByRole('rowheader', { name: 'shop.user' })
    .hover();
  await expect(page.locator('.stage-panel .pointed-at')).toHaveCount(1);
  // And back: the layer, with what crossed its edge.
  const changed = lit(page, '.in-panel tbody');
  await skin(page, 1).hover({ position: { x: 60, y: 20 } });
  await expect(changed).toHaveCount(0);
  await skin(page, 2).hover({ position: { x: 60, y: 20 } });
  await expect(changed).toContainText('shop.user');
  await expect(lit(page, '.stage-panel .co')).toContainText('shop.user');
  await playground.toEnd();
  await playground.tab('Response').click();
  await page.locator('.in-part-layer').last().hover();
  await expect(page.locator('.stage-panel .pointed-at')).toHaveCount(1);
  await expect(skin(page, 2)).toHaveAttribute('data-pointed', '');
  await page.locator('.in-part-server').first().hover();
  await expect(skin(page, 0)).toHaveAttribute('data-pointed', '');
});

test('from the sequence and the flame', async ({ playground, page }) => {
  await begin({ playground, page });
  await page.keyboard.press('2');
  const rows = page.getByRole('listbox', { name: 'Sequence' }).getByRole('option');
  await rows.nth(2).hover();
  await expect(rows.nth(2)).toHaveAttribute('data-pointed', '');
  await expect(lit(page, '.seq-lane')).toContainText('application');
  await expect(page.locator('.timeline .hovered')).toHaveCount(1);
  await expect.poll(() => litLine(page)).toContain('return self.app(');
  // The other way: from the code to the row; with the keyboard as well.
  await codeLine(page, 'return [b"Hello"]').hover();
  await expect(lit(page, '.seq-row')).toHaveAccessibleName(/application to Stamp, 5 B/);
  await page.mouse.move(2, 2);
  await page.getByRole('listbox', { name: 'Sequence' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toHaveAttribute('data-pointed', '');
  await expect.poll(() => litLine(page)).toContain('def __call__');

  await page.keyboard.press('3');
  const flame = page.getByRole('listbox', { name: 'Flame' });
  await expect(flame).toBeVisible();
  await flame.hover({ position: { x: 200, y: 26 + 30 + 15 } });
  await expect(lit(page, '.flame-times tr')).toContainText('Stamp');
  await expect(page.locator('.timeline .meant')).toHaveCount(1);
  await codeLine(page, 'return [b"Hello"]').hover();
  await expect(lit(page, '.flame-times tr')).toContainText('application');
  await expect(page.locator('.flame-pointed')).toHaveCount(1);
});

test('the line that runs comes into view with a step, and draws nobody away while it plays', async ({ playground, page }) => {
  await playground.open('a-server-waits');
  await playground.type(PROGRAM.replace('\n\ndef application', `\n\n${'# further down\n'.repeat(120)}\ndef application`));
  await playground.sends();
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  const lamp = page.locator('.ed-here-number');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  await expect(lamp).toBeVisible();
  await expect(codeLine(page, 'start_response("200 OK"')).toBeVisible();

  // While it plays by itself, one stays where one has scrolled to.
  await page.keyboard.press('ArrowLeft');
  await expect(codeLine(page, 'return self.app(')).toBeVisible();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.25');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.locator('.monaco-editor').first().hover();
  await page.mouse.wheel(0, 900);
  await expect(codeLine(page, 'return self.app(')).toHaveCount(0);
  await expect(playground.timeline).toHaveAttribute('aria-valuenow', /^[45]$/);
  await expect(lamp).toHaveCount(0);
  await page.getByRole('button', { name: 'Pause' }).click();
  // A step goes where it leads.
  await playground.timeline.focus();
  await page.keyboard.press('Home');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  await expect(lamp).toBeVisible();
});
