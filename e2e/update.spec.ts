// A newer build is put online while tabs are open: each tab stays wholly old until it is loaded again, and then is wholly new.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { chromium, type TestInfo } from '@playwright/test';
import { filesUnder } from '../scripts/vite-supplies.ts';
import { BROWSER_FLAGS } from './browser-flags.mjs';
import { newerBuild } from './newer-build.ts';
import { expect, test } from './playground.ts';
import { StaticSite } from './static-site.ts';
import { drive, type Hands, halfOnline, twoTabs } from './update-driver.ts';

const PATH = '/some/where/';
const site = new StaticSite('dist', PATH);
let newer: ReturnType<typeof newerBuild>;

test.setTimeout(240_000);
test.beforeAll(() => {
  newer = newerBuild();
});
test.afterAll(() => newer.remove());
test.beforeEach(async () => {
  site.folder = 'dist';
  site.instead.clear();
  site.reset();
  await site.open();
});
test.afterEach(() => site.close());

const changes: Record<string, () => void> = {
  newer: () => {
    site.folder = newer.folder;
  },
  damaged: () => {
    site.folder = newer.folder;
    const [sheet = ''] = filesUnder(newer.folder, 'assets').filter((name) => /about-sheet.*\.js$/.test(name));
    site.instead.set(sheet, '// of another build');
  },
  mended: () => site.instead.clear(),
};

/** Plays a story in a browser of its own, which nobody watches, and gives what it tells. */
async function play<Facts>(story: (hands: Hands) => Promise<Facts>, info: TestInfo, program: string): Promise<Facts> {
  for (const [name, change] of Object.entries(changes)) {
    site.beside.set(`/${name}`, (_, response) => {
      change();
      site.reset();
      response.end();
    });
  }
  const script = `(${drive})(${JSON.stringify(PATH)}, ${story})`;
  site.beside.set('/driver.html', (_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><script>${script}</script>`),
  );
  const told = new Promise<Facts>((resolve) => {
    site.beside.set('/told', async (request, response) => {
      resolve(JSON.parse(await text(request)));
      response.end();
    });
  });
  const flags = [
    '--headless=new',
    '--disable-popup-blocking',
    '--window-size=1440,900',
    `--user-data-dir=${info.outputPath('profile')}`,
  ];
  const browser = spawn(program, [...BROWSER_FLAGS, ...flags, new URL('/driver.html', site.url).href], { stdio: 'ignore' });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  try {
    return await told;
  } finally {
    browser.kill();
    await ended;
  }
}

test('an open tab keeps the old build, late files included, and is told; loaded again, all is new', async ({
  launchOptions,
}, info) => {
  const facts = await play(twoTabs, info, launchOptions.executablePath ?? chromium.executablePath());
  expect(facts).toEqual({
    old: expect.stringMatching(/^[0-9a-f]{16}$/),
    // What a tab is opened with is as old as the others: the newer build is fetched behind it.
    secondWas: facts.old,
    firstIsStill: facts.old,
    secondIs: expect.stringMatching(/^[0-9a-f]{16}$/),
    oldSheet: 'What is inside',
    newSheet: 'What is newer inside',
    cachesOfBoth: 2,
  });
  expect(facts.secondIs).not.toBe(facts.old);
  // Fonts, Python, bundles have other names, and are what they were: they are not fetched again.
  expect(site.asked.filter((name) => !/\.(js|css|html)$/.test(name))).toEqual([]);
});

test('of a build that is half online nothing is used, and it is tried again', async ({ launchOptions }, info) => {
  const facts = await play(halfOnline, info, launchOptions.executablePath ?? chromium.executablePath());
  expect(facts).toEqual({
    old: expect.stringMatching(/^[0-9a-f]{16}$/),
    afterDamaged: facts.old,
    afterMended: expect.any(String),
  });
  expect(facts.afterMended).not.toBe(facts.old);
});
