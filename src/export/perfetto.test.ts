// The trace keeps the rules of the Trace Event Format (its JSON form, as Google's document of that name has them): known phases with the fields
// that each needs, slices that nest on their track, and arrows that begin and end within a slice.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import {
  deepSample,
  exceptionSample,
  helloSample,
  lazySample,
  orderSample,
  shortCircuitSample,
  strBodySample,
  swappedSample,
} from '../testing/samples.ts';
import type { Recording } from '../trace/recording.ts';
import { perfettoOf, type TraceEntry } from './perfetto.ts';

const APP = `def gzip(app):
    def wrapped(environ, start_response):
        for block in app(environ, start_response):
            yield block.upper()
    return wrapped

@gzip
@gzip
def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    write(b"first")
    for number in range(3):
        yield b"line"
    if environ["PATH_INFO"] == "/raises":
        raise ValueError("late")
`;
const SAMPLES: Readonly<Record<string, () => Recording>> = {
  ...{ helloSample, orderSample, swappedSample, lazySample, shortCircuitSample, exceptionSample, strBodySample },
  deepSample: () => deepSample(30, 3),
  ...Object.fromEntries(
    (['wsgiref', 'gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-embedded'] as const).flatMap((server) =>
      ['/', '/raises'].map((path) => [`${server} ${path}`, () => recorded(server, path)]),
    ),
  ),
};

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});
function recorded(name: 'wsgiref' | 'gunicorn' | 'waitress' | 'uwsgi' | 'mod_wsgi-embedded', path: string): Recording {
  python.start(APP, { server: { name } });
  const { recording } = python.request(`GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`);
  if (recording === null) throw new Error('Nothing was recorded.');
  return recording;
}

/** Microseconds: times are rounded to a thousandth. */
const ROUNDED = 0.002;
const endOf = ({ ts = 0, dur = 0 }: TraceEntry) => ts + dur;
const isWithin = (ts: number, slice: TraceEntry) => ts >= (slice.ts ?? 0) - ROUNDED && ts <= endOf(slice) + ROUNDED;

describe.each(Object.keys(SAMPLES))('of %s', (name) => {
  let entries: readonly TraceEntry[] = [];
  beforeAll(() => {
    const trace = JSON.parse(JSON.stringify(perfettoOf(SAMPLES[name]?.() ?? helloSample())));
    expect(Object.keys(trace).sort()).toEqual(['displayTimeUnit', 'traceEvents']);
    entries = trace.traceEvents;
  });

  test('each entry has the fields that its phase needs, and none that it does not know', () => {
    const FIELDS: Readonly<Record<string, readonly string[]>> = {
      X: ['ph', 'name', 'cat', 'pid', 'tid', 'ts', 'dur', 'args'],
      i: ['ph', 'name', 'cat', 'pid', 'tid', 'ts', 's', 'args'],
      s: ['ph', 'name', 'cat', 'pid', 'tid', 'ts', 'id'],
      f: ['ph', 'name', 'cat', 'pid', 'tid', 'ts', 'id', 'bp'],
    };
    const METADATA: Readonly<Record<string, string>> = {
      process_name: 'name',
      thread_name: 'name',
      thread_sort_index: 'sort_index',
    };
    expect(entries.length).toBeGreaterThan(4);
    for (const entry of entries) {
      if (entry.ph === 'M') {
        expect(Object.keys(entry.args ?? {})).toEqual([METADATA[entry.name]]);
        continue;
      }
      expect(Object.keys(entry).sort()).toEqual([...(FIELDS[entry.ph] ?? [])].sort());
      for (const count of [entry.pid, entry.tid]) expect(Number.isInteger(count)).toBe(true);
      for (const time of [entry.ts, entry.dur ?? 0]) expect(Number.isFinite(time) && Number(time) >= 0).toBe(true);
    }
  });

  test('on each track the slices lie within one another, and no time goes backwards', () => {
    for (const tid of new Set(entries.map((entry) => entry.tid))) {
      const open: TraceEntry[] = [];
      const slices = entries.filter((entry) => entry.ph === 'X' && entry.tid === tid);
      for (const slice of slices) {
        while (open.length > 0 && endOf(open.at(-1) as TraceEntry) <= (slice.ts ?? 0) + ROUNDED) open.pop();
        const around = open.at(-1);
        if (around !== undefined) expect(endOf(slice)).toBeLessThanOrEqual(endOf(around) + ROUNDED);
        open.push(slice);
      }
      expect(slices.map(({ ts }) => ts)).toEqual(slices.map(({ ts }) => Number(ts)).sort((a, b) => a - b));
      const instants = entries.filter((entry) => entry.ph === 'i' && entry.tid === tid).map(({ ts }) => Number(ts));
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
    }
  });

  test('every track has a name, and each arrow goes forward in time from one slice to another', () => {
    const named = entries.filter((entry) => entry.name === 'thread_name').map(({ tid }) => tid);
    for (const { tid, ph } of entries) if (ph !== 'M') expect(named).toContain(tid);
    const slices = entries.filter(({ ph }) => ph === 'X');
    const ends = (ph: string) => new Map(entries.filter((entry) => entry.ph === ph).map((entry) => [entry.id, entry]));
    const [starts, finishes] = [ends('s'), ends('f')];
    expect([...starts.keys()]).toEqual([...finishes.keys()]);
    for (const [id, start] of starts) {
      const finish = finishes.get(id);
      expect(Number(finish?.ts)).toBeGreaterThanOrEqual(Number(start.ts));
      for (const end of [start, finish])
        expect(slices.some((slice) => slice.tid === end?.tid && isWithin(Number(end?.ts), slice))).toBe(true);
    }
  });
});

test('of generators within generators there are arrows to be checked', () => {
  const { traceEvents } = perfettoOf(recorded('wsgiref', '/'));
  expect(traceEvents.filter(({ ph }) => ph === 's').length).toBeGreaterThan(5);
});
