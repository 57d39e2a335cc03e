// The pool against processes of a few lines: what they answer, and when, is up to each test. Time is the test's own as well.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { poolRunner } from './pool.ts';
import type { Hear, Process, Spawn } from './process.ts';
import type { Assets, FromWorker, ToWorker } from './protocol.ts';
import type { ClientRequest, Project, RunnerStatus } from './runner.ts';

/** A process whose program is a function: what it says to each message. Saying nothing is a loop that never ends. */
type Program = (message: ToWorker) => readonly FromWorker[];

const answered = (id: number, exited: number | null = null): FromWorker => ({
  kind: 'answered',
  id,
  end: 'closed',
  exited,
  unrecorded: null,
});
const sent = (text: string): FromWorker => ({ kind: 'sent', bytes: new TextEncoder().encode(text) });
const pieces = (...all: unknown[]): FromWorker => ({ kind: 'pieces', json: JSON.stringify(all) });
const begin = { begin: { process: 1, request: 1, origin: 0, server: 'wsgiref' } };
const lineAt = (line: number) => ({
  event: { type: 'line', at: 1, span: 0, place: { file: 'app.py', line }, frame: 0, depth: 0 },
});

const honest: Program = (message) => {
  switch (message.kind) {
    case 'boot':
      return [{ kind: 'booted', restored: true, python: '3.14.2', milliseconds: 1 }];
    case 'start':
      return [{ kind: 'started', json: '{"ok": true}' }];
    case 'request':
      return [sent(`echo ${new TextDecoder().decode(message.raw)}`), answered(message.id)];
    case 'compile':
      return [{ kind: 'compiled', id: message.id, fault: null }];
    case 'check':
      return [{ kind: 'checked', json: '{"results": [], "fault": null}' }];
  }
};

const nothing = new SharedArrayBuffer(0);
const assets: Assets = { pyodide: { compiled: {} as WebAssembly.Module }, lock: '{}', snapshot: nothing, python: {} };

function house(program: Program = honest, options: { spare?: boolean; load?: () => Promise<Assets> } = {}) {
  const made: { heard: ToWorker[]; ended: boolean; say: Hear }[] = [];
  const spawn: Spawn = (hear): Process => {
    const one = { heard: [] as ToWorker[], ended: false, say: hear };
    made.push(one);
    return {
      post(message) {
        one.heard.push(message);
        // Never at once: a real process is far away.
        queueMicrotask(() => {
          if (message.kind !== 'boot' && message.kind !== 'compile') hear({ kind: 'begun' });
          for (const answer of program(message)) if (!one.ended) hear(answer);
        });
      },
      end: async () => {
        one.ended = true;
      },
    };
  };
  const load = options.load ?? (async () => assets);
  const warnings: string[] = [];
  const idle: (() => void)[] = [];
  const runner = poolRunner({
    load,
    spawn,
    spare: options.spare ?? false,
    whenIdle: (task) => idle.push(task),
    warn: (line) => warnings.push(line),
  });
  return { runner, made, warnings, idle: () => idle.splice(0).map((task) => task()) };
}

