// One request, put to several servers, through the pool, against processes of a few lines.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask, assets, honest, house, kinds, type Program, project, text, wsgiref } from './house.fixture.ts';
import type { Case, Comparison, RunnerStatus, ServerChoice } from './runner.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const servers: readonly ServerChoice[] = [{ name: 'wsgiref' }, { name: 'gunicorn', processes: 4 }, { name: 'uwsgi' }];
const cases: readonly Case[] = servers.map((server) => ({ project: project(), server }));
/** No request is ever answered. */
const silent: Program = (message) => (message.kind === 'request' ? [] : honest(message));

test('each server gets the very same request in a fresh process, which is thrown away', async () => {
  const { runner, made } = house();
  const results = await runner.compare(ask('a'), cases);
  expect(results.map(({ server }) => server)).toEqual(servers);
  expect(results.map(({ started, outcome }) => [started.ok, text(outcome?.raw), outcome?.process])).toEqual([
    [true, 'echo a', 1],
    [true, 'echo a', 1],
    [true, 'echo a', 1],
  ]);
  expect(made.map(({ heard, ended }) => [kinds(heard), ended])).toEqual(servers.map(() => [['boot', 'start', 'request'], true]));
  const asked = made.flatMap(({ heard }) => heard.filter((message) => message.kind === 'start'));
  expect(asked.map(({ server, grain }) => [server.name, grain]).sort()).toEqual([
    ['gunicorn', 'layers'],
    ['uwsgi', 'layers'],
    ['wsgiref', 'layers'],
  ]);
});

test('each case has its own project', async () => {
  const { runner, made } = house();
  const files = ['one', 'two'].map((word) => ({ 'app.py': `# ${word}\n` }));
  await runner.compare(
    ask('a'),
    files.map((own) => ({ project: { ...project(), files: own }, server: wsgiref })),
  );
  const asked = made.flatMap(({ heard }) => heard.filter((message) => message.kind === 'start'));
  expect(asked.map((message) => message.files['app.py']).sort()).toEqual(['# one\n', '# two\n']);
});

test('a request for a connection that is open elsewhere opens one', async () => {
  const { runner, made } = house();
  await runner.compare({ ...ask('a'), connection: 'same' }, cases);
  const asked = made.flatMap(({ heard }) => heard.filter((message) => message.kind === 'request'));
  expect(asked.map(({ connection }) => connection)).toEqual(['new', 'new', 'new']);
});

test('the running processes do not notice', async () => {
  const { runner, made } = house();
  await runner.send(ask('a'), project(), wsgiref);
  await runner.compare(ask('b'), cases);
  expect((await runner.send(ask('c'), project(), wsgiref)).outcome?.process).toBe(1);
  expect(kinds(made[0]?.heard)).toEqual(['boot', 'start', 'request', 'request']);
});

test('each result is told as soon as it is there, at most two servers at work', async () => {
  const { runner, made } = house(silent, { spare: true });
  const told: [number, string][] = [];
  const comparing = runner.compare(ask('a'), cases, {
    told: (index, { server, outcome }) => void told.push([index, `${server.name} ${outcome?.stopped?.why}`]),
    limit: 500,
  });
  await vi.advanceTimersByTimeAsync(499);
  expect([told, made.length]).toEqual([[], 2]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told.toSorted()).toEqual([
    [0, 'wsgiref limit'],
    [1, 'gunicorn limit'],
  ]);
  await vi.advanceTimersByTimeAsync(500);
  expect(told.at(-1)).toEqual([2, 'uwsgi limit']);
  expect(await comparing).toHaveLength(3);
});

test('one server after the other where memory is small', async () => {
  const { runner, made } = house(silent, { spare: false });
  void runner.compare(ask('a'), cases, { limit: 500 });
  await vi.advanceTimersByTimeAsync(499);
  expect(made).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(made.map(({ ended }) => ended)).toEqual([true, false]);
});

test('a server that cannot start is a result as well', async () => {
  const says = { ok: false, says: 'No.', file: null, line: null, log: { stderr: 'No!' }, exited: 3 };
  const { runner } = house((message) =>
    message.kind === 'start' && message.server.name === 'gunicorn'
      ? [{ kind: 'started', json: JSON.stringify(says) }]
      : honest(message),
  );
  const results = await runner.compare(ask('a'), cases);
  expect(results.map(({ started }) => started.ok)).toEqual([true, false, true]);
  expect(results[1]).toMatchObject({ started: says, outcome: null });
});

test.each<[string, (runner: ReturnType<typeof house>['runner'], control: AbortController) => void]>([
  ['stop', (runner) => runner.stop()],
  ['its signal', (_runner, control) => control.abort()],
])('%s ends it: what ran is stopped, what did not begin says so', async (_what, end) => {
  const { runner, made } = house(silent, { spare: true });
  const control = new AbortController();
  const told: Comparison[] = [];
  const comparing = runner.compare(ask('a'), cases, {
    told: (_index, result) => void told.push(result),
    signal: control.signal,
  });
  await vi.advanceTimersByTimeAsync(100);
  end(runner, control);
  const results = await comparing;
  expect(results.map(({ outcome }) => outcome?.stopped?.why)).toEqual(['user', 'user', undefined]);
  expect(results[2]?.started).toMatchObject({ ok: false, says: expect.stringMatching(/before this one had its turn/) });
  expect(told).toHaveLength(3);
  expect(made.map(({ ended }) => ended)).toEqual([true, true]);
});

test('a signal ends no more than the comparison', async () => {
  const { runner } = house(silent);
  const control = new AbortController();
  const sending = runner.send(ask('a'), project(), wsgiref);
  const comparing = runner.compare(ask('a'), cases, { signal: control.signal });
  await vi.advanceTimersByTimeAsync(100);
  control.abort();
  await comparing;
  await vi.advanceTimersByTimeAsync(2000);
  expect((await sending).outcome?.stopped?.why).toBe('limit');
});

test('when Python cannot be had it is an exception, and the runner comes to rest after one that went well', async () => {
  let broken = true;
  const { runner } = house(honest, {
    load: async () => {
      if (broken) throw new Error('Python could not be fetched.');
      return assets;
    },
  });
  const seen: RunnerStatus['kind'][] = [];
  runner.watch(({ kind }) => seen.push(kind));
  await expect(runner.compare(ask('a'), cases)).rejects.toThrow('Python could not be fetched.');
  broken = false;
  expect(await runner.compare(ask('a'), cases)).toHaveLength(3);
  expect(seen.at(-1)).toBe('idle');
});
