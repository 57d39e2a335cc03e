// After one visit there is no need of a network; a build is never mixed with another; and where nothing can be stored, nothing is missed.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions, type Page, type TestInfo } from '@playwright/test';
import { filesUnder } from '../scripts/vite-supplies.ts';
import { expect, Playground, test } from './playground.ts';
import { newerBuild, StaticSite } from './static-site.ts';

// Two builds are stored one after the other in here, several times.
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
  expect(site.sent).toBeLessThan(20_000);
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

test.describe('while a newer build is put online', () => {
  let newer: ReturnType<typeof newerBuild>;
  test.beforeAll(() => {
    newer = newerBuild();
  });
  test.afterAll(() => newer.remove());
  const title = (page: Page) => page.getByRole('button', { name: 'About' }).getAttribute('title');
  const READY = /A new version is ready: reload/;

  test('an open tab keeps the old one, late files included, and is told; reloaded, all is new', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = await visit(page, 'order-matters');
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state))
      .toBe('activated');

    site.folder = newer.folder;
    const other = await context.newPage();
    const elsewhere = await visit(other);
    // What another tab is opened with is as old as the first: a newer build is fetched behind it.
    expect(await title(other)).toBe('What is inside');
    await expect(page.getByText(READY)).toBeVisible({ timeout: 90_000 });
    await expect(other.getByText(READY)).toBeVisible({ timeout: 90_000 });

    // The server has none of this tab's files any more.
    await page.bringToFront();
    await page.getByRole('button', { name: 'About' }).click();
    await expect(page.getByRole('dialog', { name: 'What is inside' })).toBeVisible();
    await page.keyboard.press('Escape');
    await playground.type(WITH_A_PACKAGE);
    await playground.send.click();
    await playground.response(SAYS);

    await other.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => title(other)).toBe('What is newer inside');
    await other.getByRole('button', { name: 'About' }).click();
    await expect(other.getByRole('dialog', { name: 'What is newer inside' })).toBeVisible();
    await expect(other.getByText(/^Kept for offline use: /)).toHaveText(KEPT);
    await other.keyboard.press('Escape');
    await elsewhere.send.click();
    await expect(elsewhere.layers.first()).toContainText('wsgiref');
    // The first tab still lives from the old files.
    expect(await caches(other)).toBe(2);

    await page.close();
    await other.reload();
    await keptLine(other, KEPT);
    await expect.poll(() => caches(other)).toBe(1);
    await expect(other.getByText(READY)).toBeHidden();
    expect(await title(other)).toBe('What is newer inside');
    expect([...playground.complaints, ...elsewhere.complaints]).toEqual([]);
  });

  test('files that are the same are not fetched again', async ({ page }) => {
    await visit(page);
    await keptLine(page, KEPT);
    site.folder = newer.folder;
    site.reset();
    await page.reload();
    await expect(page.getByText(READY)).toBeVisible({ timeout: 90_000 });
    // Fonts, Python, bundles have other names, and are what they were.
    expect(site.asked.filter((name) => !/\.(js|css|html)$/.test(name) && name !== '')).toEqual([]);
  });

  test('of a build that is half online nothing is used', async ({ page }) => {
    const playground = await visit(page);
    await keptLine(page, KEPT);
    site.folder = newer.folder;
    const [name = ''] = filesUnder(newer.folder, 'assets').filter((name) => /about-sheet.*\.js$/.test(name));
    site.instead.set(name, '// of another build');
    const warned = page.waitForEvent('console', (message) => message.text().includes('a newer version could not be kept'));
    await page.reload();
    await warned;
    expect(await title(page)).toBe('What is inside');
    await page.reload();
    await playground.send.click();
    await expect(playground.layers.first()).toContainText('wsgiref');
    await keptLine(page, KEPT);
    await expect(page.getByText(READY)).toBeHidden();
    // Its upload has come to an end.
    site.instead.clear();
    await page.reload();
    await expect(page.getByText(READY)).toBeVisible({ timeout: 90_000 });
    // A navigation that begins while one worker hands over to the next may be broken off: who sees that presses the button again.
    await expect(async () => {
      await page.reload();
      expect(await title(page)).toBe('What is newer inside');
    }).toPass();
  });
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
    await allow(page, 60_000_000);
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
