// The process that is kept ready.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Shelf } from './bundles.ts';
import { ask, assets, honest, house, kinds, project, text, wsgiref } from './house.fixture.ts';
import type { Assets } from './protocol.ts';
import type { StockOptions } from './stock.ts';

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

  test('reads the layers of a source, and never the process in which a program runs', async () => {
    const { runner, made } = house();
    await runner.send(ask('a'), project(), wsgiref);
    expect(await runner.arrange(project(), false, { move: [0, 1] })).toEqual({ slots: [], says: null, edit: null, taken: null });
    expect(made.map(({ heard }) => kinds(heard))).toEqual([
      ['boot', 'start', 'request'],
      ['boot', 'arrange'],
    ]);
    // It was only read there: the next program gets this process.
    await runner.send(ask('b'), project('b'), wsgiref);
    expect(kinds(made[1]?.heard ?? [])).toEqual(['boot', 'arrange', 'start', 'request']);
    expect(made).toHaveLength(2);
  });

  test('that ended over a source is not asked again', async () => {
    const { runner, made } = house((message) =>
      message.kind === 'arrange' && made.length === 1 ? [{ kind: 'died', why: 'exit', says: '' }] : honest(message),
    );
    expect((await runner.arrange(project(), false, null)).says).toMatch(/Python ended/);
    expect((await runner.arrange(project(), false, null)).says).toBeNull();
  });

  test('is not made while a process is being made for somebody who waits', async () => {
    const { runner, made, idle } = house((message) => (message.kind === 'boot' ? [] : honest(message)), { spare: true });
    const sent = runner.send(ask('a'), project(), wsgiref);
    runner.warm();
    await vi.advanceTimersByTimeAsync(1000);
    idle();
    await vi.advanceTimersByTimeAsync(0);
    expect(made).toHaveLength(1);
    const [booted] = honest({ kind: 'boot', assets });
    made[0]?.say(booted);
    expect(text((await sent).outcome?.raw)).toBe('echo a');
    idle();
    await vi.advanceTimersByTimeAsync(0);
    expect(made).toHaveLength(2);
  });

  test('suits the project that is likely to be sent', async () => {
    const index = JSON.stringify({
      bundles: { django: { modules: ['django'], needs: [], server: false, companion: false } },
      missing: {},
    });
    const shelf = new Shelf({ index: async () => index, zip: async () => new Blob() });
    const asked: string[] = [];
    const load: StockOptions['load'] = async (_, kind) => {
      asked.push(kind);
      return assets;
    };
    const { runner } = house(honest, { spare: true, shelf, load });
    runner.warm();
    await vi.advanceTimersByTimeAsync(0);
    runner.warm({ ...project(), files: { 'app.py': 'from django.core.wsgi import get_wsgi_application' } });
    await vi.advanceTimersByTimeAsync(0);
    runner.warm(project());
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['plain', 'django']);
  });

  test('is given up at once when another kind is wanted, and who waited for it gets that one', async () => {
    const index = JSON.stringify({
      bundles: { django: { modules: ['django'], needs: [], server: false, companion: false } },
      missing: {},
    });
    const shelf = new Shelf({ index: async () => index, zip: async () => new Blob() });
    const { runner, made } = house((message) => (message.kind === 'boot' && made.length === 1 ? [] : honest(message)), {
      spare: true,
      shelf,
    });
    const fault = runner.compile('app.py', 'def f(:');
    await vi.advanceTimersByTimeAsync(0);
    runner.warm({ ...project(), files: { 'app.py': 'import django' } });
    await vi.advanceTimersByTimeAsync(100);
    expect(made.map(({ ended }) => ended)).toEqual([true, false]);
    expect(await fault).toBeNull();
    expect(kinds(made[1]?.heard)).toEqual(['boot', 'compile']);
  });

  test('is made while a program runs for long, but not before it really runs', async () => {
    const { runner, made, idle } = house((message) => (message.kind === 'request' ? [] : honest(message)), { spare: true });
    void runner.send(ask('a'), project(), wsgiref);
    await vi.advanceTimersByTimeAsync(200);
    idle();
    expect(made).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(400);
    idle();
    await vi.advanceTimersByTimeAsync(0);
    expect(made).toHaveLength(2);
    runner.stop();
  });
});

describe('a process', () => {
  test('is opened while what it is made of is still on its way', async () => {
    let arrive: (found: Assets) => void = () => {};
    const load = () =>
      new Promise<Assets>((resolve) => {
        arrive = resolve;
      });
    const { runner, made } = house(honest, { load });
    const sent = runner.send(ask('a'), project(), wsgiref);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made.map(({ heard }) => kinds(heard))).toEqual([[]]);
    arrive(assets);
    expect(text((await sent).outcome?.raw)).toBe('echo a');
  });

  test('that was opened for what never came is closed, and the next one is made of what came then', async () => {
    let tries = 0;
    const load = async () => {
      tries += 1;
      if (tries === 1) throw new Error('Python could not be fetched. Are you online?');
      return assets;
    };
    const { runner, made } = house(honest, { load });
    await expect(runner.send(ask('a'), project(), wsgiref)).rejects.toThrow('Are you online?');
    expect(text((await runner.send(ask('b'), project(), wsgiref)).outcome?.raw)).toBe('echo b');
    expect(made.map(({ ended }) => ended)).toEqual([true, false]);
  });
});
