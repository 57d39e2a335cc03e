// What a frame costs the page's main thread, by the browser's own trace: processor time, so that a busy machine counts less; where it goes; and how
// often a script made the browser lay the page out before its time.
import { ms, row, times } from './measure.mjs';

/** @import { Browser, Page } from '@playwright/test' */
/** `tdur` is processor time. @typedef {{name: string, ts: number, ph: string, dur?: number, tdur?: number, tid: number, pid: number}} TraceEvent */
/** @typedef {'script' | 'style' | 'layout' | 'paint' | 'rest'} Kind */
/** @typedef {{total: number} & Record<Kind, number>} Frame */

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** Microseconds: callbacks that are closer belong to the same frame. */
const BETWEEN = 1000;

/** What a script runs in. */
const SCRIPT = new Set(['FunctionCall', 'FireAnimationFrame', 'EventDispatch', 'TimerFire', 'RunMicrotasks']);
/** @type {Readonly<Record<string, Kind>>} */
const KINDS = {
  ...Object.fromEntries([...SCRIPT, 'EvaluateScript', 'v8.run', 'MinorGC', 'MajorGC'].map((name) => [name, 'script'])),
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  ...Object.fromEntries(['PrePaint', 'Paint', 'Layerize', 'Commit', 'UpdateLayer'].map((name) => [name, 'paint'])),
};

/**
 * `unit`: the 95th percentile of a known piece of work in the same run, which the figure is a multiple of.
 * @param {Browser} browser @param {Page} page @param {string} what @param {() => Promise<unknown>} work @param {number} [unit]
 */
export async function tell(browser, page, what, work, unit) {
  const { frames, longest, forced, seen } = await framesWhile(browser, page, work);
  const of = (/** @type {keyof Frame} */ kind) => at(frames, kind, 0.5);
  const where = /** @type {const} */ (['script', 'style', 'layout', 'paint']).map((kind) => `${kind} ${ms(of(kind))}`).join(', ');
  row(
    what,
    ms(at(frames, 'total', 0.95)),
    `p95 of ${frames.length} frames${unit === undefined ? '' : `, ${times(at(frames, 'total', 0.95) / unit)} the yardstick`}; median ${ms(of('total'))} (${where}), worst ${ms(at(frames, 'total', 1))}, longest task ${ms(longest)}, forced layouts a frame ${(forced / frames.length).toFixed(2)}${typeof seen === 'string' ? `; ${seen}` : ''}`,
  );
}

/** The 95th percentile of what a frame costs meanwhile. @param {Browser} browser @param {Page} page @param {() => Promise<unknown>} work */
export async function costWhile(browser, page, work) {
  return at((await framesWhile(browser, page, work)).frames, 'total', 0.95);
}

/** @param {readonly Frame[]} frames @param {keyof Frame} kind @param {number} share */
function at(frames, kind, share) {
  const sorted = frames.map((one) => one[kind]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {Browser} browser @param {Page} page @param {() => Promise<unknown>} work */
async function framesWhile(browser, page, work) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(frame);
  const seen = await work();
  await page.evaluate(frame);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return { ...framesOf(traceEvents), seen };
}

/** Milliseconds of each task that the page's main thread had meanwhile. @param {Browser} browser @param {Page} page @param {() => Promise<unknown>} work */
export async function tasksOf(browser, page, work) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(frame);
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return tasks(ofMain(traceEvents)).map(cost);
}

/** Milliseconds. @param {TraceEvent} event */
const cost = ({ dur = 0, tdur = dur }) => tdur / 1000;

/** Those of the thread that draws the page. @param {TraceEvent[]} events */
function ofMain(events) {
  const main = events.find(({ name }) => name === 'FireAnimationFrame');
  return events.filter(({ tid, pid }) => tid === main?.tid && pid === main?.pid);
}

/** @param {TraceEvent[]} own */
const tasks = (own) => own.filter(({ name }) => name === 'RunTask');

/** The main thread's work from one animation frame to the next. @param {TraceEvent[]} events */
function framesOf(events) {
  const own = ofMain(events);
  const fired = firstOfEach(own.filter(({ name }) => name === 'FireAnimationFrame').toSorted((a, b) => a.ts - b.ts));
  const frames = Array.from({ length: Math.max(0, fired.length - 1) }, () => ({
    ...{ total: 0, script: 0, style: 0, layout: 0, paint: 0, rest: 0 },
  }));
  // A task that fires a frame begins before it.
  const frameOf = (/** @type {TraceEvent} */ { ts, dur = 0 }) => frames[fired.findLastIndex((one) => one.ts <= ts + dur)];
  let longest = 0;
  let forced = 0;
  for (const task of nested(own)) {
    longest = Math.max(longest, cost(task.event));
    const to = frameOf(task.event);
    each(task, (part, inScript) => {
      const kind = KINDS[part.event.name] ?? 'rest';
      if (part.event.name === 'Layout' && inScript) forced += 1;
      if (to === undefined) return;
      const alone = cost(part.event) - part.parts.reduce((sum, { event }) => sum + cost(event), 0);
      to[kind] += alone;
      to.total += alone;
    });
  }
  return { frames, longest, forced };
}

/** Several callbacks of one frame follow on each other at once; there are 16 ms between frames. @param {readonly TraceEvent[]} fired */
function firstOfEach(fired) {
  /** @type {TraceEvent[]} */
  const first = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const event of fired) {
    if (event.ts - end > BETWEEN) first.push(event);
    end = event.ts + (event.dur ?? 0);
  }
  return first;
}

/** @typedef {{event: TraceEvent, parts: Part[]}} Part */

/** Tasks, and what was done in them. @param {readonly TraceEvent[]} own */
function nested(own) {
  /** @type {Part[]} */
  const tops = [];
  /** @type {Part[]} */
  const open = [];
  const timed = own.filter(({ ph, dur = 0 }) => ph === 'X' && dur > 0);
  for (const event of timed.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    const part = { event, parts: [] };
    for (let last = open.at(-1); last && last.event.ts + (last.event.dur ?? 0) <= event.ts; last = open.at(-1)) open.pop();
    const around = open.at(-1);
    if (around) around.parts.push(part);
    else if (event.name === 'RunTask') tops.push(part);
    else continue;
    open.push(part);
  }
  return tops;
}

/** @param {Part} part @param {(part: Part, inScript: boolean) => void} tell */
function each(part, tell, inScript = false) {
  tell(part, inScript);
  for (const inner of part.parts) each(inner, tell, inScript || SCRIPT.has(part.event.name));
}
