// How long people wait, in a real Chromium, each figure beside what it is held against in the same run: a page with nothing but plain Pyodide,
// and one with PyScript on the same files. The marks that the page itself leaves on the browser's timeline are read (src/lib/marks.ts).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { host } from './host.mjs';
import { median, ms, row } from './measure.mjs';
import { resident } from './resident.mjs';

/** @import { BrowserContext, Page } from '@playwright/test' */

const ROUNDS = Number(process.env.ONIONSKIN_ROUNDS ?? 5);
const EDITS = 9;
const SENDS = 15;
/** Milliseconds in which a spare is made, and more. */
const STILL = 2000;
/** Milliseconds in which a page fetches what it needs later. */
const LATER = 2500;
const FIVE_LAYERS = readFileSync('e2e/bench/programs/five-layers.py', 'utf8');

const PLAIN = `<!doctype html><title>…</title><script type="module">
  import { loadPyodide } from '/pyodide/pyodide.mjs';
  const python = await loadPyodide({ indexURL: '/pyodide/' });
  document.title = String(python.runPython('1 + 1'));
  performance.mark('done');
  globalThis.python = python;
</script>`;
const PYSCRIPT = `<!doctype html><title>…</title><link rel="stylesheet" href="/pyscript/core.css" />
<script type="module" src="/pyscript/core.js"></script>
<script type="py" config='{"interpreter": "/pyodide/pyodide.mjs"}'>
from js import document, performance
document.title = str(1 + 1)
performance.mark("done")
</script>`;

/** The application, called as a server would call it, with nothing around it. Gives milliseconds of one call. */
const DIRECTLY = `
${FIVE_LAYERS}
from time import perf_counter
def once():
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/shop/ada", "SCRIPT_NAME": ""}
    return b"".join(application(environ, lambda status, headers, exc_info=None: None))
for _ in range(2000): once()
began = perf_counter()
for _ in range(2000): once()
(perf_counter() - began) / 2
`;

export async function waits() {
  if (spawnSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' }).status !== 0)
    throw new Error('The page could not be built.');
  const other = { '/pyodide/': 'node_modules/pyodide', '/pyscript/': 'node_modules/@pyscript/core/dist' };
  const theirs = await host(other, { '/plain.html': PLAIN, '/pyscript.html': PYSCRIPT });
  const ours = await host({ '/': 'dist' });
  const marker = `--onionskin-bench=${process.pid}`;
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS, marker] });
  try {
    const sides = {
      plain: { at: theirs, address: '/plain.html', mark: 'done' },
      pyscript: { at: theirs, address: '/pyscript.html', mark: 'done' },
      ours: { at: ours, address: '/', mark: 'onionskin:painted' },
    };
    const first = await visits(() => browser.newContext({ viewport: { width: 1440, height: 900 } }), sides);
    tellVisits(first);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await onceWarm(context, ours.url, theirs.url, first.plain.cold, marker);
  } finally {
    await browser.close();
    theirs.close();
    ours.close();
  }
}

/** @typedef {{at: import('./host.mjs').Host, address: string, mark: string}} Side */
/** @typedef {{cold: number, again: number, bytes: number, bytesAgain: number}} Visits */

/**
 * A first visit and a second one, of each, in turn.
 * @template {string} K @param {() => Promise<BrowserContext>} fresh @param {Record<K, Side>} sides @returns {Promise<Record<K, Visits>>}
 */
