import { expect, test, vi } from 'vitest';
import type { Step } from './script-state.ts';
import { groupsOf } from './scripting.ts';
import { selectWork } from './selectors.ts';
import { readShared, sharedText } from './shared-work.ts';
import { openStore } from './store.fixture.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (raw: Uint8Array | undefined) => new TextDecoder().decode(raw);
const step = (target: string, connection: Step['connection'] = 'new', waits = true): Step => ({
  request: { method: 'GET', target, headers: [], body: '' },
  connection,
  waits,
});
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\nHTTP/1.1 500 No\r\n';
const LATER = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n';

/** Presses "Send them", and waits until so many have been asked. */
async function played(script: readonly Step[]) {
  const opened = openStore();
  opened.state().setScript(script);
  const playing = opened.state().playScript();
  const asked = async (count: number) => {
    await vi.waitFor(() => expect(opened.told.asked).toHaveLength(count));
    return opened.told.asked;
  };
  const results = () => opened.state().played.handshake;
  return { ...opened, playing, asked, results };
}

test('each waits for the answer to the one before, where that is asked', async () => {
  const { asked, playing, results, state } = await played([step('/a'), step('/b')]);
  const [first] = await asked(1);
  expect(results()).toEqual([null, null]);
  first?.answer({ raw: bytes(OK) });
  const [, second] = await asked(2);
  expect(results()?.[0]).toMatchObject({ status: '200 OK', says: null });
  second?.answer({ raw: bytes(LATER) });
  await playing;
  expect(results()?.map((result) => result?.status)).toEqual(['200 OK', '404 Not Found']);
  expect(state().runs.map(({ id }) => id)).toEqual(results()?.map((result) => result?.run));
  // It is a Send like any: in the history, and nothing is under way any more.
  expect(state().sent.handshake?.map(({ request, status }) => [request.target, status])).toEqual([
    ['/b', '404 Not Found'],
    ['/a', '200 OK'],
  ]);
  expect(state().pending).toBe(0);
});

test('those that wait for nothing on connections of their own are under way together', async () => {
  const { asked, playing } = await played([step('/a'), step('/b', 'new', false), step('/c', 'new', false)]);
  const all = await asked(3);
  expect(all.map(({ request }) => request.connection)).toEqual(['new', 'new', 'new']);
  for (const one of all) one.answer({ raw: bytes(OK) });
  await playing;
});

test('those behind one another on one connection are one stream, and one run', async () => {
  const { asked, playing, results, state } = await played([step('/a'), step('/b', 'same', false), step('/c', 'same', true)]);
  const [first] = await asked(1);
  expect(text(first?.request.raw).match(/GET \/\w/g)).toEqual(['GET /a', 'GET /b']);
  first?.answer({ raw: bytes(OK + LATER), end: 'kept-open' });
  const [, second] = await asked(2);
  expect(second?.request.connection).toBe('same');
  second?.answer({ raw: bytes(OK) });
  await playing;
  expect(results()?.map((result) => result?.status)).toEqual(['200 OK', '404 Not Found', '200 OK']);
  expect(results()?.[0]?.run).toBe(results()?.[1]?.run);
  expect(state().runs[0]?.request.exact).toContain('GET /b HTTP/1.1\n');
});

test('a connection that was closed is opened anew, and that is said', async () => {
  const { asked, playing, results } = await played([step('/a'), step('/b', 'same')]);
  (await asked(1))[0]?.answer({ raw: bytes(OK) });
  (await asked(2))[1]?.refuseConnection();
  (await asked(3))[2]?.answer({ raw: bytes(OK) });
  await playing;
  expect(results()?.[1]).toMatchObject({ status: '200 OK', says: 'The connection was closed: it went over a new one.' });
});

test('one that a server leaves unread is told as unanswered', async () => {
  const { asked, playing, results } = await played([step('/a'), step('/b', 'same', false)]);
  (await asked(1))[0]?.answer({ raw: bytes(OK) });
  await playing;
  expect(results()?.map((result) => result?.status)).toEqual(['200 OK', 'no answer']);
});

test('one that can’t be sent says why, and the others go on', async () => {
  const { asked, playing, results } = await played([step('/a b'), step('/c')]);
  (await asked(1))[0]?.answer({ raw: bytes(OK) });
  await playing;
  expect(results()?.[0]).toMatchObject({ status: 'not sent', says: expect.stringContaining('space') });
  expect(results()?.[1]?.status).toBe('200 OK');
});

test('a fault of ours is said, and the script ends', async () => {
  const { asked, playing, results, state } = await played([step('/a')]);
  (await asked(1))[0]?.breakDown('oh');
  await playing;
  expect(results()?.[0]?.says).toContain('Onionskin itself failed');
  expect(state().scripting).toBe(false);
});

test('groups are made of what follows at once on the same connection', () => {
  const script = [step('/a'), step('/b', 'same', false), step('/c', 'new', false), step('/d', 'same', true)];
  expect(groupsOf(script).map(({ at, steps }) => [at, steps.length])).toEqual([
    [0, 2],
    [2, 1],
    [3, 1],
  ]);
});

test('it survives a reload, and a link', () => {
  const opened = openStore();
  const script = [step('/a'), step('/b', 'same', false)];
  opened.state().setScript(script);
  opened.state().saveNow();
  expect(selectWork(openStore({ shelf: opened.shelf }).state()).script).toEqual(script);
  const read = readShared(sharedText({ title: '', app: 'app:application', moment: '', work: selectWork(opened.state()) }));
  expect(read.ok && read.shared.work.script).toEqual(script);
});

test.each([
  ['no list', {}],
  ['another connection', [{ ...step('/'), connection: 'old' }]],
  ['too many', Array.from({ length: 13 }, () => step('/'))],
  ['a line end where none can be', [step('/\r\nX: y')]],
])('a link with %s for a script is refused', (_, script) => {
  const shared = JSON.parse(sharedText({ title: '', app: 'app:application', moment: '', work: selectWork(openStore().state()) }));
  expect(readShared(JSON.stringify({ ...shared, script })).ok).toBe(false);
});
