// Processes never pile up, whatever happens to them. With processes of a few lines: each that was made and not ended would be a worker.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ask, honest, house, type Program, project, text, wsgiref } from './house.fixture.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MANY = 500;
const settle = () => vi.advanceTimersByTimeAsync(1);
const alive = (made: readonly { ended: boolean }[]) => made.filter(({ ended }) => !ended).length;

/** Processes alive after each of many rounds: the highest of the first few, and of all. */
async function rounds(house_: ReturnType<typeof house>, round: (nth: number) => Promise<unknown>) {
  const counts: number[] = [];
  for (let nth = 0; nth < MANY; nth += 1) {
    await round(nth);
    house_.idle();
    await settle();
    counts.push(alive(house_.made));
  }
  return { early: Math.max(...counts.slice(0, 10)), ever: Math.max(...counts), made: house_.made.length };
}

describe(`after ${MANY} rounds there are no more processes than after the first`, () => {
  test('when the code is edited and sent each time: one that runs, and the spare', async () => {
    const one = house(honest, { spare: true });
    const { ever, made } = await rounds(one, (nth) => one.runner.send(ask('a'), project(`# ${nth}`), wsgiref));
    expect(ever).toBe(2);
    expect(made).toBe(MANY + 1);
  });

  test('when a check follows each time', async () => {
    const one = house(honest, { spare: true });
    const { ever } = await rounds(one, async (nth) => {
      await one.runner.send(ask('a'), project(`# ${nth}`), wsgiref);
      await one.runner.check('def check(): ...', project(`# ${nth}`), wsgiref);
      await one.runner.compile('app.py', `# ${nth}`);
    });
    expect(ever).toBe(2);
  });

  test('where memory is small: no spare, and two processes of a server that should have four', async () => {
    const one = house(honest, { spare: false, most: 2 });
    const four = { name: 'gunicorn', processes: 4 } as const;
    const { ever } = await rounds(one, (nth) => one.runner.send(ask('a'), project(`# ${nth}`), four));
    expect(ever).toBe(2);
  });

  test('when each program has to be stopped', async () => {
    const one = house((message) => (message.kind === 'request' ? [] : honest(message)), { spare: true });
    const { early, ever } = await rounds(one, async () => {
      const answer = one.runner.send(ask('a'), project(), wsgiref);
      await settle();
      one.runner.stop();
      expect((await answer).outcome?.stopped?.why).toBe('user');
    });
    expect(ever).toBe(early);
    expect(ever).toBeLessThanOrEqual(2);
  });

  test('when no program can start', async () => {
    const fails: Program = (message) =>
      message.kind === 'start'
        ? [{ kind: 'started', json: '{"ok": false, "says": "No.", "file": null, "line": null, "log": {}, "exited": 1}' }]
        : honest(message);
    const one = house(fails, { spare: true });
    const { ever } = await rounds(one, () => one.runner.send(ask('a'), project(), wsgiref));
    expect(ever).toBe(1);
  });

  test('when no process can be made: what failed is not kept', async () => {
    const broken: Program = (message) =>
      message.kind === 'boot' ? [{ kind: 'boot-failed', says: 'No room.' }] : honest(message);
    const one = house(broken, { spare: true });
    const { ever } = await rounds(one, () => expect(one.runner.send(ask('a'), project(), wsgiref)).rejects.toThrow('No room.'));
    expect(ever).toBe(0);
  });

  test('when servers are compared', async () => {
    const one = house(honest, { spare: true });
    const { ever } = await rounds(one, () =>
      one.runner.compare(
        ask('a'),
        (['wsgiref', 'gunicorn', 'waitress'] as const).map((name) => ({ project: project(), server: { name } })),
      ),
    );
    expect(ever).toBe(1);
  });

  test('when the runner is disposed of, there are none', async () => {
    const one = house(honest, { spare: true });
    await one.runner.send(ask('a'), project(), wsgiref);
    one.idle();
    await settle();
    expect(alive(one.made)).toBe(2);
    one.runner.dispose();
    await settle();
    expect(alive(one.made)).toBe(0);
  });
});

describe('a process that can’t be made', () => {
  test('is noticed by its silence, and said in a sentence; the next Send tries again', async () => {
    let silent = true;
    const { runner, made } = house((message) => (silent ? [] : honest(message)));
    const answer = expect(runner.send(ask('a'), project(), wsgiref)).rejects.toThrow(
      /keeps this page from opening frames or workers/,
    );
    await vi.advanceTimersByTimeAsync(20_000);
    await answer;
    expect(made.map(({ ended }) => ended)).toEqual([true]);
    silent = false;
    expect(text((await runner.send(ask('b'), project(), wsgiref)).outcome?.raw)).toBe('echo b');
  });

  test('has two minutes once it has said that it begins', async () => {
    const slow = house((message) => (message.kind === 'boot' ? [{ kind: 'stage', stage: 'boot' }] : honest(message)));
    const failed = vi.fn();
    slow.runner.send(ask('a'), project(), wsgiref).catch(failed);
    await vi.advanceTimersByTimeAsync(119_000);
    expect(failed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ message: expect.stringMatching(/within two minutes/) }));
    expect(alive(slow.made)).toBe(0);
  });

  test('says what the browser said when its worker could not be started', async () => {
    const { runner, made } = house((message) =>
      message.kind === 'boot'
        ? [{ kind: 'died', why: 'exit', says: 'SecurityError: workers are not allowed here' }]
        : honest(message),
    );
    await expect(runner.send(ask('a'), project(), wsgiref)).rejects.toThrow('workers are not allowed here');
    await settle();
    expect(alive(made)).toBe(0);
  });
});

describe('a tab that was asleep', () => {
  test('does not stop a program for the time that it slept; the answer that was on its way is taken', async () => {
    const { runner, made } = house((message) => (message.kind === 'request' ? [] : honest(message)));
    const answer = runner.send(ask('a'), project(), wsgiref);
    await vi.advanceTimersByTimeAsync(300);
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    // It wakes: the first timers that are due come before any message.
    await vi.advanceTimersByTimeAsync(400);
    const request = made[0]?.heard.at(-1);
    if (request?.kind !== 'request') throw new Error('It was not asked.');
    made[0]?.say({ kind: 'answered', id: request.id, end: 'closed', exited: null, unrecorded: null, log: {}, environ: null });
    expect((await answer).outcome).toMatchObject({ end: 'closed' });
    expect((await answer).outcome?.stopped).toBeUndefined();
  });

  test('does not give up a process that was being made', async () => {
    const { runner, made } = house((message) => (message.kind === 'boot' ? [] : honest(message)));
    const answer = runner.send(ask('a'), project(), wsgiref);
    await settle();
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    await vi.advanceTimersByTimeAsync(2000);
    made[0]?.say({ kind: 'booted', restored: true, python: '3.14.2', milliseconds: 1 });
    expect(text((await answer).outcome?.raw)).toBe('echo a');
  });
});
