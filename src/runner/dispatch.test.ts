// The rules against what was recorded: which process answered each of 24 requests that came one after the other (the number is the process,
// in the order in which they first answered). Source: process_models.json of the recordings of CPython 3.14.8, gunicorn 26.2.2,
// Apache 2.4.69 with mod_wsgi 5.0.2, uWSGI 2.0.31. Where it is a race, two runs differ: then only the shares are compared.
import { describe, expect, test } from 'vitest';
import { dispatch, refuseProcesses } from './dispatch.ts';
import type { ServerChoice } from './runner.ts';

const RECORDED: Record<string, { server: ServerChoice; sequence: string; race?: true }> = {
  'gunicorn --workers 2': { server: { name: 'gunicorn', processes: 2 }, sequence: '112222222222222221122122', race: true },
  'gunicorn --workers 4': { server: { name: 'gunicorn', processes: 4 }, sequence: '123222222222222222222241', race: true },
  'gunicorn --workers 2 --threads 2': {
    server: { name: 'gunicorn', processes: 2, threads: 2 },
    sequence: '122122122122212121221221',
    race: true,
  },
  'mod_wsgi embedded, prefork, 4 children': {
    server: { name: 'mod_wsgi-embedded', processes: 4 },
    sequence: '123412341234123412341234',
  },
  'mod_wsgi daemon processes=2 threads=1': {
    server: { name: 'mod_wsgi-daemon', processes: 2, threads: 1 },
    sequence: '121212121212121212121212',
  },
  'mod_wsgi daemon processes=2 threads=3': {
    server: { name: 'mod_wsgi-daemon', processes: 2, threads: 3 },
    sequence: '121222211212122121121211',
    race: true,
  },
  'uwsgi --processes 2': { server: { name: 'uwsgi', processes: 2 }, sequence: '111111111111111111111111' },
  'uwsgi --master --processes 2 --threads 2': {
    server: { name: 'uwsgi', processes: 2, threads: 2 },
    sequence: '111111111111111111111111',
  },
};

/** What the rules do with requests that each wait for the answer before: the free process that was picked waits last again. */
function oneAfterTheOther(server: ServerChoice, requests = 24): string {
  let free = Array.from({ length: server.processes ?? 1 }, (_, process) => process);
  let seen = '';
  for (let nth = 0; nth < requests; nth += 1) {
    const taken = dispatch(server, free, nth);
    if (taken === null) throw new Error('Nobody took it.');
    free = [...free.filter((other) => other !== taken), taken];
    seen += taken + 1;
  }
  return seen;
}

/** How many requests each process answered, the busiest first. */
function shares(sequence: string): number[] {
  const counts = new Map<string, number>();
  for (const process of sequence) counts.set(process, (counts.get(process) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

const recorded = Object.entries(RECORDED);

test.each(recorded.filter(([, { race }]) => !race))('%s: the very sequence', (_name, { server, sequence }) => {
  expect(oneAfterTheOther(server)).toBe(sequence);
});

test.each(recorded.filter(([, { race }]) => race))(
  '%s: the busiest has its share, and every one gets some',
  (_name, recording) => {
    const [ours, theirs] = [shares(oneAfterTheOther(recording.server)), shares(recording.sequence)];
    expect(ours).toHaveLength(theirs.length);
    expect(Math.abs((ours[0] ?? 0) - (theirs[0] ?? 0))).toBeLessThanOrEqual(1);
  },
);

describe('at once', () => {
  test.each(recorded)('%s: each of its processes takes one before any has to wait', (_name, { server }) => {
    let free = Array.from({ length: server.processes ?? 1 }, (_, process) => process);
    const took = new Set<number | null>();
    for (let nth = 0; nth < (server.processes ?? 1); nth += 1) {
      const taken = dispatch(server, free, nth);
      took.add(taken);
      free = free.filter((other) => other !== taken);
    }
    expect(took).toEqual(new Set(Array.from({ length: server.processes ?? 1 }, (_, process) => process)));
    expect(dispatch(server, free, 12)).toBeNull();
  });

  test.each(recorded)('%s: the only one that is free takes what comes, whoever it is', (_name, { server }) => {
    for (let nth = 0; nth < 12; nth += 1) for (const process of [0, 1]) expect(dispatch(server, [process], nth)).toBe(process);
  });
});

test('a server that is one process can have no more, and says who can', () => {
  expect(refuseProcesses({ name: 'wsgiref', processes: 2 })).toBe(
    "wsgiref is always one process: it can't have 2. gunicorn, uWSGI and mod_wsgi can.",
  );
  expect(refuseProcesses({ name: 'waitress', processes: 4 })).toMatch(/^waitress is always one process/);
  expect(refuseProcesses({ name: 'waitress', processes: 1, threads: 4 })).toBeNull();
  expect(refuseProcesses({ name: 'wsgiref' })).toBeNull();
});

test('nobody has no process, half a one, or more than an interpreter is made for', () => {
  for (const processes of [0, 1.5, 5]) expect(refuseProcesses({ name: 'uwsgi', processes })).toMatch(/1 to 4 processes/);
  expect(refuseProcesses({ name: 'uwsgi', processes: 4 })).toBeNull();
});
