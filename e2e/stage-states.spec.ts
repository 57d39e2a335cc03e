// How the stage looks: the states of the design, each recorded here and now from a program that runs, at one moment, in both themes, beside
// the pictures that are kept in states/. What differs on every run is not on them. `npm run fix:pictures` takes them anew; look at them.
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { readCourse } from '../src/lesson/read-course.node.ts';
import { expect, test } from './playground.ts';
import { STATES, type StageState, sourceOf } from './stage-states.ts';

/** What a few edges may be drawn otherwise by another build of the browser; a mark that moved by three pixels is beyond it. */
const TOLERANCE = { threshold: 0.15, maxDiffPixels: 30 };

const WIDE = { width: 1440, height: 900 };
const LOOKS = [
  ['dark', 1440, 900],
  ['light', 1440, 900],
  ['light', 390, 844],
] as const;

/** Processes and runs are counted since the page was opened: those that are named first become 1 and 2, and earlier runs are not seen. */
function withoutNumbers(panel: Element) {
  const rest = panel.querySelector<HTMLElement>('.processes-rest');
  if (rest) rest.style.visibility = 'hidden';
  const known: string[] = [];
  const texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.parentElement?.closest('svg, code')) continue;
    text.nodeValue = (text.nodeValue ?? '').replaceAll(/\b\d{1,2}\b/g, (number) => {
      if (!known.includes(number)) known.push(number);
      return String(known.indexOf(number) + 1);
    });
  }
}

test.use({ deviceScaleFactor: 1, viewport: WIDE });

