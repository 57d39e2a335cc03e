// How the stage looks: the states of the design, each recorded here and now from a program that runs, at one moment, in both themes, beside
// the pictures that are kept in states/. What differs on every run is not on them. `npm run fix:pictures` takes them anew; look at them.
import { expect, test } from './playground.ts';
import { STATES, type StageState, sourceOf } from './stage-states.ts';

/** What a few edges may be drawn otherwise by another build of the browser; a mark that moved by three pixels is beyond it. */
const TOLERANCE = { threshold: 0.15, maxDiffPixels: 30 };

test.use({ deviceScaleFactor: 1 });

test('each state of the stage looks as it is kept, in both themes', async ({ playground, page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await withoutRecordedRun('a-server-waits');
  await playground.open('a-server-waits');
  const plate = page.locator('.stage-plate');
  for (const state of STATES) {
    await test.step(state.name, async () => {
      await reach(state);
      await plate.evaluate((element, { width, height }) => {
        Object.assign(element.style, { flex: 'none', width: `${width}px`, height: `${height}px` });
      }, state.size);
      // What stands over the plate is no part of it.
      for (const over of await page.locator('.layers-toggle, .ghost-toggle').all())
        await over.evaluate((element) => {
          element.style.opacity = '0';
        });
      await page.mouse.move(0, 0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect.soft(plate).toHaveScreenshot(`${state.name}-${colorScheme}.png`, TOLERANCE);
      }
      for (const what of state.moves ?? []) await expectSeen(what, `${state.name}-dark.png`);
    });
    await toNextLesson();
  }

  /** The comparison sees it when this has moved by three pixels. */
  async function expectSeen(what: string, picture: string) {
    const moved = plate.locator(what).first();
    const move = (by: string) => moved.evaluate((element, to) => (element as SVGElement).style.setProperty('translate', to), by);
    await move('3px');
    expect.soft(await plate.screenshot(), `${what} has moved`).not.toMatchSnapshot(picture, TOLERANCE);
    await move('0');
  }

  /** Each state has a lesson to itself: so none has a run before it but its own. */
  async function toNextLesson() {
    const title = page.getByRole('heading', { level: 1 });
    const before = (await title.textContent()) ?? '';
    await playground.timeline.focus();
    await page.keyboard.press('Alt+PageDown');
    await expect(title).not.toHaveText(before);
  }

  /** Sends, and goes to the moment. */
  async function reach(state: StageState) {
    const remove = page.getByRole('button', { name: /^Delete header/ });
    for (let left = await remove.count(); left > 0; left -= 1) await remove.first().click();
    await expect(page.getByRole('textbox', { name: 'Code, app.py' })).toBeAttached();
    if (state.before !== undefined) {
      await playground.type(sourceOf(state.before));
      await page.getByRole('textbox', { name: 'Target' }).fill(state.targets[0] ?? '/');
      await playground.sends();
    }
    await playground.type(sourceOf(state.program));
    for (const target of state.targets) {
      await page.getByRole('textbox', { name: 'Target' }).fill(target);
      await playground.sends();
    }
    await withGhost(state.before !== undefined);
    const picture = playground.stage.getByRole('img');
    if (state.targets.length === 0) return expect(picture).toHaveAccessibleName(state.moment);
    await playground.timeline.focus();
    await page.keyboard.press('Home');
    await expect(playground.timeline).toHaveAttribute('aria-valuenow', '1');
    const last = Number(await playground.timeline.getAttribute('aria-valuemax'));
    for (let hop = 1; !state.moment.test((await picture.getAttribute('aria-label')) ?? ''); hop += 1) {
      expect(hop, `${state.name}: nothing like that is said`).toBeLessThan(last);
      await page.keyboard.press('ArrowRight');
      await expect(playground.timeline).toHaveAttribute('aria-valuenow', String(hop + 1));
    }
  }

  /** Puts the ghost of the run before away, or brings it back, where there is one. */
  async function withGhost(wanted: boolean) {
    const ghost = page.getByRole('button', { name: /^Ghost of/ });
    if (wanted) await expect(ghost).toBeVisible();
    if ((await ghost.count()) === 0 || (await ghost.getAttribute('aria-pressed')) === String(wanted)) return;
    await ghost.click();
    await expect(ghost).toHaveAttribute('aria-pressed', String(wanted));
  }

  /** What was recorded of the lesson's start does not come: nothing is on stage before the first Send. */
  async function withoutRecordedRun(lesson: string) {
    await page.route(new RegExp(`/assets/${lesson}-[^/]+\\.js$`), async (route) => {
      const response = await route.fetch();
      const isRun = (await response.text()).includes('recording version=');
      await (isRun ? route.fulfill({ contentType: 'text/javascript', body: 'export {};' }) : route.fulfill({ response }));
    });
  }
});
