// The process that is kept ready.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ask, honest, house, kinds, project, text, wsgiref } from './house.fixture.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

  test('is not made for a look at the syntax while a request is waited for: the process that answers it will do', async () => {
    const { runner, made } = house();
    const [{ outcome }, fault] = await Promise.all([
      runner.send(ask('a'), project(), wsgiref),
      runner.compile('app.py', 'def f(:'),
    ]);
    expect([text(outcome?.raw), fault]).toEqual(['echo a', null]);
    expect(made.map(({ heard }) => kinds(heard))).toEqual([['boot', 'start', 'request', 'compile']]);
  });
});
