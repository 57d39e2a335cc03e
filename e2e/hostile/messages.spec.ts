// Each thing that somebody says to a window of ours, or does with it, while they hold it: it goes on as it was, and answers a Send.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Playground } from '../playground.ts';
import { expect, type Ground, test } from './ground.ts';
import { project, wordOf } from './links.ts';
import { held, written } from './messages.ts';

const SHARED = `shared/${wordOf(JSON.stringify(project()))}`;

/** A page of another origin that has opened ours, and keeps its window. */
async function holding({ context, site }: Ground) {
  const server = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Theirs</title>'),
  );
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const theirs = await context.newPage();
  await theirs.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const popup = theirs.waitForEvent('popup');
  await theirs.evaluate((address) => {
    Object.assign(window, { ours: open(address, 'theirs') });
  }, `${site.url}#pass-through`);
  const ours = await popup;
  const close = async () => {
    await ours.close();
    await theirs.close();
    server.closeAllConnections();
    server.close();
  };
  return { theirs, ours, close };
}

for (const { name, does, stands = /^4\.1/ } of held) {
  test(`a page that holds a window of ours and ${name} gains nothing`, async ({ ground }) => {
    test.setTimeout(120_000);
    const { theirs, ours, close } = await holding(ground);
    const there = new Playground(ours);
    await expect(there.send).toBeVisible();
    const code = does.replaceAll('OURS', ground.site.url).replaceAll('PROJECT', SHARED);
    // Where it stands behind, its clock is slow.
    await theirs.bringToFront();
    await theirs.evaluate(
      `(async () => { const ours = window.ours; const all = () => { const found = [], walk = (one) => { found.push(one); for (let n = 0; n < one.length; n += 1) walk(one[n]) }; walk(ours); return found }; ${code} })()`,
    );
    await ours.bringToFront();
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

for (const { name, value } of written) {
  test(`a tab that is told of ${name} in the storage keeps what it has`, async ({ ground }) => {
    const { page } = ground;
    await page.evaluate(`dispatchEvent(new StorageEvent('storage', { key: 'onionskin', newValue: ${value} }))`);
    const keep = page.getByRole('button', { name: /^Keep this tab/ });
    if (await keep.isVisible()) await keep.click();
    await expect(ground.playground.send).toBeVisible();
  });
}
