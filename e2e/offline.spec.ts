// After one visit there is no need of a network; and where nothing can be stored, nothing is missed.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions, type Page, type TestInfo } from '@playwright/test';
import { filesUnder } from '../scripts/vite-supplies.ts';
import { expect, Playground, test } from './playground.ts';
import { StaticSite } from './static-site.ts';

// A whole build is stored in here, several times.
test.setTimeout(240_000);
// Everywhere else there is none, so that tests do not live from each other's storage.
test.use({ serviceWorkers: 'allow' });

const site = new StaticSite('dist', '/some/where/');
test.beforeEach(async () => {
  site.folder = 'dist';
  site.instead.clear();
  site.reset();
  await site.open();
});
test.afterEach(() => site.close());

async function visit(page: Page, lesson = ''): Promise<Playground> {
  const playground = new Playground(page);
  await page.goto(site.url + (lesson === '' ? '' : `#${lesson}`));
  await expect(playground.send).toBeVisible();
  return playground;
}

/** Waits until the About sheet says how it stands with being kept. */
async function keptLine(page: Page, says: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'About' }).click();
  await expect(page.getByText(/^Kept for offline use: /)).toHaveText(says);
  await page.keyboard.press('Escape');
}
const KEPT = /: yes, \d+\sMB\.$/;

/** A program that needs a package which nothing needed before. */
const WITH_A_PACKAGE = `from markupsafe import escape


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"markupsafe says {escape('<hello>')}".encode()]
`;
const SAYS = 'markupsafe says &lt;hello&gt;';

const caches = (page: Page) => page.evaluate(async () => (await window.caches.keys()).length);

test('after one visit, the playground needs no network', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page);
  await keptLine(page, KEPT);
  await site.close();
  await page.reload();
  const playground = new Playground(page);
  // Before it is drawn, nobody listens to the address yet.
  await expect(playground.send).toBeVisible();
  await page.evaluate(() => location.assign('#order-matters'));
  await expect(page.locator('.monaco-editor')).toContainText('GZip(Auth(Timing(page)))');
  await playground.send.click();
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
  await playground.type(WITH_A_PACKAGE);
  await playground.send.click();
  await playground.response(SAYS);
  await page.getByRole('button', { name: /^Compare/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(playground.complaints).toEqual([]);
});

