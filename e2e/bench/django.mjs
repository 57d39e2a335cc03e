// How long people wait for Django: from the navigation to the first page that it answered, and from an edit of a view to its answer, held against what
// has to be done without us in the same browser: plain Pyodide, unpack, import, setup(), migrate, and one request.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { BROWSER_FLAGS } from '../browser-flags.mjs';
import { host } from './host.mjs';
import { median, ms, row } from './measure.mjs';
import { paste, send, spareIsReady, visits } from './waits.mjs';

const START = 'lessons/examples/45-django-first/start';
const EDITS = 7;

/** @param {string} folder @param {string} [path] @returns {Record<string, string>} */
function filesIn(folder, path = '') {
  const here = join(folder, path);
  if (statSync(here).isFile()) return { [path]: readFileSync(here, 'utf8') };
  return Object.assign({}, ...readdirSync(here).map((name) => filesIn(folder, path === '' ? name : `${path}/${name}`)));
}

/** What one would write without us. */
const PLAIN = `<!doctype html><title>…</title><script type="module">
  import { loadPyodide } from '/pyodide/pyodide.mjs';
  const files = ${JSON.stringify(filesIn(START)).replaceAll('</', '<\\/')};
  const zips = ['django', 'asgiref', 'sqlparse'].map(async (name) => (await fetch('/bundles/' + name + '.zip')).arrayBuffer());
  const python = await loadPyodide({ indexURL: '/pyodide/' });
  for (const zip of zips) python.unpackArchive(await zip, 'zip', { extractDir: '/packages' });
  for (const [name, text] of Object.entries(files)) {
    python.FS.mkdirTree('/site/' + name.split('/').slice(0, -1).join('/'));
    python.FS.writeFile('/site/' + name, text);
  }
  document.title = python.runPython(\`
import os, sys, zoneinfo
sys.path[:0] = ["/site", "/packages"]
os.chdir("/site")
zoneinfo.reset_tzpath(["/packages"])
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
from mysite.wsgi import application
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import RequestFactory
environ = RequestFactory().get("/").environ | {"HTTP_HOST": "localhost:8000"}
b"".join(application(environ, lambda status, headers: None)).decode().count("visitor")
\`) === 1 ? 'answered' : 'wrong';
  if (document.title === 'answered') performance.mark('done');
</script>`;

export async function django() {
  if (spawnSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' }).status !== 0)
    throw new Error('The page could not be built.');
  const theirs = await host({ '/pyodide/': 'node_modules/pyodide', '/bundles/': 'public/bundles' }, { '/plain.html': PLAIN });
  const ours = await host({ '/': 'dist' });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  try {
    const found = await visits(() => browser.newContext({ viewport: { width: 1440, height: 900 } }), {
      plain: { at: theirs, address: '/plain.html', mark: 'done' },
      ours: { at: ours, address: '/#example-django-first', mark: 'onionskin:painted' },
    });
    for (const [key, words, want] of /** @type {const} */ ([
      ['cold', 'first visit', 0.3],
      ['again', 'second visit', 0.12],
    ])) {
      row(`${words}: navigation → plain Pyodide has answered from Django`, ms(found.plain[key]));
      const ratio = (found.ours[key] / found.plain[key]).toFixed(2);
      row(`${words}: navigation → first Django page painted`, ms(found.ours[key]), `ratio ${ratio}, want ≤ ${want}`);
    }
    const restart = await edited(browser, ours.url);
    row(
      'an edit of views.py, then Send → answer, the spare ready',
      ms(restart),
      `of that ${(restart / found.plain.cold).toFixed(3)}`,
    );
  } finally {
    await browser.close();
    theirs.close();
    ours.close();
  }
}

/** Milliseconds from Send to the answer, after an edit of the view. @param {import('@playwright/test').Browser} browser @param {string} url */
async function edited(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto(`${url}/#example-django-first`);
  await page.getByRole('tab', { name: 'visits/views.py' }).click();
  await send(page);
  const times = [];
  for (let nth = 0; nth < EDITS; nth += 1) {
    await paste(page, `${readFileSync(`${START}/visits/views.py`, 'utf8')}\n# ${nth}\n`);
    await spareIsReady(page);
    times.push((await send(page)).answered);
  }
  return median(times);
}
