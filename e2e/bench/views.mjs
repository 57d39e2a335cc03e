// What a frame costs while one scrolls the sequence, zooms the flame and steps, with 10⁵ events on stage: the built page in a real Chromium, in
// which a lesson's recorded run is exchanged for a long one. Work is what the browser's own trace says of the page's main thread, frame by frame:
// processor time, so that a busy machine counts less.
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { bundled } from './bundled.mjs';
import { host } from './host.mjs';
import { ms, row } from './measure.mjs';

/** @import { Browser, Page } from '@playwright/test' */

const LAYERS = 20;
const CHUNKS = 33_000;
const FRAMES = 240;

export async function views() {
  /** @type {{ long: (layers: number, chunks: number) => string }} */
  const { long } = await bundled('views/long.ts');
  const text = long(LAYERS, CHUNKS);
  const at = await host({ '/': 'dist' });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
    // Python has nothing to do with it.
    await page.route('**/pyodide/**', () => {});
    await page.route('**/assets/*.js', async (route) => {
      const answer = await route.fetch();
      const script = await answer.text();
      if (!script.includes('text:`recording version=') && !script.includes('text:"recording version='))
        return route.fulfill({ response: answer });
      const name = /export\s*\{\s*\w+ as (\w+)\s*\}/.exec(script)?.[1] ?? 'run';
      const run = JSON.stringify({ text, end: 'closed', log: {} });
      return route.fulfill({ contentType: 'text/javascript', body: `const run = ${run};\nexport { run as ${name} };` });
    });
    await page.goto(`${at.url}/#order-matters`);
    await page.getByRole('button', { name: 'Show the recorded run' }).click({ timeout: 120_000 });
    await page.getByRole('tab', { name: 'Sequence' }).click();
    await page.getByRole('listbox', { name: 'Sequence' }).getByRole('option').first().waitFor({ timeout: 120_000 });
    await page.getByText('Show hops').click();
    for (const kind of ['Details', 'Lines']) await page.getByRole('checkbox', { name: new RegExp(`^${kind}`) }).check();
    await page.keyboard.press('Escape');
    row('rows of the sequence', (await page.getByRole('status', { name: 'Shown' }).textContent()) ?? '');
    await tell(browser, page, 'scrolling the sequence, 10 rows a frame', () =>
      page.evaluate(scrolled, { by: 360, frames: FRAMES }),
    );
    await tell(browser, page, 'scrolling the sequence, 1,000 rows a frame', () =>
      page.evaluate(scrolled, { by: 36_000, frames: 90 }),
    );
    await tell(browser, page, 'finding a text in all of them', async () => {
      await page.getByRole('searchbox', { name: 'Find in events' }).fill('chunk 17');
      await page.waitForFunction(() => /^[\d,]+ of/.test(document.querySelector('.seq-count')?.textContent ?? ''));
    });
    await page.getByRole('tab', { name: 'Flame' }).click();
    await page.getByRole('listbox', { name: 'Flame' }).waitFor();
    await tell(browser, page, 'zooming the flame in and out', () => page.evaluate(wheeled, { frames: FRAMES, pan: false }));
    await tell(browser, page, 'panning it', () => page.evaluate(wheeled, { frames: FRAMES, pan: true }));
  } finally {
    await browser.close();
    at.close();
  }
}

/** @param {{by: number, frames: number}} how */
function scrolled({ by, frames }) {
  const list = document.querySelector('[role=listbox][aria-label=Sequence]');
  return new Promise((done) => {
    let left = frames;
    const step = () => {
      if (list) list.scrollTop += by;
      left -= 1;
      if (left > 0) requestAnimationFrame(step);
      else requestAnimationFrame(() => requestAnimationFrame(() => done(inView())));
    };
    requestAnimationFrame(step);
  });
  /** The number of the row in the middle, as a reader sees it. */
  function inView() {
    const { left = 0, top = 0, height = 0 } = list?.getBoundingClientRect() ?? {};
    return (
      document
        .elementFromPoint(left + 20, top + height / 2)
        ?.closest('[role=option]')
        ?.getAttribute('aria-posinset') ?? 'none'
    );
  }
}

/** @param {{frames: number, pan: boolean}} how */
function wheeled({ frames, pan }) {
  const flame = document.querySelector('[role=listbox][aria-label=Flame]');
  const box = flame?.getBoundingClientRect();
  return new Promise((done) => {
    let left = frames;
    const step = () => {
      const way = left % 120 < 60 ? 40 : -40;
      const how = pan ? { deltaX: way } : { deltaY: -way, ctrlKey: true };
      const where = { clientX: (box?.left ?? 0) + 120, clientY: (box?.top ?? 0) + 60 };
      flame?.dispatchEvent(new WheelEvent('wheel', { ...how, ...where, bubbles: true, cancelable: true }));
      left -= 1;
      if (left > 0) requestAnimationFrame(step);
      else done(null);
    };
    requestAnimationFrame(step);
  });
}

const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** @param {Browser} browser @param {Page} page @param {string} what @param {() => Promise<unknown>} work */
async function tell(browser, page, what, work) {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.evaluate(frame);
  const seen = await work();
  await page.evaluate(frame);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const { frames, longest } = framesOf(traceEvents);
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  row(
    what,
    ms(at(0.95)),
    `p95 of ${frames.length} frames; median ${ms(at(0.5))}, worst ${ms(at(1))}, longest task ${ms(longest)}${typeof seen === 'string' ? `; row ${seen} is in view` : ''}`,
  );
}

/** `tdur` is processor time. @typedef {{name: string, ts: number, dur?: number, tdur?: number, tid: number, pid: number}} TraceEvent */

/** Milliseconds of the main thread's work from one animation frame to the next. @param {TraceEvent[]} events */
function framesOf(events) {
  const fired = events.filter(({ name }) => name === 'FireAnimationFrame').toSorted((a, b) => a.ts - b.ts);
  const main = fired[0];
  const tasks = events.filter(({ name, tid, pid }) => name === 'RunTask' && tid === main?.tid && pid === main?.pid);
  const frames = new Array(Math.max(0, fired.length - 1)).fill(0);
  let longest = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    // A task that fires a frame begins before it.
    const nth = fired.findLastIndex((frame) => frame.ts <= ts + dur);
    longest = Math.max(longest, tdur / 1000);
    if (nth >= 0 && nth < frames.length) frames[nth] += tdur / 1000;
  }
  return { frames, longest };
}
