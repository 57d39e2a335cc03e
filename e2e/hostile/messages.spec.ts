// Each thing that somebody says to a window of ours, or does with it, while they hold it: it goes on as it was, and answers a Send. With the wall
// taken down that holds it, the same is noticed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Change } from '../changed-site.ts';
import { Playground } from '../playground.ts';
import { expect, type Ground, openGround, test } from './ground.ts';
import { project, wordOf } from './links.ts';
import { type HostileMessage, held, written } from './messages.ts';
import { NO_OWN_VOICE, NO_OWN_WIRES, NO_SHAPE_OF_STORED, SLOW_PAGE } from './walls.ts';

const SHARED = `shared/${wordOf(JSON.stringify(project()))}`;

const THEIRS = '<!doctype html><title>Theirs</title><link rel="icon" href="data:,">';

/** A page of another origin that has opened ours, and keeps its window; or one `within` our own origin. */
async function holding({ context, site }: Ground, within = false) {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(THEIRS));
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  if (within) site.instead.set('theirs.html', THEIRS);
  const theirs = await context.newPage();
  await theirs.goto(within ? `${site.url}theirs.html` : `http://localhost:${(server.address() as AddressInfo).port}/`);
  const popup = theirs.waitForEvent('popup');
  await theirs.evaluate((address) => {
    Object.assign(window, { ours: open(address, 'theirs') });
  }, `${site.url}#pass-through`);
  const ours = await popup;
  await expect(new Playground(ours).send).toBeVisible();
  const close = async () => {
    await ours.close();
    await theirs.close();
    server.closeAllConnections();
    server.close();
  };
  return { theirs, ours, close };
}

/** Where it stands behind, its clock is slow. */
async function done(theirs: Page, { does }: HostileMessage, ours: string): Promise<void> {
  const code = does.replaceAll('OURS', ours).replaceAll('PROJECT', SHARED);
  await theirs.bringToFront();
  await theirs.evaluate(
    `(async () => { const ours = window.ours; const all = () => { const found = [], walk = (one) => { found.push(one); for (let n = 0; n < one.length; n += 1) walk(one[n]) }; walk(ours); return found }; ${code} })()`,
  );
}

for (const message of held) {
  const { name, meanwhile = false, stands = /^4\.1/ } = message;
  test(`a page that holds a window of ours and ${name} gains nothing`, async ({ ground }) => {
    test.setTimeout(120_000);
    const { theirs, ours, close } = await holding(ground);
    const there = new Playground(ours);
    if (meanwhile) await there.send.click();
    await done(theirs, message, ground.site.url);
    await ours.bringToFront();
    if (meanwhile) await there.response('still mine');
    await expect(ours.getByRole('heading', { level: 1 })).toHaveText(stands);
    expect(await ours.evaluate(() => ['harmed' in window, 'polluted' in {}])).toEqual([false, false]);
    await there.sends();
    await there.response(stands.test('4.1') ? 'still mine' : 'theirs');
    // That it has opened a window is the case itself.
    expect((await ground.harm()).filter((one) => !one.startsWith('opened '))).toEqual([]);
    await close();
    ground.forget();
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
  test(`without the wall of ${without.wall}, a page that holds a window of ours and ${name} is noticed`, async () => {
    test.setTimeout(120_000);
    const bare = await openGround(WALLS[without.wall]);
    const { theirs, ours } = await holding(bare, without.wall === 'another origin');
    if (message.meanwhile) await new Playground(ours).send.click();
    await done(theirs, message, bare.site.url);
    if ('heard' in without) await expect.poll(() => bare.ear.heard.join('\n')).toMatch(without.heard);
    else await expect(ours.locator('body')).toContainText(without.sees);
    await bare.close();
  });
}

test('a page that holds a window of ours and is first to speak to a room, for ours is slow, is not heard either', async () => {
  test.setTimeout(120_000);
  const slow = await openGround(SLOW_PAGE);
  const { theirs, ours } = await holding(slow);
  for (const message of held.filter(({ without }) => without?.wall === 'the page’s own voice'))
    await done(theirs, message, slow.site.url);
  await ours.bringToFront();
  const there = new Playground(ours);
  await there.send.click();
  await there.response('still mine');
  expect(slow.ear.heard).toEqual([]);
  await slow.close();
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

test('without a look at its shape, what another tab seems to have stored is noticed', async () => {
  const bare = await openGround(NO_SHAPE_OF_STORED);
  const { page, playground } = bare;
  for (const { value } of written.filter(({ name }) => ['no JSON', 'JSON of something else'].includes(name))) {
    playground.complaints.length = 0;
    await page.evaluate(`dispatchEvent(new StorageEvent('storage', { key: 'onionskin', newValue: ${value} }))`);
    await expect.poll(() => playground.complaints.join()).toMatch(/TypeError/);
  }
  await bare.close();
});
