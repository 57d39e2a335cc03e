// What a frame costs while the stage plays, is stepped through and scrubbed, with 20 layers and 10⁵ events; and which tasks of the page's main thread
// a Send makes that are longer than 50 ms. Wanted: p95 under 8 ms, none, and no layout that a script forces. Each figure stands beside a yardstick of
// the same run: what it costs to write 200 words anew at each frame of an empty page.
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { bundled } from './bundled.mjs';
import { costWhile, tasksOf, tell } from './frames.mjs';
import { host } from './host.mjs';
import { CHUNKS, LAYERS, longPage } from './long-page.mjs';
import { ms, row } from './measure.mjs';

/** @import { Browser, Page } from '@playwright/test' */

const FRAMES = 240;
/** A task as long as this is felt. */
const LONG = 50;

/** A stream through 20 layers, of as many events as are recorded at most. */
const PROGRAM = `def layer(nth, app):
    def skin(environ, start_response):
        environ[f"layer.{nth}"] = nth
        return app(environ, start_response)

    return skin


def stream(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for number in range(CHUNKS):
        yield b"chunk %d\\n" % number


application = stream
for nth in range(18):
    application = layer(nth, application)
`;

export async function smooth() {
  const at = await host({ '/': 'dist' });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  try {
    for (const view of ['Onion', 'Sequence', 'Flame']) await moving(browser, at.url, view);
    for (const chunks of [10, 1000, 20_000]) await sending(browser, at.url, chunks);
    const { slices } = await bundled('smooth/slices.ts');
    slices(LAYERS, CHUNKS);
  } finally {
    await browser.close();
    at.close();
  }
}

/** @param {Browser} browser @param {string} url @param {string} view */
async function moving(browser, url, view) {
  const unit = await yardstick(browser);
  const page = await longPage(browser, url);
  await page.getByRole('tab', { name: view }).click();
  await acts(browser, page, view, unit);
  await page.close();
}

/** Plays, steps and scrubs what is on stage. @param {Browser} browser @param {Page} page @param {string} view @param {number} unit */
async function acts(browser, page, view, unit) {
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await page.waitForFunction(() =>
    /of [\d,]{5,}/.test(document.querySelector('.timeline')?.getAttribute('aria-valuetext') ?? ''),
  );
  await timeline.focus();
  await page.keyboard.press('Home');
  for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press('+');
  await tell(
    browser,
    page,
    `${view}: playing at 4×`,
    async () => {
      await page.keyboard.press('Space');
      await page.evaluate(passed, FRAMES);
      await page.keyboard.press('Space');
    },
    unit,
  );
  const step = () => page.evaluate(stepped, { frames: FRAMES, each: 6 });
  await tell(browser, page, `${view}: stepping, an arrow each 6 frames`, step, unit);
  await tell(browser, page, `${view}: scrubbing`, () => page.evaluate(scrubbed, { frames: FRAMES }), unit);
}

/** What a known piece of work costs, here and now. @param {Browser} browser */
async function yardstick(browser) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent('<ul></ul>');
  const cost = await costWhile(browser, page, () => page.evaluate(rewritten, { frames: 120, words: 200 }));
  await page.close();
  row('yardstick: 200 words written anew at each frame', ms(cost), 'p95');
  return cost;
}

/** @param {{frames: number, words: number}} how */
function rewritten({ frames, words }) {
  const list = document.querySelector('ul');
  list?.append(...Array.from({ length: words }, () => document.createElement('li')));
  return new Promise((done) => {
    let left = frames;
    const step = () => {
      for (const [nth, item] of [...(list?.children ?? [])].entries()) item.textContent = `word ${nth} of frame ${left}`;
      left -= 1;
      if (left > 0) requestAnimationFrame(step);
      else done(null);
    };
    requestAnimationFrame(step);
  });
}

/** @param {number} frames */
function passed(frames) {
  return new Promise((done) => {
    let left = frames;
    const step = () => {
      left -= 1;
      if (left > 0) requestAnimationFrame(step);
      else done(null);
    };
    requestAnimationFrame(step);
  });
}

/** @param {{frames: number, each: number}} how */
function stepped({ frames, each }) {
  return new Promise((done) => {
    let left = frames;
    const step = () => {
      if (left % each === 0)
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
        );
      left -= 1;
      if (left > 0) requestAnimationFrame(step);
      else done(null);
    };
    requestAnimationFrame(step);
  });
}

/** A hand goes over the whole of it and back, a move a frame. @param {{frames: number}} how */
function scrubbed({ frames }) {
  const slider = document.querySelector('.timeline');
  const { left = 0, top = 0, width = 0, height = 0 } = slider?.getBoundingClientRect() ?? {};
  const send = (/** @type {string} */ type, /** @type {number} */ share) =>
    slider?.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 1,
        button: 0,
        buttons: 1,
        clientX: left + 30 + share * (width - 60),
        clientY: top + height / 2,
        bubbles: true,
        cancelable: true,
      }),
    );
  // Only a real pointer can be captured.
  if (slider) Object.assign(slider, { setPointerCapture() {}, hasPointerCapture: () => true });
  return new Promise((done) => {
    let nth = 0;
    send('pointerdown', 0);
    const step = () => {
      nth += 1;
      send('pointermove', 1 - Math.abs(1 - (2 * nth) / frames));
      if (nth < frames) return requestAnimationFrame(step);
      send('pointerup', 0);
      return done(null);
    };
    requestAnimationFrame(step);
  });
}

/** @param {Browser} browser @param {string} url @param {number} chunks */
async function sending(browser, url, chunks) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.goto(`${url}/#order-matters`);
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.evaluate(pasted, PROGRAM.replace('CHUNKS', String(chunks)));
  const send = page.getByRole('button', { name: /^Send/ });
  const answered = (/** @type {number} */ count) =>
    page.waitForFunction((least) => performance.getEntriesByName('onionskin:answered').length >= least, count, {
      timeout: 120_000,
    });
  await send.click();
  await answered(1);
  for (let nth = 2; nth < 5; nth += 1) {
    await page.evaluate(passed, 60);
    const tasks = await tasksOf(browser, page, async () => {
      await send.click();
      await answered(nth);
      // What it plays at first belongs to it.
      await page.evaluate(passed, 60);
    });
    const hops = await page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuemax');
    const long = tasks.filter((task) => task > LONG).map(Math.round);
    row(
      `Send ${nth}, ${hops} hops`,
      ms(Math.max(0, ...tasks)),
      `longest task; ${long.length} over ${LONG} ms: ${long.join(', ')}`,
    );
  }
  // The program stands in the editor, which follows as well.
  if (chunks > 10_000) await acts(browser, page, 'Onion, a run of one’s own', await yardstick(browser));
  await page.close();
}

/** @param {string} text */
function pasted(text) {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}
