// How long it takes from a key to what is painted, with the types on and off, while analysis runs all the time (each key asks for it anew), beside the
// same with no helper at all: in a plain text area. And how soon after a change a mistake is marked, by ruff and by the types.
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { host } from './host.mjs';
import { median, ms, row, times } from './measure.mjs';

/** @import { Browser, Page } from '@playwright/test' */

const KEYS = 120;
/** Django's sources are the most that the types ever read. */
const LESSON = 'example-django-first';
const CHANGES = 9;

export async function editor() {
  const at = await host({ '/': 'dist' });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  try {
    const plain = await typing(await textArea(browser));
    tell('a key in a plain text area', plain, plain);
    for (const types of [false, true]) {
      const page = await playground(browser, at.url, types);
      tell(`a key in the editor, types ${types ? 'on, analysing' : 'off'}`, await typing(page), plain);
      await marking(page, 'ruff', 'gone_astray');
      if (types) await marking(page, 'types', '"".gone_astray');
      await page.close();
    }
  } finally {
    await browser.close();
    at.close();
  }
}

/** @param {string} what @param {number[]} took @param {number[]} unit */
function tell(what, took, unit) {
  const sorted = took.toSorted((a, b) => a - b);
  const late = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  row(`${what}: median`, ms(median(took)), times(median(took) / median(unit)));
  row(`${what}: 95 of 100`, ms(late));
}

/** @param {Browser} browser */
async function textArea(browser) {
  const page = await browser.newPage();
  await page.setContent('<textarea rows="30" cols="80"></textarea>');
  await page.locator('textarea').focus();
  return page;
}

/** The page with an empty file of its own in front, once all that was wanted has begun. @param {Browser} browser @param {string} url @param {boolean} types */
async function playground(browser, url, types) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.goto(`${url}/#${LESSON}`);
  const code = page.getByRole('region', { name: 'Code', exact: true });
  const toggle = code.getByRole('button', { name: 'Types on' });
  await toggle.waitFor({ timeout: 120_000 });
  if (!types) await toggle.click();
  await code.getByRole('button', { name: 'New file' }).click();
  await page.keyboard.type('bench.py');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Code, bench.py' }).focus();
  await page.keyboard.insertText('from django.http import HttpResponse\n');
  await page.keyboard.insertText(types ? 'HttpResponse.nothing_like_it\n' : 'nothing_like_it\n');
  await code.getByRole('button', { name: /^1 error/ }).waitFor({ timeout: 120_000 });
  return page;
}

/** Milliseconds from each key to the frame after it. @param {Page} page */
async function typing(page) {
  await page.evaluate(() => {
    /** @type {number[]} */
    const took = [];
    Object.assign(window, { took });
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => took.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  for (let nth = 0; nth < KEYS; nth += 1) await page.keyboard.press(nth % 12 === 11 ? 'Enter' : 'x', { delay: 30 });
  return page.evaluate(() => /** @type {any} */ (window).took);
}

/** How long after `wrong` was put in there is a marker more. @param {Page} page @param {string} by @param {string} wrong */
async function marking(page, by, wrong) {
  /** @type {number[]} */
  const took = [];
  for (let nth = 0; nth < CHANGES; nth += 1) {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('# nothing\n');
    await page.waitForFunction(() => document.querySelectorAll('.squiggly-error').length === 0);
    const began = await page.evaluate(() => performance.now());
    await page.keyboard.insertText(`${wrong}\n`);
    const ended = await page.waitForFunction(() => document.querySelector('.squiggly-error') !== null && performance.now());
    took.push(Number(await ended.jsonValue()) - began);
  }
  row(`a mistake is marked by ${by}, after the change`, ms(median(took)));
}