test('a second visit fetches nothing but the list of files', async ({ page }) => {
  await visit(page, 'order-matters');
  await keptLine(page, KEPT);
  site.reset();
  await page.reload();
  const playground = new Playground(page);
  await playground.send.click();
  await expect(playground.layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
  await keptLine(page, KEPT);
  expect(site.asked.filter((name) => name !== 'service-worker.js')).toEqual([]);
  // The browser takes the files out of the cache by itself: the service worker is not woken for each of them.
  const others = await page.evaluate(() => {
    const files = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'));
    return files.flatMap((file) => (file.toJSON().workerFinalSourceType === 'cache' ? [] : [file.name]));
  });
  expect(others).toEqual([]);
  expect(site.sent).toBe(site.asked.length * statSync('dist/service-worker.js').size);
});

test('a snapshot is kept unpacked, and restored from there', async ({ page }) => {
  const playground = await visit(page);
  await keptLine(page, KEPT);
  const [packed, size, head] = await page.evaluate(async () => {
    const [name] = (await window.caches.keys()).slice(0, 1);
    const cache = await window.caches.open(name ?? '');
    const found = (await cache.keys()).find(({ url }) => url.endsWith('/snapshot.bin'));
    const blob = await (await cache.match(found ?? ''))?.blob();
    const list = await (await cache.match('.kept'))?.json();
    const { bytes } = list.files.find((file: { name: string }) => file.name.endsWith('/snapshot.bin'));
    return [bytes as number, blob?.size ?? 0, [...new Uint8Array((await blob?.slice(0, 2).arrayBuffer()) ?? [])]];
  });
  expect(size).toBeGreaterThan(packed * 2);
  expect(head).not.toEqual([0x1f, 0x8b]);
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await page.reload();
  await playground.send.click();
  await expect(playground.layers.first()).toContainText('wsgiref');
  expect(warnings.filter((line) => line.includes('snapshot'))).toEqual([]);
});

test('what is not a plain wish for one of its files passes by the service worker', async ({ page }) => {
  await visit(page);
  await keptLine(page, KEPT);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  site.reset();
  const room = await page.evaluate(async () => {
    await fetch('icon.svg');
    await fetch('icon.svg', { method: 'POST' });
    await fetch('icon.svg', { headers: { Range: 'bytes=0-1' } });
    await fetch('no-file-of-ours');
    const [hall] = document.querySelectorAll<HTMLIFrameElement>('iframe[title=Python]');
    return fetch(new URL('room.html', hall?.src)).then((response) => response.text());
  });
  expect(site.asked.filter((name) => name !== 'service-worker.js')).toEqual(['icon.svg', 'icon.svg', 'no-file-of-ours']);
  expect(room).toBe(readFileSync('public/room.html', 'utf8'));
});

test.describe('where little or nothing can be stored', () => {
  const warnings = (page: Page) => {
    const lines: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('Onionskin: not kept')) lines.push(message.text());
    });
    return lines;
  };
  const works = async (page: Page) => {
    const playground = new Playground(page);
    await playground.send.click();
    await expect(playground.layers.first()).toContainText('wsgiref');
  };
  const allow = async (page: Page, bytes: number) => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: bytes });
  };

  test('a full storage is said in one line, leaves nothing behind, and everything works', async ({ page }) => {
    const lines = warnings(page);
    await allow(page, 8_000_000);
    await visit(page);
    await keptLine(page, /: no, .*no room/);
    expect(lines).toHaveLength(1);
    expect(await caches(page)).toBe(0);
    await works(page);
    await page.reload();
    await works(page);
  });

  test('without room for the unpacked snapshot it is kept as it came', async ({ page }) => {
    // As much as all files are, as they come, and what a browser writes beside them (of scripts, the compiled code), but not as much again.
    await allow(page, Math.round(filesUnder('dist').reduce((sum, name) => sum + statSync(join('dist', name)).size, 0) * 1.6));
    await visit(page);
    await keptLine(page, KEPT);
    await site.close();
    await page.reload();
    await works(page);
  });

  const refusals: Record<string, () => void> = {
    'there are no caches and no service workers': () => {
      Object.defineProperty(window, 'caches', { value: undefined });
      Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
    },
    'even to look is forbidden': () => {
      const forbid = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(window, 'caches', { get: forbid });
      Object.defineProperty(navigator, 'serviceWorker', { get: forbid });
      Object.defineProperty(window, 'localStorage', { get: forbid });
      Object.defineProperty(navigator, 'locks', { get: forbid });
    },
    'the browser refuses the service worker': () => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('Denied.', 'SecurityError'));
    },
  };
  for (const [name, refuse] of Object.entries(refusals))
    test(`it works where ${name}`, async ({ page }) => {
      const lines = warnings(page);
      await page.addInitScript(refuse);
      await visit(page);
      await works(page);
      await keptLine(page, /: no, /);
      expect(lines).toHaveLength(1);
    });
});

test.describe('in a browser that keeps its profile', () => {
  const start = (launchOptions: LaunchOptions, info: TestInfo): Promise<BrowserContext> =>
    chromium.launchPersistentContext(info.outputPath('profile'), { ...launchOptions });

  test('a first visit fetches next to nothing twice, though all is kept in the end', async ({ launchOptions }, info) => {
    const browser = await start(launchOptions, info);
    const { page } = await visit(await browser.newPage());
    await keptLine(page, KEPT);
    const all = filesUnder('dist').reduce((sum, name) => sum + statSync(join('dist', name)).size, 0);
    expect(site.sent).toBeLessThan(all * 1.02);
    await browser.close();
  });

  test('what was kept is there when it is opened again, without a network', async ({ launchOptions }, info) => {
    const first = await start(launchOptions, info);
    await keptLine((await visit(await first.newPage(), 'order-matters')).page, KEPT);
    await first.close();
    await site.close();
    const second = await start(launchOptions, info);
    const { page, layers, send } = await visit(await second.newPage(), 'order-matters');
    await send.click();
    await expect(layers).toHaveText([/wsgiref/, /GZip/, /Auth/]);
    await expect(page.locator('.monaco-editor')).toBeVisible();
    await second.close();
  });
});
