// The way back: a folder, what is dropped onto the page, a recording of somebody's own machine; and a sentence for whatever is none of these.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { pythonAtHome } from '../src/python/python-at-home.node.ts';
import { expect, test } from './playground.ts';

const APP = `from words import WORD


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [WORD.encode()]
`;
const FILES = { 'app.py': APP, 'words.py': 'WORD = "of my own"\n' };

async function laid(info: TestInfo, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = info.outputPath('shop');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** As a file manager does it. */
async function dropsOnce(page: Page, path: string) {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 400,
      y: 300,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
}

/** And again, where a busy browser has let it fall beside the page. */
const drops = (page: Page, path: string) =>
  expect(async () => {
    await dropsOnce(page, path);
    await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible({ timeout: 3000 });
  }).toPass();

test('a folder opens as a project, says what it left out, and runs', async ({ playground, page }, info) => {
  const folder = await laid(info, { ...FILES, 'logo.png': new Uint8Array([0x89, 0x50, 0, 1]), '.git/config': '[core]' });
  await playground.open('pass-through');
  await page.keyboard.press('ControlOrMeta+S');
  await page.getByLabel('Folder with a project').setInputFiles(folder);
  await expect(page.getByRole('status', { name: 'Share' })).toHaveText(
    /^Opened\. Left out: .*logo\.png \(it is no text in UTF-8\).*\.$/,
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shared: shop');
  await playground.sends();
  await playground.response('of my own');
});

test('a folder that is dropped onto the page opens beside one’s own work', async ({ playground, page }, info) => {
  const folder = await laid(info, FILES);
  await playground.open('pass-through');
  await drops(page, folder);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shared: shop');
  await expect(page.locator('.monaco-editor').first()).toContainText('from words import WORD');
});

test('what is dropped before the page can open it is kept until it can', async ({ playground, page }, info) => {
  const folder = await laid(info, FILES);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/soon-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('#pass-through');
  await expect(playground.send).toBeVisible();
  await page.evaluate(() => addEventListener('drop', () => Object.assign(window, { dropped: true })));
  await expect(async () => {
    await dropsOnce(page, folder);
    expect(await page.evaluate(() => 'dropped' in window)).toBe(true);
  }).toPass();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^4\.1/);
  release();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shared: shop');
});

test('a recording of an application on one’s own machine is dropped, plays, and its project runs here', async ({
  playground,
  page,
}, info) => {
  const home = await pythonAtHome('/home/me/shop', FILES);
  expect(home.run('app:application', '--get', '/mine')).toMatchObject({ status: 0 });
  const folder = await laid(info, { 'app.recording.json': home.read('app.recording.json') });
  await playground.open('pass-through');
  await drops(page, join(folder, 'app.recording.json'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recorded: shop');
  await playground.response('of my own');
  await expect(playground.layers).toHaveCount(2);
  await playground.sends();
  await playground.response('of my own');
});

const WRONG: readonly (readonly [what: string, name: string, text: string, says: RegExp])[] = [
  ['no zip', 'shop.zip', 'PK\x03\x04 and no more', /^This zip can’t be opened\. /],
  [
    'half a recording',
    'x.json',
    '{"format":"onionskin-recording","version":1,',
    /^This recording can’t be opened\. It is no JSON/,
  ],
  ['a newer recording', 'x.json', '{"format":"onionskin-recording","version":9}', /A newer version wrote it\. Reload this page/],
  ['some other JSON', 'package.json', '{"name":"x"}', /^This shared project can’t be opened\. It holds something else/],
  ['a HAR', 'x.har', '{"log":{"version":"1.2"}}', /^Nothing was opened\. A HAR is for other programs: “Save the recording”/],
  ['a trace', 'x.json', '{"traceEvents":[]}', /^Nothing was opened\. A trace is for other programs/],
  ['what is no text', 'logo.png', '\x89PNG\0\x01', /^Nothing was opened\. There is no file of text in it\.$/],
];
test('what can’t be opened is said in a sentence, and one’s own work stays', async ({ playground, page }) => {
  await playground.open('pass-through');
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press('ControlOrMeta+S');
  for (const [what, name, text, says] of WRONG) {
    const buffer = Buffer.from(text, 'latin1');
    await page.getByLabel('File with a project').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await expect(page.getByRole('status', { name: 'Share' }), what).toHaveText(says);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
});
