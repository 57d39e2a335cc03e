import { describe, expect, test, vi } from 'vitest';
import { deepSample, helloSample, strBodySample } from '../testing/samples.ts';
import { selectDisk, selectEarlier, selectEdited, selectRecording, selectWork } from './selectors.ts';
import { openStore, run } from './store.fixture.ts';
import { selectTrouble } from './trouble.ts';

const text = (raw: Uint8Array | undefined) => new TextDecoder().decode(raw);

test('Send gives the runner the bytes of the request and the project as it stands', async () => {
  const { state, told } = openStore();
  state().editFile('app.py', 'application = None\n');
  void state().send();
  expect(text(told.asked[0]?.request.raw)).toBe('GET /handshake HTTP/1.1\r\nHost: localhost:8000\r\n\r\n');
  expect(told.asked[0]?.project).toEqual({
    files: { 'app.py': 'application = None\n' },
    app: 'app:application',
    disk: 'handshake',
  });
  expect(state().pending).toBe(1);
});

test('lines of libraries are recorded when all lines are what one steps by', () => {
  const { state, told } = openStore();
  for (const grain of ['hops', 'lines', 'all'] as const) {
    state().setGrain(grain);
    void state().send();
  }
  expect(told.asked.map((asked) => asked.grain)).toEqual(['lines', 'lines', 'libraries']);
});

test('an answer goes on stage at its start and begins to play', async () => {
  const opened = openStore();
  await run(opened, helloSample());
  const { shown, runs, cursor, playing } = opened.state();
  expect({ shown, cursor, playing }).toEqual({ shown: runs[0]?.id, cursor: 0, playing: true });
});

test('a long recording is prepared before it goes on stage, and goes there even where that fails', async () => {
  const prepared: unknown[] = [];
  const shown: (number | null)[] = [];
  const opened = openStore({
    prepare: async (recording) => {
      prepared.push(recording);
      shown.push(opened.state().shown);
      throw new Error('no');
    },
  });
  await run(opened, helloSample());
  expect(prepared).toEqual([]);
  const long = deepSample(3, 1000);
  await run(opened, long);
  expect(prepared).toEqual([long]);
  expect(shown).toEqual([1]);
  expect(selectRecording(opened.state())).toBe(long);
});

test('ten quick Sends are ten answers, in order, though they come in any order', async () => {
  const { state, told } = openStore();
  const sends = Array.from({ length: 10 }, (_, n) => {
    state().editRequest({ target: `/${n}` });
    return state().send();
  });
  for (const asked of told.asked.toReversed()) asked.answer({});
  await Promise.all(sends);
  expect(state().runs.map((one) => one.request.target)).toEqual(['/0', '/1', '/2', '/3', '/4', '/5', '/6', '/7', '/8', '/9']);
  expect(state().pending).toBe(0);
  // The code is one: checks look at it once.
  expect(told.checked).toHaveLength(1);
});

test('the last twenty runs are kept', async () => {
  const opened = openStore();
  for (let n = 0; n < 23; n += 1) await run(opened, helloSample());
  expect(opened.state().runs.map((one) => one.id)).toEqual(Array.from({ length: 20 }, (_, n) => n + 4));
});

test('what a comparison has run is kept as a run when it is put on stage', async () => {
  const opened = openStore();
  await run(opened, helloSample());
  const [first] = opened.state().runs;
  if (first === undefined) throw new Error('it did not run');
  const { id: _id, ...made } = first;
  opened.state().adopt({ ...made, server: { name: 'gunicorn' } });
  expect(opened.state()).toMatchObject({
    shown: 2,
    cursor: 0,
    playing: false,
    runs: [{ id: 1 }, { id: 2, server: { name: 'gunicorn' } }],
  });
  await run(opened, helloSample());
  expect(opened.state().shown).toBe(3);
});

