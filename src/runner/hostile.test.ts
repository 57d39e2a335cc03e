// Programs that can't be answered, or not for long, in real processes: each is told in a sentence that says where, what was recorded until
// then is kept, and the next Send meets a healthy process.
import { afterAll, expect, test } from 'vitest';
import { app, HOSTILE } from './hostile.fixture.ts';
import { nodeRunner } from './node-runner.node.ts';
import type { ClientRequest, Outcome, Project } from './runner.ts';

const runner = nodeRunner();
afterAll(() => runner.dispose());

/** Milliseconds: for what never ends, and for what has to come to its own end even on a busy machine. */
const SHORT = 1000;
const LONG = 30_000;
const get: ClientRequest = {
  raw: new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost:8000\r\nConnection: close\r\n\r\n'),
  connection: 'new',
  halfClose: false,
};
const text = (bytes: Uint8Array | undefined): string => new TextDecoder('latin1').decode(bytes?.subarray(0, 100_000));
type Ends = (outcome: Outcome) => void;

/** It was ended from outside, on that line. */
const stopped =
  (why: string, line: number | null, says: RegExp = /./): Ends =>
  (outcome) => {
    expect(outcome.stopped).toMatchObject({ why, says: expect.stringMatching(says) });
    if (line !== null) {
      expect(outcome.stopped).toMatchObject({ file: 'app.py', line });
      expect(outcome.stopped?.says).toContain(`in app.py, line ${line}`);
    }
  };
/** Python itself answered. */
const answered =
  (raw: RegExp, log: RegExp = /^/): Ends =>
  (outcome) => {
    expect(outcome.stopped).toBeUndefined();
    expect(text(outcome.raw)).toMatch(raw);
    expect(Object.values(outcome.log).join('\n')).toMatch(log);
    expect(outcome.recording?.ended).not.toBe('stopped');
  };
const gets: Record<keyof typeof HOSTILE, readonly [ends: Ends, limit?: number]> = {
  'a loop that swallows every exception': [stopped('limit', 5), SHORT],
  'a loop in C': [stopped('limit', 3), SHORT],
  'a power without end': [stopped('limit', 3), SHORT],
  'a regular expression that backtracks': [stopped('limit', 3), SHORT],
  'a list without end': [
    (outcome) => {
      if (outcome.stopped === undefined) answered(/^HTTP\/1.0 500/, /MemoryError/)(outcome);
      else stopped('limit', 3)(outcome);
    },
  ],
  'a list that is doubled without end': [answered(/^HTTP\/1.0 500/, /line 4.*MemoryError/s)],
  'bytes without end': [answered(/^HTTP\/1.0 500/, /line 4.*MemoryError/s)],
  'text of two gigabytes': [answered(/^HTTP\/1.0 500/, /line 3.*MemoryError/s)],
  'a body without end': [stopped('limit', null), SHORT],
  'a body without end, in C': [stopped('limit', null), SHORT],
  'a body without end, in large blocks': [
    (outcome) => {
      stopped('memory', null, /said more than the page can hold/)(outcome);
      expect(outcome.raw.length).toBeGreaterThan(10 ** 8);
    },
  ],
  'a body of nothing without end': [stopped('limit', null), SHORT],
  'output without end': [stopped('limit', 3), SHORT],
  'recursion without end': [answered(/^HTTP\/1.0 500/, /line 4.*RecursionError/s)],
  'recursion without end or limit': [
    (outcome) => {
      if (outcome.stopped === undefined) answered(/^HTTP\/1.0 500/, /MemoryError/)(outcome);
      else expect(outcome.stopped).toMatchObject({ file: 'app.py', says: expect.stringMatching(/in app.py, line \d/) });
    },
  ],
  'a __repr__ that calls itself': [
    (outcome) => {
      if (outcome.stopped === undefined) answered(/^HTTP\/1.0 500/, /RecursionError/)(outcome);
      else stopped('memory', null, /its stack/)(outcome);
    },
  ],
  'a __del__ that never returns': [stopped('limit', null), SHORT],
  'a close() that never returns': [stopped('limit', 3), SHORT],
  'os._exit': [stopped('exit', 4)],
  'os.abort': [stopped('exit', 4)],
  'sys.exit in a generator': [answered(/ok/)],
  'a thread': [answered(/^HTTP\/1.0 500/, /can't start new thread/)],
  'closed descriptors': [answered(/ok$/)],
  'our modules replaced by None': [stopped('exit', null, /in app.py, line/)],
  'our modules replaced by what raises': [stopped('exit', null, /in app.py, line/)],
  'our modules replaced by what lies': [
    (outcome) => {
      expect(['exit', 'limit']).toContain(outcome.stopped?.why);
      expect(outcome.stopped?.says).toMatch(/in app.py, line/);
    },
  ],
  'an answer that makes no sense': [stopped('exit', null, /that no server process says/)],
  'builtins emptied': [
    (outcome) => {
      expect(outcome.stopped !== undefined || outcome.exited !== null || text(outcome.raw).startsWith('HTTP')).toBe(true);
    },
  ],
  'sys.modules emptied': [
    (outcome) => {
      expect(outcome.stopped !== undefined || outcome.exited !== null || text(outcome.raw).startsWith('HTTP')).toBe(true);
    },
  ],
  'files named like our modules and like Python’s own': [answered(/ok$/)],
};

const names = Object.keys(HOSTILE) as (keyof typeof HOSTILE)[];
test.each(names)('%s', async (name) => {
  const source = HOSTILE[name];
  const [ends, limit = LONG] = gets[name];
  const files = typeof source === 'string' ? { 'app.py': source } : source;
  const project: Project = { files, app: 'app:application' };
  const { outcome, started } = await runner.send(get, project, { name: 'wsgiref' }, { grain: 'lines', limit });
  expect(started.ok).toBe(true);
  if (outcome === null) throw new Error('It was never begun.');
  expect(outcome.recording?.layers.length).toBeGreaterThan(1);
  expect(outcome.recording?.events.some((event) => event.type === 'call')).toBe(true);
  ends(outcome);
  const next = await runner.send(get, { files: { 'app.py': app('pass') }, app: 'app:application' }, { name: 'wsgiref' });
  expect(text(next.outcome?.raw)).toMatch(/ok$/);
  expect(next.outcome).toMatchObject({ exited: null, recording: { ended: 'complete' } });
});
