// What can't go on: requests and starts that never end, and processes that die.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Shelf } from './bundles.ts';
import { ask, begin, honest, house, lineAt, type Program, pieces, project, sent, text, wsgiref } from './house.fixture.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
  const { started } = await answer;
  expect(started).toMatchObject({ ok: false, file: 'app.py', line: 7, stopped: 'limit', recording: { ended: 'stopped' } });
});

test('a start that has a package to import may take longer: that is not the program’s time', async () => {
  const shelf = new Shelf({
    index: async () =>
      JSON.stringify({
        bundles: { flask: { modules: ['flask'], needs: [], server: false, companion: false } },
        missing: {},
      }),
    zip: async () => new SharedArrayBuffer(1),
  });
  const { runner, made } = house((message) => (message.kind === 'start' ? [] : honest(message)), { shelf });
  const answer = runner.send(ask('a'), project('import flask'), wsgiref);
  await vi.advanceTimersByTimeAsync(9000);
  expect(made[0]?.ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect((await answer).started).toMatchObject({ ok: false, says: expect.stringMatching(/^Still running after 10 seconds/) });
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
