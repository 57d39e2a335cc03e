// Five hundred edits, each with a Send: what the browser takes afterwards, against what it took after the first fifty. Real processes, a real browser.
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { host } from './host.mjs';
import { median, ms, row } from './measure.mjs';
import { resident } from './resident.mjs';

/** @import { Page } from '@playwright/test' */

const RESTARTS = Number(process.env.ONIONSKIN_RESTARTS ?? 500);
/** After as many as this all that is made once has been made. */
const EARLY = 50;
/** Milliseconds after which memory that was given back has been given back. */
const SETTLED = 5000;

export async function restarts() {
  const ours = await host({ '/': 'dist' });
  const marker = `--onionskin-bench=${process.pid}`;
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_FLAGS, marker] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(ours.url);
    const times = [];
    let early = Number.NaN;
    for (let nth = 1; nth <= RESTARTS; nth += 1) {
      times.push(await editAndSend(page, nth));
      if (nth !== EARLY) continue;
      await page.waitForTimeout(SETTLED);
      early = resident(marker);
    }
    await page.waitForTimeout(SETTLED);
    const late = resident(marker);
    const megabytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 1e6)} MB`;
    row(`memory of the browser after ${EARLY} restarts`, megabytes(early));
    row(`memory of the browser after ${RESTARTS} restarts`, megabytes(late), `ratio ${(late / early).toFixed(2)}`);
    const [first, last] = [median(times.slice(0, EARLY)), median(times.slice(-EARLY))];
    row('an edit, then Send at once → answer, the first fifty', ms(first));
    row('an edit, then Send at once → answer, the last fifty', ms(last), `ratio ${(last / first).toFixed(2)}`);
    const rooms = await page.evaluate(() => {
      const hall = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe[title=Python]'));
      return hall?.contentDocument?.querySelectorAll('iframe').length;
    });
    row('processes at the end, with the spare', String(rooms));
  } finally {
    await browser.close();
    ours.close();
  }
}

/** Milliseconds from Send to the answer. @param {Page} page @param {number} nth */
async function editAndSend(page, nth) {
  await page.getByRole('textbox', { name: /^Code, / }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  const source = `def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"${nth}"]\n`;
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
  await page.keyboard.press('ControlOrMeta+V');
  await page.evaluate(() => {
    for (const name of ['sent', 'answered']) performance.clearMarks(`onionskin:${name}`);
    /** @type {HTMLElement | null} */ (document.querySelector('button.send'))?.click();
  });
  await page.waitForFunction(() => performance.getEntriesByName('onionskin:answered').length > 0, null, { timeout: 60_000 });
  return page.evaluate(() => {
    const at = (/** @type {string} */ name) => performance.getEntriesByName(`onionskin:${name}`)[0]?.startTime ?? Number.NaN;
    return at('answered') - at('sent');
  });
}
