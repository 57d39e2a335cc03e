// Each thing that somebody says to a window of ours, or does with it, while they hold it: it goes on as it was, and answers a Send. With the wall
// taken down that holds it, the same is noticed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Change } from '../changed-site.ts';
import { Playground } from '../playground.ts';
import { expect, type Ground, test as grounded } from './ground.ts';
import { project, wordOf } from './links.ts';
import { type HostileMessage, held, written } from './messages.ts';
import { NO_OWN_VOICE, NO_OWN_WIRES, NO_SHAPE_OF_STORED, SLOW_PAGE } from './walls.ts';

const SHARED = `shared/${wordOf(JSON.stringify(project()))}`;

const THEIRS = '<!doctype html><title>Theirs</title><link rel="icon" href="data:,">';

interface Holding {
  theirs: Page;
  ours: Page;
}

const test = grounded.extend<{ holding(ground: Ground, within?: boolean): Promise<Holding> }>({
  /** A page of another origin that has opened ours, and keeps its window; or one `within` our own origin. Closed whatever becomes of the test. */
  // biome-ignore lint/correctness/noEmptyPattern: this is how a fixture says that it needs none
  holding: async ({}, use) => {
    const ends: (() => unknown)[] = [];
    try {
      await use((ground, within = false) => open(ground, within, ends));
    } finally {
      for (const end of ends.reverse()) await end();
    }
  },
});

async function open(ground: Ground, within: boolean, ends: (() => unknown)[]): Promise<Holding> {
  const { context, site } = ground;
  // That it has opened a window is the case itself.
  ends.push(() => ground.forget());
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(THEIRS));
  ends.push(() => server.close());
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  ends.push(() => server.closeAllConnections());
  if (within) site.instead.set('theirs.html', THEIRS);
  const theirs = await context.newPage();
  ends.push(() => theirs.close());
  await theirs.goto(within ? `${site.url}theirs.html` : `http://localhost:${(server.address() as AddressInfo).port}/`);
  const popup = theirs.waitForEvent('popup');
  await theirs.evaluate((address) => {
    Object.assign(window, { ours: window.open(address, 'theirs') });
  }, `${site.url}#pass-through`);
  const ours = await popup;
  ends.push(() => ours.close());
  await expect(new Playground(ours).send).toBeVisible();
  return { theirs, ours };
}

/** Where it stands behind, its clock is slow. */
async function done(theirs: Page, { does }: HostileMessage, ours: string): Promise<void> {
  const code = does.replaceAll('OURS', ours).replaceAll('PROJECT', SHARED);
  await theirs.bringToFront();
  await theirs.evaluate(
    `(async () => { const ours = window.ours; const all = () => { const found = [], walk = (one) => { found.push(one); for (let n = 0; n < one.length; n += 1) walk(one[n]) }; walk(ours); return found }; ${code} })()`,
  );
}

/** It is being done already when `work` begins, and still when it is over. */
async function meanwhileDone(theirs: Page, message: HostileMessage, ours: string, work: () => Promise<void>): Promise<void> {
  const rounds = () => theirs.evaluate<number>('window.rounds ?? 0');
  const doing = done(theirs, message, ours);
  // Heard of below.
  doing.catch(() => {});
  try {
    await expect.poll(rounds).toBeGreaterThan(0);
    const before = await rounds();
    await work();
    expect(await rounds()).toBeGreaterThan(before);
  } finally {
    await theirs.evaluate('window.enough = true');
    await doing;
  }
}

for (const message of held) {
  const { name, meanwhile = false, stands = /^4\.1/ } = message;
  test(`a page that holds a window of ours and ${name} gains nothing`, async ({ ground, holding }) => {
    test.setTimeout(120_000);
    const { theirs, ours } = await holding(ground);
    const there = new Playground(ours);
    if (meanwhile) {
      await meanwhileDone(theirs, message, ground.site.url, async () => {
        await ours.bringToFront();
        await there.sends();
        await there.response('still mine');
      });
    } else await done(theirs, message, ground.site.url);
    await ours.bringToFront();
    await expect(ours.getByRole('heading', { level: 1 })).toHaveText(stands);
    expect(await ours.evaluate(() => ['harmed' in window, 'polluted' in {}])).toEqual([false, false]);
    await there.sends();
    await there.response(stands.test('4.1') ? 'still mine' : 'theirs');
    expect((await ground.harm()).filter((one) => !one.startsWith('opened '))).toEqual([]);
  });
}

const WALLS: Readonly<Record<NonNullable<HostileMessage['without']>['wall'], readonly Change[]>> = {
  'own wires': NO_OWN_WIRES,
  'the page’s own voice': [...SLOW_PAGE, ...NO_OWN_VOICE],
  'another origin': [],
};

for (const message of held) {
  const { name, without } = message;
  if (without === undefined) continue;
  test(`without the wall of ${without.wall}, a page that holds a window of ours and ${name} is noticed`, async ({
    another,
    holding,
  }) => {
    test.setTimeout(120_000);
    const bare = await another(WALLS[without.wall]);
    const { theirs, ours } = await holding(bare, without.wall === 'another origin');
    const noticed = async () => {
      if ('heard' in without) await expect.poll(() => bare.ear.heard.join('\n')).toMatch(without.heard);
      else await expect(ours.locator('body')).toContainText(without.sees);
    };
    if (message.meanwhile) {
      await meanwhileDone(theirs, message, bare.site.url, async () => {
        await ours.bringToFront();
        await new Playground(ours).send.click();
        await noticed();
      });
    } else {
      await done(theirs, message, bare.site.url);
      await noticed();
    }
  });
}

test('a page that holds a window of ours and is first to speak to a room, for ours is slow, is not heard either', async ({
  another,
  holding,
}) => {
  test.setTimeout(120_000);
  const slow = await another(SLOW_PAGE);
  const { theirs, ours } = await holding(slow);
  const first = held.filter(({ without }) => without?.wall === 'the page’s own voice');
  expect(first).not.toEqual([]);
  for (const message of first) await done(theirs, message, slow.site.url);
  await ours.bringToFront();
  const there = new Playground(ours);
  await there.send.click();
  await there.response('still mine');
  expect(slow.ear.heard).toEqual([]);
});

for (const { name, value } of written) {
  test(`a tab that is told of ${name} in the storage keeps what it has`, async ({ ground }) => {
    const { page, playground } = ground;
    await page.evaluate(`dispatchEvent(new StorageEvent('storage', { key: 'onionskin', newValue: ${value} }))`);
    const keep = page.getByRole('button', { name: /^Keep this tab/ });
    if (await keep.isVisible()) await keep.click();
    await expect(playground.send).toBeVisible();
    expect(playground.complaints).toEqual([]);
  });
}

test('without a look at its shape, what another tab seems to have stored is noticed', async ({ another }) => {
  const bare = await another(NO_SHAPE_OF_STORED);
  const { page, playground } = bare;
  const noticed = written.filter(({ without }) => without);
  expect(noticed).not.toEqual([]);
  for (const { value } of noticed) {
    playground.complaints.length = 0;
    await page.evaluate(`dispatchEvent(new StorageEvent('storage', { key: 'onionskin', newValue: ${value} }))`);
    await expect.poll(() => playground.complaints.join()).toMatch(/TypeError/);
  }
});
