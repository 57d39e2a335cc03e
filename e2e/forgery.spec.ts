// A stranger's program that speaks in the place of the process it runs in: it hunts for the wire to the page, and floods what it can reach.
import { type Change, changedSite } from './changed-site.ts';
import { NO_BOUNDS } from './hostile/walls.ts';
import { expect, type Playground, test } from './playground.ts';
import { OPENED } from './ways-out.ts';

/** Replaces whatever an unwary process would look up when it hears or speaks, and keeps each end of a wire that comes by. */
const HUNT = `
globalThis.caught = new Set();
const keep = (one) => { if (one instanceof MessagePort) caught.add(one); else if (one instanceof Event) { caught.add(target.call(one)); caught.add(current.call(one)); } return one; };
const target = Object.getOwnPropertyDescriptor(Event.prototype, 'target').get;
const current = Object.getOwnPropertyDescriptor(Event.prototype, 'currentTarget').get;
const { apply } = Reflect;
for (const [owner, names] of [
  [MessagePort.prototype, ['postMessage', 'start', 'close']],
  [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
  [Function.prototype, ['call', 'apply', 'bind']],
  [Promise.prototype, ['then', 'catch', 'finally']],
  [Array.prototype, ['push', 'map', 'at', 'values']],
  [Object, ['keys', 'entries', 'assign']],
  [JSON, ['parse', 'stringify']],
]) for (const name of names) {
  const own = owner[name];
  owner[name] = function (...all) { keep(this); for (const one of all) keep(one); return apply(own, this, all); };
}
for (const [prototype, name] of [[MessageEvent.prototype, 'data'], [MessageEvent.prototype, 'ports'], [Event.prototype, 'target'], [Event.prototype, 'type'], [MessagePort.prototype, 'onmessage']]) {
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  Object.defineProperty(prototype, name, { ...own, get() { keep(this); return keep(apply(own.get, this, [])); } });
}
for (const name of ['kind', 'json', 'id', 'message', 'wire', 'port']) Object.defineProperty(Object.prototype, name, { configurable: true, set(value) { keep(value); keep(this); } });
Error.prepareStackTrace = (_, frames) => { for (const frame of frames) { keep(frame.getThis()); keep(frame.getFunction()?.arguments?.[0]); } return ''; };
globalThis.count = () => [...caught].filter((one) => one instanceof MessagePort).length;
globalThis.forge = () => {
  const results = [{ name: 'test_forged', sentence: 'Forged.', passed: true, says: '', at: null }];
  let ports = 0;
  for (const one of caught) if (one instanceof MessagePort) { ports += 1; one.postMessage({ kind: 'answered', id: 1, end: 'closed', exited: null, unrecorded: null, log: { stderr: 'FORGED' }, environ: null }); one.postMessage({ kind: 'checked', json: JSON.stringify({ results, fault: null }) }); }
  return ports;
};
`;

const program = (work: string, script = HUNT) => `${OPENED}

SCRIPT = ${JSON.stringify(script)}
js.importScripts(js.URL.createObjectURL(js.Blob.new([SCRIPT])))


def application(environ, start_response):
${work.replace(/^/gm, '    ')}
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"honest after all"]
`;

/** The page goes on answering, and so does the next program. */
async function alive(playground: Playground) {
  const { page } = playground;
  await page.getByRole('tab', { name: /^environ/ }).click();
  await expect(page.getByRole('tab', { name: /^environ/ })).toHaveAttribute('aria-selected', 'true');
  await playground.type(
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"the next one"]\n',
  );
  await playground.send.click();
  await playground.response('the next one');
  playground.complaints.length = 0;
}