test('the run before, of the same lesson, is the ghost', async () => {
  const opened = openStore();
  const first = helloSample();
  await run(opened, first);
  expect(selectEarlier(opened.state())).toBeNull();
  await run(opened, helloSample());
  expect(selectEarlier(opened.state())).toBe(first);
  opened.state().openLesson('order');
  expect(selectRecording(opened.state())).toBeNull();
  await run(opened, helloSample());
  expect(selectEarlier(opened.state())).toBeNull();
});

test('an answer that comes after the learner went on does not push itself on stage', async () => {
  const { state, told } = openStore();
  const sending = state().send();
  state().openLesson('order');
  told.asked[0]?.answer({ recording: helloSample() });
  await sending;
  expect(state().shown).toBeNull();
  state().openLesson('handshake');
  expect(state().shown).toBe(1);
});

describe('the server', () => {
  test('that was chosen gets the next request; a run tells which one it was', async () => {
    const { state, told } = openStore();
    state().chooseServer({ name: 'gunicorn', processes: 2 });
    const sending = state().send();
    state().chooseServer({ name: 'waitress' });
    expect(told.asked[0]?.server).toEqual({ name: 'gunicorn', processes: 2 });
    told.asked[0]?.answer({});
    await sending;
    expect(state().runs[0]?.server).toEqual({ name: 'gunicorn', processes: 2 });
  });

  test('is told to call a factory, by the name that factories have', () => {
    const { state, told } = openStore();
    state().chooseServer({ name: 'gunicorn', factory: true });
    void state().send();
    expect(told.asked[0]?.project.app).toBe('app:create_app');
  });

  test('is a choice that starting over takes back', () => {
    const { state } = openStore();
    expect(selectEdited(state())).toBe(false);
    state().chooseServer({ name: 'waitress', processes: undefined });
    expect(selectEdited(state())).toBe(true);
    state().startOver();
    expect(selectWork(state()).server).toEqual({ name: 'wsgiref' });
  });
});

describe('what went wrong', () => {
  test('a request that can not be is refused in a sentence, and nothing is sent', async () => {
    const { state, told } = openStore();
    state().editRequest({ target: '/a b' });
    await state().send();
    expect(state().refusal).toContain('%20');
    expect(told.asked).toHaveLength(0);
    state().editRequest({ target: '/a%20b' });
    expect(state().refusal).toBeNull();
  });

  test('a project that does not start is a run with a sentence and a place', async () => {
    const { state, told } = openStore();
    const sending = state().send();
    told.asked[0]?.failToStart('`app.py` has no `application`.', 'app.py', 3);
    await sending;
    const says = '`app.py` has no `application`.';
    expect(selectTrouble(state())).toEqual({ says, file: 'app.py', line: 3, why: 'start', moment: null });
    expect(state().playing).toBe(false);
  });

  test('one that was stopped while it started may be given longer', async () => {
    const { state, told } = openStore();
    const sending = state().send();
    told.asked[0]?.failToStart('Still running after 2 seconds, so it was stopped.', 'app.py', 1, 'limit');
    await sending;
    expect(selectTrouble(state())?.why).toBe('limit');
  });

  test('a request that went wrong is told in a sentence, with its line and its moment', async () => {
    const { state, told } = openStore();
    const sending = state().send();
    told.asked[0]?.answer({ recording: strBodySample() });
    await sending;
    const trouble = selectTrouble(state());
    expect(trouble?.says).toContain('The body must be made of bytes');
    expect(trouble?.why).toBe('fault');
    expect(state().runs[0]?.outcome?.recording?.events[trouble?.moment ?? -1]).toBeDefined();
  });

  test('how the connection ended is told where nothing else tells it', async () => {
    for (const [end, says] of [
      ['closed', ' The connection was closed without a byte.'],
      ['timeout', ' The connection stays open, and nothing more comes: a client waits until it gives up.'],
    ] as const) {
      const { state, told } = openStore();
      const sending = state().send();
      told.asked[0]?.answer({ recording: strBodySample(), raw: new Uint8Array(), end });
      await sending;
      expect(selectTrouble(state())?.says).toMatch(new RegExp(`${says}$`));
    }
  });

  test('a stopped run keeps what was recorded, and the next one may be given more time', async () => {
    const { state, told } = openStore();
    const sending = state().send();
    const recording = helloSample();
    told.asked[0]?.answer({ recording, stopped: { why: 'limit', says: 'Still in line 3.', file: 'app.py', line: 3 } });
    await sending;
    expect(selectTrouble(state())?.why).toBe('limit');
    expect(selectRecording(state())).toBe(recording);
    void state().send({ limit: 10_000 });
    expect(told.asked[1]?.limit).toBe(10_000);
  });

  test('our own failure is said to be ours, and the next Send works', async () => {
    const { state, told } = openStore();
    const sending = state().send();
    told.asked[0]?.breakDown('no room');
    await sending;
    expect(state().refusal).toBe('Onionskin itself failed, not your code: no room');
    const again = state().send();
    told.asked[1]?.answer({});
    await again;
    expect(state().refusal).toBeNull();
    expect(state().runs).toHaveLength(1);
  });
});

