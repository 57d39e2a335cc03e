// Servers with several processes, through the pool, against processes of a few lines.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answered, answerNow, ask, honest, house, kinds, type Program, project, requestsOf, text } from './house.fixture.ts';
import type { ServerChoice } from './runner.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const apache = (processes: number): ServerChoice => ({ name: 'mod_wsgi-embedded', processes });
/** Requests are answered when the test lets them be. */
const held: Program = (message) => (message.kind === 'request' ? [] : honest(message));
const tick = () => vi.advanceTimersByTimeAsync(0);

describe('a server with several processes', () => {
  test('starts them all before the first request, each in its place and with a number of its own', async () => {
    const { runner, made } = house();
    await runner.send(ask('a'), project(), apache(3));
    const starts = made.flatMap(({ heard }) => heard.filter((message) => message.kind === 'start'));
    expect(starts.map(({ process, worker }) => [process, worker])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
    expect(starts.every(({ server }) => server.processes === 3)).toBe(true);
  });

  test('hands out requests as that server does, one after the other', async () => {
    const { runner } = house();
    const seen: (number | undefined)[] = [];
    for (const raw of ['a', 'b', 'c', 'd', 'e']) seen.push((await runner.send(ask(raw), project(), apache(3))).outcome?.process);
    expect(seen).toEqual([1, 2, 3, 1, 2]);
  });

  test('answers as many requests at once as it has processes; the others wait for the first that is free', async () => {
    const { runner, made } = house(held);
    const answers = ['a', 'b', 'c', 'd'].map((raw) => runner.send(ask(raw), project(), apache(2)));
    await tick();
    expect(requestsOf(made)).toEqual([['a'], ['b']]);
    // The second process is quicker; the first is still at its first request.
    for (let nth = 0; nth < 2; nth += 1) {
      answerNow(made[1]);
      await tick();
    }
    expect(requestsOf(made)).toEqual([['a'], ['b', 'c', 'd']]);
    answerNow(made[0]);
    answerNow(made[1]);
    const all = await Promise.all(answers);
    expect(all.map(({ outcome }) => [text(outcome?.raw), outcome?.process])).toEqual([
      ['echo a', 1],
      ['echo b', 2],
      ['echo c', 2],
      ['echo d', 2],
    ]);
  });

  test('with one that never ends: the others go on, and only that one is replaced, in its place', async () => {
    const { runner, made } = house((message) =>
      message.kind === 'request' && text(message.raw) === 'loop' ? [] : honest(message),
    );
    const loop = runner.send(ask('loop'), project(), apache(2));
    expect((await runner.send(ask('b'), project(), apache(2))).outcome?.process).toBe(2);
    await vi.advanceTimersByTimeAsync(2000);
    expect((await loop).outcome?.stopped?.why).toBe('limit');
    const after = [
      await runner.send(ask('c'), project(), apache(2)),
      await runner.send(ask('d'), project(), apache(2)),
      await runner.send(ask('e'), project(), apache(2)),
    ];
    expect(after.map(({ outcome }) => outcome?.process)).toEqual([2, 3, 2]);
    expect(made[2]?.heard.find((message) => message.kind === 'start')).toMatchObject({ process: 3, worker: 0 });
  });

  test('of which one has ended keeps the other, and tells how the fresh one started', async () => {
    const { runner } = house((message) => {
      if (message.kind === 'request' && text(message.raw) === 'exit') return [answered(message.id, 3)];
      if (message.kind !== 'start') return honest(message);
      return [
        { kind: 'started', json: JSON.stringify({ ok: true, log: { stderr: `worker ${message.process}` }, exited: null }) },
      ];
    });
    const gone = await runner.send(ask('exit'), project(), apache(2));
    expect(gone.outcome).toMatchObject({ process: 1, exited: 3 });
    const [second, fresh] = [
      await runner.send(ask('b'), project(), apache(2)),
      await runner.send(ask('c'), project(), apache(2)),
    ];
    expect([second.outcome?.process, second.started.log]).toEqual([2, { stderr: 'worker 1' }]);
    expect([fresh.outcome?.process, fresh.started.log]).toEqual([3, { stderr: 'worker 3' }]);
  });

  test('is stopped as a whole: all that runs is ended, and what waits is answered by fresh processes', async () => {
    const { runner, made } = house((message) => (message.kind === 'request' && text(message.raw) !== 'c' ? [] : honest(message)));
    const answers = ['a', 'b', 'c'].map((raw) => runner.send(ask(raw), project(), apache(2)));
    await tick();
    runner.stop();
    const all = await Promise.all(answers);
    expect(all.map(({ outcome }) => outcome?.stopped?.why)).toEqual(['user', 'user', undefined]);
    expect(all[2]?.outcome?.process).toBe(3);
    expect(made.map(({ ended }) => ended)).toEqual([true, true, false]);
  });

  test('can be stopped while it starts: none of them goes on, and the next request starts them anew', async () => {
    let slow = true;
    const { runner, made } = house((message) => (message.kind === 'start' && slow ? [] : honest(message)));
    const answer = runner.send(ask('a'), project(), apache(4));
    await vi.advanceTimersByTimeAsync(100);
    runner.stop();
    expect(await answer).toMatchObject({ started: { ok: false, says: 'You stopped it.' }, outcome: null });
    expect(made.map(({ ended }) => ended)).toEqual([true, true]);
    slow = false;
    expect((await runner.send(ask('b'), project(), apache(4))).outcome?.process).toBe(5);
  });

  test('is running until the last of its requests is answered', async () => {
    const { runner, made } = house(held);
    const seen: string[] = [];
    runner.watch(({ kind }) => seen.at(-1) !== kind && seen.push(kind));
    const answers = ['a', 'b'].map((raw) => runner.send(ask(raw), project(), apache(2)));
    await tick();
    answerNow(made[0]);
    await answers[0];
    expect(seen.at(-1)).toBe('running');
    answerNow(made[1]);
    await answers[1];
    expect(seen.at(-1)).toBe('idle');
  });

  test('is replaced as a whole when the code changes, after what was asked before is answered', async () => {
    const { runner, made } = house(held);
    const answers = ['a', 'b'].map((raw) => runner.send(ask(raw), project('old'), apache(2)));
    const next = runner.send(ask('c'), project('new'), apache(2));
    await tick();
    expect(made).toHaveLength(2);
    for (const one of made.slice()) answerNow(one);
    await Promise.all(answers);
    await tick();
    expect(made.map(({ ended }) => ended)).toEqual([true, true, false, false]);
    answerNow(made[2]);
    expect((await next).outcome).toMatchObject({ process: 3 });
  });

  test.each<[string, ServerChoice]>([
    ['another number of processes', { name: 'gunicorn', processes: 1 }],
    ['threads', { name: 'gunicorn', threads: 2 }],
    ['a mount', { name: 'gunicorn', mount: '/shop' }],
    ['a factory', { name: 'gunicorn', factory: true }],
    ['another name', { name: 'uwsgi' }],
  ])('is another server with %s', async (_what, other) => {
    const { runner, made } = house();
    await runner.send(ask('a'), project(), { name: 'gunicorn' });
    await runner.send(ask('a'), project(), { name: 'gunicorn', mount: undefined });
    expect(made).toHaveLength(1);
    await runner.send(ask('b'), project(), other);
    expect(made.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('fails to start when one of them does, and ends the others', async () => {
    const says = { ok: false, says: 'Not twice.', file: 'app.py', line: 1, log: {}, exited: 1 };
    const { runner, made } = house((message) =>
      message.kind === 'start' && message.worker === 1 ? [{ kind: 'started', json: JSON.stringify(says) }] : honest(message),
    );
    const { started, outcome } = await runner.send(ask('a'), project(), apache(2));
    expect([started, outcome]).toEqual([{ ...says, recording: null }, null]);
    expect(made.map(({ ended }) => ended)).toEqual([true, true]);
  });

  test('is refused in a sentence where that server has one process only, and nothing is started', async () => {
    const { runner, made } = house();
    const { started } = await runner.send(ask('a'), project(), { name: 'wsgiref', processes: 2 });
    expect(started).toMatchObject({ ok: false, says: expect.stringMatching(/^wsgiref is always one process/) });
    expect(made).toHaveLength(0);
  });

  test('has two of them where memory is small, and says so', async () => {
    const { runner, made, warnings } = house(honest, { most: 2 });
    for (const raw of ['a', 'b', 'c']) await runner.send(ask(raw), project(), apache(4));
    expect(made.map(({ heard }) => kinds(heard)?.filter((kind) => kind === 'request').length)).toEqual([2, 1]);
    expect(warnings).toEqual([expect.stringMatching(/2 processes stand for 4/)]);
  });
});

describe('a connection', () => {
  const same = (raw: string) => ({ ...ask(raw), connection: 'same' as const });

  test('is used again in the process that holds it, whose turn it may not be', async () => {
    const { runner, made } = house();
    for (const request of [ask('a'), same('b'), same('c'), ask('d')]) await runner.send(request, project(), apache(2));
    expect(requestsOf(made)).toEqual([['a', 'b', 'c'], ['d']]);
  });

  test('is waited for while it is in use', async () => {
    const { runner, made } = house(held);
    const answers = [ask('a'), same('b')].map((request) => runner.send(request, project(), apache(2)));
    await tick();
    expect(requestsOf(made)).toEqual([['a'], []]);
    for (let nth = 0; nth < 2; nth += 1) {
      answerNow(made[0]);
      await tick();
    }
    await Promise.all(answers);
    expect(requestsOf(made)).toEqual([['a', 'b'], []]);
  });
});
