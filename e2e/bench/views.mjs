// What a frame costs while one scrolls the sequence and zooms the flame, with 10⁵ events on stage: the built page in a real Chromium.
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { tell } from './frames.mjs';
import { host } from './host.mjs';
import { longPage } from './long-page.mjs';
import { row } from './measure.mjs';

const FRAMES = 240;

export async function views() {
  const at = await host({ '/': 'dist' });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  try {
    const page = await longPage(browser, at.url);
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
    const there = document.elementFromPoint(left + 20, top + height / 2)?.closest('[role=option]');
    return `row ${there?.getAttribute('aria-posinset') ?? 'none'} is in view`;
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