export async function visits(fresh, sides) {
  const names = /** @type {K[]} */ (Object.keys(sides));
  /** @type {Record<string, Record<'cold' | 'again' | 'bytes' | 'bytesAgain', number[]>>} */
  const all = Object.fromEntries(names.map((name) => [name, { cold: [], again: [], bytes: [], bytesAgain: [] }]));
  // Round 0 is for the host, which compresses each file once.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const { at, address, mark } = sides[name];
      const context = await fresh();
      await context.addInitScript(sendAtOnce);
      at.sent();
      const cold = await visit(context, at.url + address, mark);
      const bytes = at.sent();
      const again = await visit(context, at.url + address, mark);
      const bytesAgain = at.sent();
      await context.close();
      if (round === 0) continue;
      all[name]?.cold.push(cold);
      all[name]?.again.push(again);
      all[name]?.bytes.push(bytes);
      all[name]?.bytesAgain.push(bytesAgain);
    }
  }
  return /** @type {Record<K, Visits>} */ (
    Object.fromEntries(
      names.map((name) => [name, Object.fromEntries(Object.entries(all[name] ?? {}).map(([key, list]) => [key, median(list)]))]),
    )
  );
}

/** Milliseconds from the navigation to the mark, as the browser counts them; then the page has time to finish what it does for later. @param {BrowserContext} context @param {string} url @param {string} mark */
async function visit(context, url, mark) {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  const at = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, mark, { timeout: 120_000 });
  const time = Number(await at.jsonValue());
  await page.waitForTimeout(LATER);
  // A page that keeps itself for later has done so: people stay longer than it takes. A browser begins anew with what was not finished when the
  // page was closed, and would do so during the next visit.
  const keeps = await page.evaluate(() => document.querySelector('meta[name=build]') !== null);
  if (keeps)
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, { timeout: 60_000 });
  await page.close();
  return time;
}

/** In the page: presses Send as soon as there is such a button. Pages without one don't notice. */
function sendAtOnce() {
  const press = () => {
    const button = document.querySelector('button.send[type=submit]');
    if (!(button instanceof HTMLElement)) return;
    watch.disconnect();
    button.click();
  };
  const watch = new MutationObserver(press);
  watch.observe(document, { childList: true, subtree: true });
}

/** @param {Record<'plain' | 'pyscript' | 'ours', Visits>} found */
function tellVisits({ plain, pyscript, ours }) {
  const against = (/** @type {number} */ a, /** @type {number} */ b) => `ratio ${(a / b).toFixed(2)}`;
  for (const [key, words, want] of /** @type {const} */ ([
    ['cold', 'first visit', 0.5],
    ['again', 'second visit', 0.25],
  ])) {
    row(`${words}: navigation → plain Pyodide has evaluated 1 + 1`, ms(plain[key]), `median of ${ROUNDS}`);
    row(`${words}: navigation → PyScript has, on the same files`, ms(pyscript[key]), against(pyscript[key], plain[key]));
    row(
      `${words}: navigation → first answered request painted`,
      ms(ours[key]),
      `${against(ours[key], plain[key])}, want ≤ ${want}`,
    );
  }
  const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  row('bytes, first visit: plain Pyodide', megabytes(plain.bytes));
  row('bytes, first visit: PyScript', megabytes(pyscript.bytes), against(pyscript.bytes, plain.bytes));
  row('bytes, first visit: the playground', megabytes(ours.bytes), against(ours.bytes, plain.bytes));
  row('bytes, second visit: plain Pyodide', megabytes(plain.bytesAgain));
  row('bytes, second visit: the playground', megabytes(ours.bytesAgain));
}

