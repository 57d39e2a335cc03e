// Requests a second of each server in the browser's CPython, against calling the application directly: our Python package, the servers' own,
// and servers.py, which measures them, in a page with nothing but Pyodide.
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { prepareBundles } from '../../scripts/bundles.mjs';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { pythonFiles } from '../../scripts/python-files.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { host } from './host.mjs';
import { row } from './measure.mjs';

export async function servers() {
  const [python, zips] = [await pythonFiles(process.cwd()), await prepareBundles(process.cwd())];
  const packed = Object.values(zips).map((zip) => Buffer.from(zip).toString('base64'));
  const plain = await host(
    { '/': 'node_modules/pyodide' },
    {
      '/servers.html': `<!doctype html><script type="module">
      import { loadPyodide } from '/pyodide.mjs';
      const python = await loadPyodide({ indexURL: '/' });
      const write = (path, text) => (python.FS.mkdirTree(path.slice(0, path.lastIndexOf('/'))), python.FS.writeFile(path, text));
      for (const [name, text] of Object.entries(${JSON.stringify(python)})) write('/lib/python3.14/site-packages/' + name, text);
      for (const zip of ${JSON.stringify(packed)})
        python.unpackArchive(Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0)), 'zip', { extractDir: '/usr/lib/python3/dist-packages' });
      python.runPython('import sys; sys.path.append("/usr/lib/python3/dist-packages")');
      document.title = String(python.runPython(${JSON.stringify(readFileSync('e2e/bench/servers.py', 'utf8'))}));
    </script>`,
    },
  );
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  const page = await browser.newPage();
  await page.goto(`${plain.url}/servers.html`);
  await page.waitForFunction(() => document.title.startsWith('{'), null, { timeout: 180_000 });
  const { directly, ...rates } = JSON.parse(await page.title());
  await browser.close();
  plain.close();
  row('the application, called directly', `${Math.round(directly)}/s`);
  for (const [name, [none, lines]] of /** @type {[string, [number, number]][]} */ (Object.entries(rates)))
    row(
      `through ${name}`,
      `${Math.round(none)}/s`,
      `ratio ${(none / directly).toFixed(4)}; with lines recorded ${Math.round(lines)}/s`,
    );
}
