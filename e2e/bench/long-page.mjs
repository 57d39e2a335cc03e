// The built page with 10⁵ events on stage, before Python: a lesson's recorded run is exchanged for a long one.
import { bundled } from './bundled.mjs';

/** @import { Browser, Page } from '@playwright/test' */

export const LAYERS = 20;
export const CHUNKS = 33_000;
const LESSON = 'order-matters';

/** @param {Browser} browser @param {string} url @returns {Promise<Page>} */
export async function longPage(browser, url) {
  /** @type {{ long: (layers: number, chunks: number) => string }} */
  const { long } = await bundled('views/long.ts');
  const text = long(LAYERS, CHUNKS);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  // Python has nothing to do with it.
  await page.route('**/pyodide/**', () => {});
  await page.route(new RegExp(`/assets/${LESSON}-[^/]+\\.js$`), async (route) => {
    const answer = await route.fetch();
    const script = await answer.text();
    if (!script.includes('recording version=')) return route.fulfill({ response: answer });
    const name = /export\s*\{\s*\w+ as (\w+)\s*\}/.exec(script)?.[1] ?? 'run';
    const run = JSON.stringify({ text, end: 'closed', log: {} });
    return route.fulfill({ contentType: 'text/javascript', body: `const run = ${run};\nexport { run as ${name} };` });
  });
  await page.goto(`${url}/#${LESSON}`);
  await page.getByRole('button', { name: 'Show the recorded run' }).click({ timeout: 120_000 });
  return page;
}