const ask = (raw: string): ClientRequest => ({ raw: new TextEncoder().encode(raw), connection: 'new', halfClose: false });
const project = (source = 'x'): Project => ({ files: { 'app.py': source }, app: 'app:application' });
const wsgiref = { name: 'wsgiref' } as const;
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const kinds = (messages: readonly ToWorker[] | undefined) => messages?.map((message) => message.kind);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('requests', () => {
  test('are all answered, in order, by one process that started the project once', async () => {
    const { runner, made } = house();
    const all = await Promise.all(['a', 'b', 'c'].map((raw) => runner.send(ask(raw), project(), wsgiref)));
    expect(all.map(({ outcome }) => text(outcome?.raw))).toEqual(['echo a', 'echo b', 'echo c']);
    expect(all.map(({ outcome }) => outcome?.process)).toEqual([1, 1, 1]);
    expect(made.map(({ heard }) => kinds(heard))).toEqual([['boot', 'start', 'request', 'request', 'request']]);
  });

  test('with changed code go to a fresh process, and the old one ends', async () => {
    const { runner, made } = house();
    await runner.send(ask('a'), project('old'), wsgiref);
    const { outcome } = await runner.send(ask('b'), project('new'), wsgiref);
    expect(outcome?.process).toBe(2);
    expect(made.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('do not care in which order the files are named', async () => {
    const { runner, made } = house();
    await runner.send(ask('a'), { files: { a: '1', b: '2' }, app: 'a:b' }, wsgiref);
    await runner.send(ask('b'), { files: { b: '2', a: '1' }, app: 'a:b' }, wsgiref);
    expect(made).toHaveLength(1);
  });

  test('that the server could not begin have no outcome', async () => {
    const { runner } = house((message) =>
      message.kind === 'request'
        ? [{ kind: 'answered', id: message.id, end: null, exited: null, unrecorded: null }]
        : honest(message),
    );
    expect((await runner.send(ask('a'), project(), wsgiref)).outcome).toBeNull();
  });

  test('after the server has ended go to a fresh process', async () => {
    const { runner } = house((message) => (message.kind === 'request' ? [answered(message.id, 3)] : honest(message)));
    await runner.send(ask('a'), project(), wsgiref);
    expect((await runner.send(ask('b'), project(), wsgiref)).outcome?.process).toBe(2);
  });

  test('of a project that cannot start say why, and each one tries again', async () => {
    const { runner, made } = house((message) =>
      message.kind === 'start'
        ? [{ kind: 'started', json: '{"ok": false, "says": "No.", "file": "app.py", "line": 2}' }]
        : honest(message),
    );
    const { started, outcome } = await runner.send(ask('a'), project(), wsgiref);
    expect(started).toEqual({ ok: false, says: 'No.', file: 'app.py', line: 2, recording: null });
    expect(outcome).toBeNull();
    await runner.send(ask('a'), project(), wsgiref);
    expect(made).toHaveLength(2);
  });
});

describe('a request that does not end', () => {
  const loop: Program = (message) =>
    message.kind === 'request' ? [pieces(begin, lineAt(3), lineAt(4)), sent('half')] : honest(message);

  test('is stopped at the limit; it names the line, and keeps what was sent and recorded', async () => {
    const { runner, made } = house(loop);
    const answer = runner.send(ask('a'), project(), wsgiref);
    await vi.advanceTimersByTimeAsync(1999);
    expect(made[0]?.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    const { outcome } = await answer;
    expect(outcome?.stopped).toEqual({
      why: 'limit',
      says: 'Still running after 2 seconds, so it was stopped in app.py, line 4.',
      file: 'app.py',
      line: 4,
    });
    expect(text(outcome?.raw)).toBe('half');
    expect(outcome?.recording).toMatchObject({ ended: 'stopped', events: [{ type: 'line' }, { type: 'line' }] });
    expect(made[0]?.ended).toBe(true);
  });

  test('may be given longer', async () => {
    const { runner, made } = house(loop);
    const answer = runner.send(ask('a'), project(), wsgiref, { limit: 10_000 });
    await vi.advanceTimersByTimeAsync(9999);
    expect(made[0]?.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await answer).outcome?.stopped?.says).toMatch(/^Still running after 10 seconds/);
  });

  test('can be stopped by the user, and the next one is served by a fresh process', async () => {
    let first = true;
    const { runner } = house((message) => {
      if (message.kind === 'request' && first) return loop(message);
      return honest(message);
    });
    const answer = runner.send(ask('a'), project(), wsgiref);
    await vi.advanceTimersByTimeAsync(100);
    runner.stop();
    first = false;
    expect((await answer).outcome?.stopped).toMatchObject({ why: 'user', says: 'You stopped it in app.py, line 4.' });
    expect((await runner.send(ask('b'), project(), wsgiref)).outcome).toMatchObject({ process: 2 });
  });

  test('lets those behind it be answered', async () => {
    const { runner } = house((message) => (message.kind === 'request' && text(message.raw) === 'a' ? [] : honest(message)));
    const answers = Promise.all(['a', 'b'].map((raw) => runner.send(ask(raw), project(), wsgiref)));
    await vi.advanceTimersByTimeAsync(2000);
    const [first, second] = await answers;
    expect(first?.outcome?.stopped?.why).toBe('limit');
    expect(text(second?.outcome?.raw)).toBe('echo b');
  });

  test('does not hold up the compiler', async () => {
    const { runner } = house(loop);
    const answer = runner.send(ask('a'), project(), wsgiref);
    await vi.advanceTimersByTimeAsync(10);
    expect(await runner.compile('app.py', 'x')).toBeNull();
    await vi.advanceTimersByTimeAsync(2000);
    await answer;
  });
});

test('a start that does not end is stopped, and names its line', async () => {
  const { runner } = house((message) => (message.kind === 'start' ? [pieces(begin, lineAt(7))] : honest(message)));
  const answer = runner.send(ask('a'), project(), wsgiref);
  await vi.advanceTimersByTimeAsync(2000);
  expect((await answer).started).toMatchObject({ ok: false, file: 'app.py', line: 7, recording: { ended: 'stopped' } });
});

describe('a process that dies', () => {
  test.each([
    ['memory', /ran out of memory and ended in app.py, line 3/],
    ['exit', /ended by itself in app.py, line 3/],
  ] as const)('of %s says so, and the next request is answered', async (why, says) => {
    let dies = true;
    const { runner } = house((message) =>
      message.kind === 'request' && dies ? [pieces(begin, lineAt(3)), { kind: 'died', why, says: '' }] : honest(message),
    );
    const { outcome } = await runner.send(ask('a'), project(), wsgiref);
    expect(outcome?.stopped).toMatchObject({ why, says: expect.stringMatching(says) });
    dies = false;
    expect((await runner.send(ask('b'), project(), wsgiref)).outcome?.process).toBe(2);
  });

  test('between two requests is replaced', async () => {
    const { runner, made } = house();
    await runner.send(ask('a'), project(), wsgiref);
    made[0]?.say({ kind: 'died', why: 'exit', says: '' });
    expect((await runner.send(ask('b'), project(), wsgiref)).outcome?.process).toBe(2);
  });
});

describe('the spare', () => {
  test('is made when nothing else is to do, and takes over without a wait', async () => {
    const { runner, made, idle } = house(honest, { spare: true });
    await runner.send(ask('a'), project('old'), wsgiref);
    expect(made).toHaveLength(1);
    idle();
    await vi.advanceTimersByTimeAsync(0);
    expect(made.map(({ heard }) => kinds(heard))).toEqual([['boot', 'start', 'request'], ['boot']]);
    await runner.send(ask('b'), project('new'), wsgiref);
    expect(kinds(made[1]?.heard)).toEqual(['boot', 'start', 'request']);
  });

  test('is not made where memory is small', async () => {
    const { runner, made, idle } = house(honest, { spare: false });
    await runner.send(ask('a'), project(), wsgiref);
    idle();
    await vi.advanceTimersByTimeAsync(0);
    expect(made).toHaveLength(1);
  });

  test('runs the checks of a lesson and is thrown away; the running process does not notice', async () => {
    const { runner, made } = house();
    await runner.send(ask('a'), project(), wsgiref);
    expect(await runner.check('def check(): ...', project(), wsgiref)).toEqual({ results: [], fault: null, recordings: [] });
    expect(made.map(({ ended }) => ended)).toEqual([false, true]);
    expect((await runner.send(ask('b'), project(), wsgiref)).outcome?.process).toBe(1);
  });

  test('is never given to two: a request and a check that come together get a process each', async () => {
    const { runner, made } = house();
    const [{ outcome }, checked] = await Promise.all([
      runner.send(ask('hi'), project(), wsgiref),
      runner.check('def check(): ...', project(), wsgiref),
    ]);
    expect([text(outcome?.raw), checked.fault]).toEqual(['echo hi', null]);
    expect(made.map(({ heard }) => kinds(heard)?.at(-1)).sort()).toEqual(['check', 'request']);
  });
});

describe('when our own things fail', () => {
  test('a process that cannot be made is an exception, and the next request tries again', async () => {
    let broken = true;
    const load = async () => {
      if (broken) throw new Error('Python could not be fetched.');
      return assets;
    };
    const { runner } = house(honest, { load });
    const seen: RunnerStatus[] = [];
    runner.watch((status) => seen.push(status));
    await expect(runner.send(ask('a'), project(), wsgiref)).rejects.toThrow('Python could not be fetched.');
    expect(seen.at(-1)).toEqual({ kind: 'failed', says: 'Python could not be fetched.' });
    broken = false;
    expect(text((await runner.send(ask('b'), project(), wsgiref)).outcome?.raw)).toBe('echo b');
    expect(seen.at(-1)).toEqual({ kind: 'idle' });
  });

  test('a recording that makes no sense leaves the answer as it is, and says so', async () => {
    const { runner } = house((message) =>
      message.kind === 'request'
        ? [pieces(begin, { event: { type: 'dance' } }), sent('ok'), answered(message.id)]
        : honest(message),
    );
    const { outcome } = await runner.send(ask('a'), project(), wsgiref);
    expect(text(outcome?.raw)).toBe('ok');
    expect(outcome?.recording).toBeNull();
    expect(outcome?.unrecorded).toMatch(/could not be read/);
  });

  test('a snapshot that cannot be used is one line in the console', async () => {
    const { runner, warnings } = house((message) =>
      message.kind === 'boot' ? [{ kind: 'booted', restored: false, python: '3.14.2', milliseconds: 1 }] : honest(message),
    );
    await runner.send(ask('a'), project(), wsgiref);
    expect(warnings).toHaveLength(1);
  });
});

test('it tells what it does: loading, starting, running, idle', async () => {
  const { runner } = house();
  const seen: string[] = [];
  runner.watch(({ kind }) => seen.at(-1) !== kind && seen.push(kind));
  await runner.send(ask('a'), project('1'), wsgiref);
  await runner.send(ask('a'), project('2'), wsgiref);
  expect(seen).toEqual(['idle', 'loading', 'running', 'idle', 'starting', 'running', 'idle']);
});