/** @param {BrowserContext} context @param {string} url @param {string} others @param {number} load milliseconds of a plain load @param {string} marker */
async function onceWarm(context, url, others, load, marker) {
  const plain = await context.newPage();
  await plain.goto(`${others}/plain.html`);
  await plain.waitForFunction(() => document.title === '2', null, { timeout: 120_000 });
  const call = Number(await plain.evaluate((code) => /** @type {any} */ (globalThis).python.runPython(code), DIRECTLY));
  await plain.close();

  const page = await context.newPage();
  await page.goto(url);
  await paste(page, FIVE_LAYERS);
  await send(page);
  const edits = [];
  for (let nth = 0; nth < EDITS; nth += 1) {
    await paste(page, `${FIVE_LAYERS}# ${nth}\n`);
    await spareIsReady(page);
    edits.push(await send(page));
  }
  const sends = [];
  for (let nth = 0; nth < SENDS; nth += 1) {
    await spareIsReady(page);
    sends.push(await send(page));
  }
  const of = (/** @type {{answered: number, painted: number}[]} */ list, /** @type {'answered' | 'painted'} */ key) =>
    median(list.map((one) => one[key]));
  const restart = of(edits, 'answered');
  row(
    'an edit, then Send → first answer, the spare ready',
    ms(restart),
    `of a plain load ${(restart / load).toFixed(3)}, want ≤ 0.02`,
  );
  row(
    'an edit, then Send → first answer painted',
    ms(of(edits, 'painted')),
    `of a plain load ${(of(edits, 'painted') / load).toFixed(3)}`,
  );
  row('five layers called in plain Pyodide, nothing around them', ms(call));
  row('warm Send → recording of them in the store', ms(of(sends, 'answered')), `× ${Math.round(of(sends, 'answered') / call)}`);
  row('warm Send → painted', ms(of(sends, 'painted')), `× ${Math.round(of(sends, 'painted') / call)}`);
  await memory(page, marker);
}

/** Replaces what is in the editor. @param {Page} page @param {string} source */
export async function paste(page, source) {
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
  await page.keyboard.press('ControlOrMeta+V');
}

/** Milliseconds from Send to the marks. @param {Page} page */
export async function send(page) {
  await page.evaluate(() => {
    for (const name of ['sent', 'answered', 'painted']) performance.clearMarks(`onionskin:${name}`);
    /** @type {HTMLElement | null} */ (document.querySelector('button.send'))?.click();
  });
  await page.waitForFunction(() => performance.getEntriesByName('onionskin:painted').length > 0, null, { timeout: 60_000 });
  return page.evaluate(() => {
    const at = (/** @type {string} */ name) => performance.getEntriesByName(`onionskin:${name}`)[0]?.startTime ?? Number.NaN;
    return { answered: at('answered') - at('sent'), painted: at('painted') - at('sent') };
  });
}

/** Two rooms are open and stay the same two for a while: the checks are over, and what was made ready is ready. @param {Page} page */
export async function spareIsReady(page) {
  await page.waitForFunction(
    (still) => {
      const kept = /** @type {{rooms?: Element[], since?: number}} */ (globalThis);
      const hall = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe[title=Python]'));
      const rooms = [...(hall?.contentDocument?.querySelectorAll('iframe') ?? [])];
      const same = rooms.length === 2 && rooms.every((room, index) => room === kept.rooms?.[index]);
      if (!same) Object.assign(kept, { rooms, since: performance.now() });
      return same && performance.now() - (kept.since ?? 0) > still;
    },
    STILL,
    { timeout: 60_000 },
  );
}

/** What one more process takes: four of them against one, and one again. @param {Page} page @param {string} marker */
async function memory(page, marker) {
  const megabytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 1e6)} MB`;
  const took = [];
  for (const count of ['1', '4', '1']) {
    await page.getByRole('button', { name: /^Server:/ }).click();
    await page.getByRole('radio', { name: 'gunicorn' }).check();
    await page
      .getByRole('radiogroup', { name: /^Processes/ })
      .getByRole('radio', { name: count })
      .check();
    await page.keyboard.press('Escape');
    await send(page);
    await page.waitForFunction((n) => {
      const hall = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe[title=Python]'));
      return hall?.contentDocument?.querySelectorAll('iframe').length === n;
    }, Number(count) + 1);
    await page.waitForTimeout(3000);
    took.push(resident(marker));
  }
  const [one = Number.NaN, four = Number.NaN, again = Number.NaN] = took;
  const each = (four - one) / 3;
  row('memory of the browser, one process and the spare', megabytes(one));
  row('memory of one more process', megabytes(each));
  row('given back when three of four are ended', megabytes(four - again), `ratio ${((four - again) / (four - one)).toFixed(2)}`);
}
