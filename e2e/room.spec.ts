// The room is the wall: whatever a stranger's program does with Python's doors to JavaScript, nothing gets out and nothing stays. The very same
// program is run once more with the wall taken down, where all of it gets out: so these tests can fail.

import { type Change, changedSite } from './changed-site.ts';
import { listen } from './listener.ts';
import { expect, type Playground, test } from './playground.ts';
import type { StaticSite } from './static-site.ts';
import { FETCHES, inNested, inWorker, KEPT, NETWORK, stranger } from './ways-out.ts';

/** A policy that allows everything, but for a script from a data: address: by its refusal Pyodide tells that it may be loaded with `import`. */
const NO_POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src * data: blob:; script-src * blob: \'unsafe-inline\' \'unsafe-eval\'">';
/** The room without its policy and without its sandbox. */
const WALL: readonly Change[] = [
  { file: /(room|hall)\.html$/, from: /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, into: NO_POLICY },
  { file: /\.js$/, from: /setAttribute\(.sandbox.,.allow-scripts.\)/, into: 'setAttribute("data-sandbox","")' },
];

/** Runs the stranger, and gives what each way has come to. */
async function tryAll(playground: Playground, site: StaticSite, program: string): Promise<Record<string, string>> {
  const { page } = playground;
  await page.goto(`${site.url}#order-matters`);
  await expect(playground.send).toBeVisible();
  await playground.type(program);
  await page.getByRole('textbox', { name: 'Target' }).fill('/try');
  await playground.send.click();
  await playground.response('tried');
  await page.getByRole('textbox', { name: 'Target' }).fill('/told');
  const panel = page.getByRole('tabpanel', { name: /^Response/ });
  let told: Record<string, string> = {};
  await expect(async () => {
    await playground.sends();
    await playground.toEnd();
    await playground.drawn();
    const text = await panel.textContent({ timeout: 1500 });
    told = JSON.parse(/\{"[\s\S]*"\}/.exec(text ?? '')?.[0] ?? '{}');
    expect(Object.keys(told)).toEqual(expect.arrayContaining([...inWorker, ...inNested]));
  }).toPass({ timeout: 30_000 });
  // The browser reports each refusal: those are the walls holding. Some come late, but none from a page that has been left.
  await page.goto('about:blank');
  playground.complaints.length = 0;
  return told;
}

const open = (told: Record<string, string>) => Object.keys(told).filter((way) => told[way] !== 'shut');

test('every way out is shut, and a listener hears nothing; with the wall taken down, it hears every one', async ({
  playground,
}) => {
  test.setTimeout(180_000);
  const listener = await listen();
  const [walled, bare] = [await changedSite(), await changedSite(WALL)];
  const [walledUdp, bareUdp] = [await listener.datagrams('walled/transport'), await listener.datagrams('bare/transport')];

  const within = await tryAll(playground, walled, stranger('walled', walled.url, listener.address, walledUdp));
  expect(open(within)).toEqual([]);

  const without = await tryAll(playground, bare, stranger('bare', bare.url, listener.address, bareUdp));
  expect(open(without)).toEqual(expect.arrayContaining(Object.keys(KEPT)));
  const own = (way: string) => way.endsWith('-own');
  const ways = [...Object.keys(NETWORK), ...Object.keys({ ...NETWORK, ...FETCHES }).map((name) => `nested-${name}`)];
  for (const way of ways.filter((way) => !own(way))) expect([...listener.heard]).toContain(`bare/${way}`);
  for (const way of ways.filter(own)) expect(bare.asked.join()).toContain(`bare/${way}`);

  // What takes so long that the other stranger has been through with it would have been heard by now.
  expect([...listener.heard].filter((path) => path.startsWith('walled/'))).toEqual([]);
  expect(walled.asked.filter((path) => path.includes('walled/'))).toEqual([]);
  await Promise.all([listener.close(), walled.close(), bare.close()]);
});
