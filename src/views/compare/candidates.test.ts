import { expect, test } from 'vitest';
import type { Run } from '../../store/state.ts';
import { deepSample, orderSample, swappedSample } from '../../testing/samples.ts';
import type { Recording } from '../../trace/recording.ts';
import { candidatesOf, firstPair, orderOf } from './candidates.ts';

function run(id: number, recording: Recording | null, slug = 'order'): Run {
  const outcome = { raw: new Uint8Array(), end: 'closed', process: 1, recording, log: {}, environ: null, exited: null } as const;
  return {
    ...{ id, slug, outcome, connection: 'new', took: 1, server: { name: 'wsgiref' } },
    request: { method: 'GET', target: '/hello', headers: [], body: '' },
    project: { files: {}, app: 'app:application' },
    started: { ok: true, recording: null, log: {}, exited: null },
  };
}
const kept = (...runs: Run[]) => ({
  runs,
  slug: 'order',
  recorded: { order: run(0, orderSample()) },
  comparison: null,
  lab: null,
});

test('the runs of this lesson that were recorded, newest first, and behind them the recorded one', () => {
  const all = candidatesOf(kept(run(3, orderSample()), run(4, null), run(5, orderSample(), 'other'), run(6, swappedSample())));
  expect(all.map(({ id, name, what }) => [id, name, what])).toEqual([
    ['run 6', 'Run 6', 'GET /hello, Timing › GZip › Auth › app on wsgiref'],
    ['run 3', 'Run 3', 'GET /hello, Timing › Auth › GZip › app on wsgiref'],
    ['run 0', 'Recorded run', 'GET /hello, Timing › Auth › GZip › app on wsgiref'],
  ]);
});

test('what servers were asked is among them, once they have answered', () => {
  const { request, project, server, started, outcome } = run(1, orderSample());
  const comparison = { request, project, servers: [server, server], running: true, refusal: null };
  const all = candidatesOf({ ...kept(), comparison: { ...comparison, results: [{ server, started, outcome }, null] } });
  expect(all.map(({ id }) => id)).toEqual(['run 0', 'server wsgiref']);
  // It can become a run: all that a run is made of is told.
  expect(all.map(({ made }) => made)).toEqual([null, { request, files: {}, server, started, outcome }]);
});

test('one begins with the run on stage and the one before it', () => {
  const all = candidatesOf(kept(run(3, orderSample()), run(4, orderSample()), run(6, swappedSample())));
  const pair = (shown: number | null) => firstPair(all, shown)?.map(({ id }) => id);
  expect(pair(6)).toEqual(['run 4', 'run 6']);
  expect(pair(3)).toEqual(['run 0', 'run 3']);
  expect(pair(null)).toEqual(['run 3', 'run 0']);
  expect(firstPair(candidatesOf(kept()), null)).toBeNull();
});

test('of many layers the first ones are named', () => {
  expect(orderOf(deepSample(9))).toBe('Layer1 › Layer2 › Layer3 › Layer4 › Layer5 › 5 more on wsgiref');
});
