// What a frame costs the page's main thread, by the browser's own trace: processor time, so that a busy machine counts less; and how often a
// script made the browser lay the page out before its time.
import { ms, row } from './measure.mjs';

/** @import { Browser, Page } from '@playwright/test' */
/** `tdur` is processor time. @typedef {{name: string, ts: number, dur?: number, tdur?: number, tid: number, pid: number}} TraceEvent */

const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** @param {Browser} browser @param {Page} page @param {string} what @param {() => Promise<unknown>} work */
export async function tell(browser, page, what, work) {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.evaluate(frame);
  const seen = await work();
  await page.evaluate(frame);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const { frames, longest, forced } = framesOf(traceEvents);
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  row(
    what,
    ms(at(0.95)),
    `p95 of ${frames.length} frames; median ${ms(at(0.5))}, worst ${ms(at(1))}, longest task ${ms(longest)}, ${forced} forced layouts${typeof seen === 'string' ? `; ${seen}` : ''}`,
  );
}

/** Milliseconds of each task that the page's main thread had meanwhile. @param {Browser} browser @param {Page} page @param {() => Promise<unknown>} work */
export async function tasksOf(browser, page, work) {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.evaluate(frame);
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return tasks(ofMain(traceEvents)).map(({ dur = 0, tdur = dur }) => tdur / 1000);
}

/** Those of the thread that draws the page. @param {TraceEvent[]} events */
function ofMain(events) {
  const main = events.find(({ name }) => name === 'FireAnimationFrame');
  return events.filter(({ tid, pid }) => tid === main?.tid && pid === main?.pid);
}

/** @param {TraceEvent[]} own */
const tasks = (own) => own.filter(({ name }) => name === 'RunTask');

/** What a script runs in. */
const SCRIPT = new Set(['FunctionCall', 'FireAnimationFrame', 'EventDispatch', 'TimerFire', 'RunMicrotasks']);

/** Milliseconds of the main thread's work from one animation frame to the next. @param {TraceEvent[]} events */
function framesOf(events) {
  const own = ofMain(events);
  const fired = own.filter(({ name }) => name === 'FireAnimationFrame').toSorted((a, b) => a.ts - b.ts);
  const frames = new Array(Math.max(0, fired.length - 1)).fill(0);
  let longest = 0;
  for (const { ts, dur = 0, tdur = dur } of tasks(own)) {
    // A task that fires a frame begins before it.
    const nth = fired.findLastIndex((frame) => frame.ts <= ts + dur);
    longest = Math.max(longest, tdur / 1000);
    if (nth >= 0 && nth < frames.length) frames[nth] += tdur / 1000;
  }
  const scripts = own.filter(({ name }) => SCRIPT.has(name));
  const within = (/** @type {TraceEvent} */ { ts }) => scripts.some((one) => one.ts < ts && ts < one.ts + (one.dur ?? 0));
  const forced = own.filter(({ name, dur = 0 }) => name === 'Layout' && dur > 0).filter(within).length;
  return { frames, longest, forced };
}
