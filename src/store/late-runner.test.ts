import { expect, test } from 'vitest';
import type { Runner, RunnerStatus } from '../runner/runner.ts';
import { lateRunner } from './late-runner.ts';
import { toldRunner } from './store.fixture.ts';

const request = { raw: new Uint8Array(), connection: 'new', halfClose: false } as const;
const project = (name: string) => ({ files: { [name]: '' }, app: 'app:application' });

test('what is asked before it is there waits, in order', async () => {
  const { runner, asked } = toldRunner();
  let arrive: (runner: Runner) => void = () => {};
  const late = lateRunner(() => new Promise((resolve) => (arrive = resolve)));
  void late.send(request, project('a'), { name: 'wsgiref' });
  void late.send(request, project('b'), { name: 'wsgiref' });
  expect(asked).toHaveLength(0);
  arrive(runner);
  await expect.poll(() => asked.map((one) => Object.keys(one.project.files))).toEqual([['a'], ['b']]);
});

test('it is fetched once', async () => {
  let fetched = 0;
  const late = lateRunner(async () => {
    fetched += 1;
    return toldRunner().runner;
  });
  late.warm();
  await late.compile('app.py', '');
  expect(fetched).toBe(1);
});

test('a fetch that fails is told, and tried again by what is asked next', async () => {
  const heard: RunnerStatus['kind'][] = [];
  let online = false;
  const late = lateRunner(async () => {
    if (!online) throw new Error('offline');
    return toldRunner().runner;
  });
  late.watch((status) => heard.push(status.kind));
  await expect(late.compile('app.py', '')).rejects.toThrow('offline');
  online = true;
  await expect(late.compile('app.py', '')).resolves.toBeNull();
  expect(heard).toEqual(['idle', 'loading', 'failed', 'loading', 'idle']);
});

test('stopping fetches nothing', () => {
  let fetched = 0;
  const late = lateRunner(async () => {
    fetched += 1;
    return toldRunner().runner;
  });
  late.stop();
  expect(fetched).toBe(0);
});