test('whatever a program replaces in its process, no end of the wire to the page comes by', async ({ playground }) => {
  const site = await changedSite();
  await playground.page.goto(`${site.url}#order-matters`);
  await expect(playground.send).toBeVisible();
  await playground.type(program('print("ports", js.forge())'));
  for (let times = 0; times < 2; times += 1) {
    await playground.send.click();
    await playground.response('honest after all');
  }
  await playground.tab('Console').click();
  const panel = playground.page.getByRole('tabpanel', { name: /Console/ });
  await expect(panel).toContainText('ports 0');
  await expect(panel).not.toContainText('FORGED');
  await expect(playground.checks.filter({ hasText: 'Forged.' })).toHaveCount(0);
  await alive(playground);
  await site.close();
});

test('the same hunt finds it in a process that looks up how to speak', async ({ playground }) => {
  const unwary: Change = { file: /\.js$/, from: /([\w$]+)\.postMessage\.bind\(\1\)/, into: '(said)=>$1.postMessage(said)' };
  const site = await changedSite([unwary]);
  await playground.page.goto(`${site.url}#order-matters`);
  await expect(playground.send).toBeVisible();
  await playground.type(program('print("ports", js.count())'));
  await playground.send.click();
  await playground.response('honest after all');
  await playground.tab('Console').click();
  await expect(playground.page.getByRole('tabpanel', { name: /Console/ })).toContainText(/ports [1-9]/);
  await site.close();
});

const floods: Readonly<Record<string, [work: string, says: RegExp]>> = {
  'answer that never ends': [
    'start_response("200 OK", [("Content-Type", "text/plain")])\nwhile True:\n    yield b"x" * 1_000_000',
    /more than the page can hold|Still running/,
  ],
  'of bytes past the server': [
    'from onionskin.entry import _say_sent\nblock = b"x" * 10_000_000\nwhile True:\n    _say_sent(block)',
    /more than the page can hold|Still running/,
  ],
  'of small messages': [
    'from onionskin.entry import _say\nwhile True:\n    _say("pieces", "[]")',
    /more than the page can hold|Still running/,
  ],
  'of what is no recording': [
    'from onionskin.entry import _say\nwhile True:\n    _say("pieces", "x" * 5_000_000)',
    /more than the page can hold|Still running/,
  ],
  'of messages to the room': ['while True:\n    js.postMessage("x" * 100_000)', /spoke to the room|Still running/],
};
for (const [name, [work, says]] of Object.entries(floods)) {
  test(`a flood ${name} is stopped, and the page stays alive`, async ({ playground }) => {
    const site = await changedSite();
    await playground.page.goto(`${site.url}#order-matters`);
    await expect(playground.send).toBeVisible();
    await playground.type(program(work, ''));
    await playground.send.click();
    await expect(playground.notice).toContainText(says);
    await alive(playground);
    await site.close();
  });
}

/** What is too large to be believed, and in a page without that bound is. */
const believed: Readonly<
  Record<string, { work: string; says: RegExp; without: readonly Change[]; harm(playground: Playground): Promise<unknown> }>
> = {
  'a piece of nine million characters': {
    work: 'from onionskin.entry import _say\n_say("pieces", "[" + " " * 9_000_000 + "]")',
    says: /no server process says/,
    without: NO_BOUNDS,
    harm: (playground) => playground.response('honest after all'),
  },
};
for (const [name, { work, says, without, harm }] of Object.entries(believed)) {
  const send = async (playground: Playground, url: string) => {
    await playground.page.goto(`${url}#order-matters`);
    await expect(playground.send).toBeVisible();
    await playground.type(program(work, ''));
    await playground.send.click();
  };

  test(`a process that says ${name} is not believed, and the page stays alive`, async ({ playground, page }) => {
    const site = await changedSite();
    await send(playground, site.url);
    await expect(page.locator('body')).toContainText(says);
    await alive(playground);
    await site.close();
  });

  test(`with the wall taken down, one that says ${name} is`, async ({ playground, page }) => {
    const site = await changedSite(without);
    await send(playground, site.url);
    await harm(playground);
    await expect(page.locator('body')).not.toContainText(says);
    playground.complaints.length = 0;
    await site.close();
  });
}