test('running is worth a word after 300 ms, and no longer once it is over', () => {
  const { state, told, clock } = openStore();
  told.tell({ kind: 'running', since: 5 });
  clock.pass(299);
  told.tell({ kind: 'running', since: 5 });
  expect(state().slow).toBe(false);
  clock.pass(1);
  expect(state().slow).toBe(true);
  told.tell({ kind: 'idle' });
  expect(state().slow).toBe(false);
});

test('of a thousand Sends the last twenty are kept', async () => {
  const opened = openStore();
  for (let nth = 0; nth < 1000; nth += 1) await run(opened, helloSample());
  const { runs, pending, shown } = opened.state();
  expect(runs.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, nth) => 981 + nth));
  expect([pending, shown]).toEqual([0, 1000]);
});

describe('what the program wrote to its disk', () => {
  const withDisk = async () => {
    const opened = openStore();
    const sending = opened.state().send();
    opened.told.asked.at(-1)?.answer({}, { files: [{ name: 'db.sqlite3', size: 12_288 }], left: [] });
    await sending;
    return opened;
  };

  test('is told with the answer, for its lesson', async () => {
    const { state } = await withDisk();
    expect(selectDisk(state()).files).toEqual([{ name: 'db.sqlite3', size: 12_288 }]);
    state().openLesson('order');
    expect(selectDisk(state()).files).toEqual([]);
  });

  test('is wiped when the user wants it, and with the work when the lesson is started over', async () => {
    const { state, told } = await withDisk();
    state().resetDisk();
    expect(told.wiped).toEqual(['handshake']);
    expect(selectDisk(state()).files).toEqual([]);
    state().editFile('app.py', 'new');
    state().startOver();
    expect(told.wiped).toEqual(['handshake', 'handshake']);
  });
});

test('checks wait until the answer is drawn, and are left out when it is sent again meanwhile', async () => {
  const drawn: (() => void)[] = [];
  const opened = openStore({ quiet: () => new Promise<void>((resolve) => void drawn.push(resolve)) });
  const { state, told } = opened;
  const first = run(opened, helloSample());
  await vi.waitFor(() => expect(state().runs).toHaveLength(1));
  expect(told.checked).toHaveLength(0);
  const second = run(opened, helloSample());
  drawn[0]?.();
  await first;
  await vi.waitFor(() => expect(state().runs).toHaveLength(2));
  expect(told.checked).toHaveLength(0);
  drawn[1]?.();
  await second;
  expect(told.checked).toHaveLength(1);
});

test('it marks when it was sent, and when its recording was there', async () => {
  const marks: string[] = [];
  const { state, told } = openStore({ mark: (name) => void marks.push(`${name} ${state().runs.length}`) });
  const sending = state().send();
  expect(marks).toEqual(['sent 0']);
  told.asked.at(-1)?.answer({ recording: helloSample() });
  await sending;
  expect(marks).toEqual(['sent 0', 'answered 1']);
});
