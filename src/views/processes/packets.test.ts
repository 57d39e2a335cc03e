import { expect, test } from 'vitest';
import { type Beside, besideOf, type Served } from '../../store/beside.ts';
import type { Run } from '../../store/state.ts';
import { helloSample } from '../../testing/samples.ts';
import { globalRows, globalsAt } from '../../trace/globals-at.ts';
import { hopsOf } from '../../trace/hops.ts';
import type { Recording } from '../../trace/recording.ts';
import { plain } from '../../trace/say.ts';
import { packetsOf } from './packets.ts';
import { type At, besideSentence, stateWords } from './words.ts';

const ZERO = helloSample().origin;
interface Sent {
  process: number;
  at: number;
  hits?: number;
  app?: string;
  processes?: number;
}

function run(id: number, { process, at, hits = 0, app = 'application = 1', processes = 2 }: Sent): Run {
  const look = { at: 0, file: 'app.py', set: { hits: { type: 'int', text: String(hits) } }, gone: [] };
  const recording: Recording = { ...helloSample(), process, origin: ZERO + at, globals: [look] };
  return {
    ...{ id, slug: 'order', connection: 'new', took: 1, server: { name: 'gunicorn', processes } },
    outcome: { raw: new Uint8Array(), end: 'closed', process, recording, log: {}, environ: null, exited: null },
    request: { method: 'GET', target: '/', headers: [], body: '' },
    project: { files: { 'app.py': app }, app: 'app:application' },
    started: { ok: true, recording: null, log: {}, exited: null },
  };
}
const names = (all: readonly (Served & { letter?: string })[]) => all.map(({ run: { id }, letter = '' }) => `${letter}${id}`);
const beside = (runs: readonly Run[], onStage: Run | undefined): Beside => {
  const found = besideOf(runs, onStage ?? null);
  if (found === null) throw new Error('Nothing can stand beside it.');
  return found;
};

test('requests that one process has answered have nothing to stand beside', () => {
  const runs = [run(1, { process: 1, at: 0 }), run(2, { process: 1, at: 5 })];
  expect(besideOf(runs, runs[1] ?? null)).toBeNull();
  expect(besideOf(runs, null)).toBeNull();
});

test('they are those of the same program and server, in the order in which they came', () => {
  const runs = [
    run(1, { process: 1, at: 0, app: 'application = 0' }),
    run(2, { process: 3, at: 200, processes: 4 }),
    run(3, { process: 5, at: 400 }),
    run(4, { process: 4, at: 300 }),
  ];
  const { all, onStage } = beside(runs, runs[2]);
  expect(names(all)).toEqual(['4', '3']);
  expect(onStage.run.id).toBe(3);
});

test('of each other process the one nearest in time travels, three at most, lettered as they came', () => {
  const runs = [
    run(1, { process: 1, at: 0 }),
    run(2, { process: 2, at: 1000 }),
    run(3, { process: 1, at: 2000 }),
    run(4, { process: 2, at: 2100 }),
    run(5, { process: 3, at: 5000 }),
    run(6, { process: 4, at: 9000 }),
  ];
  const all = beside(runs, runs[2]);
  expect(names(packetsOf(all))).toEqual(['A3', 'B4', 'C5']);
  expect(names(packetsOf(beside(runs, runs[1])))).toEqual(['A1', 'B2', 'C5']);
});

const last = hopsOf(helloSample()).at(-1) ?? 0;
const standing = (runs: readonly Run[], cursors: readonly (number | null)[]) =>
  packetsOf(beside(runs, runs[0])).map((one, nth): At<typeof one> => ({ ...one, cursor: cursors[nth] ?? null }));
const said = (runs: readonly Run[], cursors: readonly (number | null)[]) => {
  const all = standing(runs, cursors);
  return plain(besideSentence(all, globalRows(all.map(({ recording, cursor }) => globalsAt(recording, cursor ?? 0)))));
};

test('who is answering whom, and which globals are whose', () => {
  const runs = [run(1, { process: 1, at: 0, hits: 4 }), run(2, { process: 2, at: 0, hits: 1 })];
  expect(said(runs, [3, 2])).toBe(
    'Process 2 has request B in hand while process 1 is busy with A. Each has its own `hits`: `4` in process 1 and `1` in process 2. Globals are not shared.',
  );
  expect(said(runs, [last, 2])).toMatch(/^Only process 2 is busy, with request B\./);
  expect(said(runs, [last, last])).toMatch(/^All of them have been answered\./);
  expect(said(runs, [2, null])).toMatch(/^Process 1 is busy with request A; B is still to come\./);
  expect(said(runs, [null, null])).toMatch(/^A and B are still to come\./);
});

test('globals that are alike are told to be so, and none is told to be none', () => {
  const alike = [run(1, { process: 1, at: 0 }), run(2, { process: 2, at: 0 })];
  expect(said(alike, [2, 2])).toMatch(/Their globals are alike here, and not shared all the same\.$/);
  const none = alike.map((one): Run => ({ ...one, outcome: one.outcome && { ...one.outcome, recording: bare(one) } }));
  expect(said(none, [2, 2])).toMatch(/The program has no globals that are plain values\.$/);
});

function bare({ outcome }: Run): Recording | null {
  if (outcome?.recording == null) return null;
  const { globals: _none, ...recording } = outcome.recording;
  return recording;
}

test('how a request stands, in a word', () => {
  const [one] = standing([run(1, { process: 1, at: 0 }), run(2, { process: 2, at: 0 })], [2]);
  if (one === undefined) throw new Error('It does not stand there.');
  expect([null, 2, last].map((cursor) => stateWords({ ...one, cursor }))).toEqual(['still to come', 'in app', 'answered, 200']);
});
