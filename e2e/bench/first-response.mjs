// Navigation → first painted response, against the load of plain Pyodide alone, in the same browser.
import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { median, ms, row } from './measure.mjs';
import { serve } from './serve.mjs';

const ROUNDS = 5;

export async function firstResponse() {
  if (spawnSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' }).status !== 0)
    throw new Error('The page could not be built.');
  const site = await serve('dist');
  const plain = await serve('node_modules/pyodide', {
    '/plain.html': `<!doctype html><script type="module">
      import { loadPyodide } from '/pyodide.mjs';
      const python = await loadPyodide({ indexURL: '/' });
      document.title = String(python.runPython('1 + 1'));
    </script>`,
  });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  /** @type {number[]} */ const ours = [];
  /** @type {number[]} */ const second = [];
  /** @type {number[]} */ const theirs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const began = performance.now();
      await page.goto(`${plain.url}/plain.html`, { waitUntil: 'commit' });
      await page.waitForFunction(() => document.title === '2');
      theirs.push(performance.now() - began);
      await context.close();
    }
    {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const began = performance.now();
      await page.goto(site.url, { waitUntil: 'commit' });
      await page.getByRole('button', { name: /^Send/ }).click();
      await page.locator('[role=slider][aria-label=Timeline][aria-valuenow]').waitFor();
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      ours.push(performance.now() - began);
      await page.getByRole('textbox', { name: 'Target' }).fill('/second');
      const again = performance.now();
      await page.getByRole('button', { name: /^Send/ }).click();
      await page.locator('[aria-label=Stage]').getByText('/second').waitFor();
      second.push(performance.now() - again);
      await context.close();
    }
  }
  await browser.close();
  site.close();
  plain.close();
  const [load, first, warm] = [median(theirs), median(ours), median(second)];
  row('navigation → plain Pyodide loaded', ms(load), `median of ${ROUNDS}`);
  row('navigation → first painted response', ms(first), `ratio ${(first / load).toFixed(2)}`);
  row('Send → response painted, process warm', ms(warm), `ratio ${(warm / load).toFixed(3)}`);
}
