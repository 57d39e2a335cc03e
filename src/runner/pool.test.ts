// The pool against processes of a few lines. Time is the test's own.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  answered,
  ask,
  assets,
  begin,
  honest,
  house,
  kinds,
  pieces,
  project,
  sent,
  text,
  unusable,
  wsgiref,
} from './house.fixture.ts';
import type { RunnerStatus } from './runner.ts';

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
    const { runner } = house((message) => (message.kind === 'request' ? [unusable(message.id)] : honest(message)));
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
        ? [
            {
              kind: 'started',
              json: '{"ok": false, "says": "No.", "file": "app.py", "line": 2, "log": {"stderr": "No!"}, "exited": 1}',
            },
          ]
        : honest(message),
    );
    const { started, outcome } = await runner.send(ask('a'), project(), wsgiref);
    expect(started).toEqual({
      ok: false,
      says: 'No.',
      file: 'app.py',
      line: 2,
      recording: null,
      log: { stderr: 'No!' },
      exited: 1,
    });
    expect(outcome).toBeNull();
    await runner.send(ask('a'), project(), wsgiref);
    expect(made).toHaveLength(2);
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