test('each state of the stage looks as it is kept, in both themes', async ({ playground, page }) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await withoutRecordedRuns();
  await playground.open('a-server-waits');
  const sheet = page.getByRole('dialog', { name: 'Compare two runs' });
  for (const state of STATES) {
    await test.step(state.name, async () => {
      if (typeof state.program === 'object') await playground.open(state.program.example);
      await run(state);
      const beside = state.before === 'beside';
      const several = state.processes !== undefined;
      const picture = page.locator(beside ? '.pair-stages' : several ? '.processes' : '.stage-plate');
      if (several) {
        await playground.timeline.focus();
        await page.keyboard.press('p');
        await page
          .getByRole('region', { name: /^B, process/ })
          .getByRole('button')
          .click();
      }
      if (beside) await page.keyboard.press('c');
      await goTo(
        state.moment,
        beside ? sheet.getByRole('slider', { name: 'Both runs' }) : playground.timeline,
        beside ? 'aria-valuetext' : null,
      );
      await picture.evaluate((element, { width, height }) => {
        Object.assign((element as HTMLElement).style, { flex: 'none', width: `${width}px`, height: `${height}px` });
        // What stands over the plate is no part of it.
        for (const over of document.querySelectorAll<HTMLElement>('.layers-toggle, .ghost-toggle, .stage-middle .beside-toggle'))
          over.style.visibility = 'hidden';
      }, state.size);
      if (several) await picture.evaluate(withoutNumbers);
      await page.mouse.move(0, 0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect.soft(picture).toHaveScreenshot(`${state.name}-${colorScheme}.png`, TOLERANCE);
      }
      if (state.table) await expectTable(state.table);
      for (const what of state.moves ?? []) await expectSeen(picture, what, `${state.name}-dark.png`);
      await expectAccessible(picture, beside ? 'dialog[open]' : '.plate');
      if (beside) await page.keyboard.press('Escape');
      if (several) await page.keyboard.press('p');
    });
    if (typeof state.program === 'string') await toNextLesson();
  }

  /** Sends what the state is made of; each of them has a lesson to itself, so none has a run before it but its own. */
  async function run(state: StageState) {
    const remove = page.getByRole('button', { name: /^Delete header/ });
    for (let left = await remove.count(); left > 0; left -= 1) await remove.first().click();
    await expect(page.getByRole('textbox', { name: /^Code, / })).toBeAttached();
    const write = async (order?: string) => {
      if (typeof state.program === 'string') await playground.type(sourceOf(state.program, order));
    };
    if (state.sends.length === 0) await write();
    if (state.processes !== undefined) await serveBy(state.processes);
    const atOnce = state.processes === undefined ? 0 : 2;
    for (const { target, order } of state.sends.slice(0, state.sends.length - atOnce)) {
      await write(order);
      await page.getByRole('combobox', { name: 'Method' }).fill('GET');
      await page.getByRole('textbox', { name: 'Target' }).fill(target);
      await playground.sends();
    }
    if (atOnce > 0) await playground.sendsAtOnce(atOnce);
    const ghost = page.getByRole('button', { name: /^Ghost of/, pressed: state.before !== 'ghost' });
    if (state.sends.length > 0 && (await ghost.count()) > 0) await ghost.click();
  }

  async function serveBy(processes: number) {
    await page.getByRole('button', { name: /^Server:/ }).click();
    const menu = page.getByRole('dialog', { name: 'Server' });
    await menu.getByRole('radio', { name: 'gunicorn' }).check();
    await menu
      .getByRole('radiogroup', { name: /^Processes/ })
      .getByRole('radio', { name: String(processes) })
      .check();
    await page.keyboard.press('Escape');
  }

  /** Steps from the start until the picture, or the slider, says it. */
  async function goTo(moment: RegExp, slider: Locator, says: string | null) {
    const onStage = page.locator('.stage-plate, .process-side.on').getByRole('img');
    const told = async () => (says === null ? await onStage.getAttribute('aria-label') : await slider.getAttribute(says)) ?? '';
    if ((await slider.getAttribute('aria-valuemax')) === '0') return expect.poll(told).toMatch(moment);
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuenow', '1');
    const last = Number(await slider.getAttribute('aria-valuemax'));
    for (let hop = 1; !moment.test(await told()); hop += 1) {
      expect(hop, `nothing like ${moment} is said`).toBeLessThan(last);
      await page.keyboard.press('ArrowRight');
      await expect(slider).toHaveAttribute('aria-valuenow', String(hop + 1));
    }
  }

  /** What stands under the stage at the same moment, in both themes. */
  async function expectTable({ name, tab, picture, width }: NonNullable<StageState['table']>) {
    await playground.tab(tab).click();
    // So high that all of it is seen.
    await page.setViewportSize({ ...WIDE, height: 1400 });
    await page.getByRole('separator', { name: /the inspector$/ }).focus();
    await page.keyboard.press('Home');
    const table = page.locator(picture);
    await table.evaluate((element, to) => (element as HTMLElement).style.setProperty('width', `${to}px`), width);
    await page.mouse.move(0, 0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect.soft(table).toHaveScreenshot(`${name}-${colorScheme}.png`, TOLERANCE);
    }
    await page.setViewportSize(WIDE);
  }

  /** The comparison sees it when this has moved by three pixels. */
  async function expectSeen(picture: Locator, what: string, kept: string) {
    const moved = picture.locator(what).first();
    const move = (by: string) => moved.evaluate((element, to) => (element as SVGElement).style.setProperty('translate', to), by);
    await move('3px');
    expect.soft(await picture.screenshot(), `${what} has moved`).not.toMatchSnapshot(kept, TOLERANCE);
    await move('0');
  }

  /** Axe finds nothing in it in either theme, nor where there is less room. The page around it is the same: accessibility.spec.ts has it. */
  async function expectAccessible(picture: Locator, within: string) {
    await picture.evaluate((element) => element.removeAttribute('style'));
    for (const [colorScheme, width, height] of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      // What comes and goes with the width has come.
      if (width < 700 && within === '.plate') await page.getByRole('tab', { name: 'Stage' }).click();
      await expect(page.locator(within)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include(within).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      expect.soft(found, `${colorScheme}, ${width} px`).toEqual([]);
    }
    await page.setViewportSize(WIDE);
  }

  async function toNextLesson() {
    const title = page.getByRole('heading', { level: 1 });
    const before = (await title.textContent()) ?? '';
    await playground.timeline.focus();
    await page.keyboard.press('Alt+PageDown');
    await expect(title).not.toHaveText(before);
  }

  /** What was recorded of the lessons' starts does not come: nothing is on stage before the first Send, and no ghost of it later. */
  async function withoutRecordedRuns() {
    const lessons = readCourse('lessons').map(({ slug }) => slug);
    await page.route(new RegExp(`/assets/(${lessons.join('|')})-[^/]+\\.js$`), async (route) => {
      const response = await route.fetch();
      const isRun = (await response.text()).includes('recording version=');
      await (isRun ? route.fulfill({ contentType: 'text/javascript', body: 'export {};' }) : route.fulfill({ response }));
    });
  }
});
