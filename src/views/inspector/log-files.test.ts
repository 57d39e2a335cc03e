import { expect, test } from 'vitest';
import type { Outcome, Started } from '../../runner/runner.ts';
import { fileOf, logFiles } from './log-files.ts';

const started = (log: Started['log']): Started => ({ ok: true, recording: null, log, exited: null });
const outcome = (log: Outcome['log']): Outcome => ({
  raw: new Uint8Array(),
  end: 'closed',
  process: 1,
  recording: null,
  log,
  environ: null,
  exited: null,
});
const apache = logFiles({
  started: started({ 'error.log': 'resuming normal operations\n' }),
  outcome: outcome({ 'error.log': 'Traceback\n', 'access.log': '"GET / HTTP/1.1" 500\n', stdout: '' }),
});

test('what a log gained at start-up and over the request is kept apart; one that gained nothing is left out', () =>
  expect(apache).toEqual([
    { name: 'error.log', atStart: 'resuming normal operations\n', during: 'Traceback\n' },
    { name: 'access.log', atStart: '', during: '"GET / HTTP/1.1" 500\n' },
  ]));

test('a server that never came to answer has its start-up log', () =>
  expect(logFiles({ started: started({ stderr: 'gave up\n' }), outcome: null })).toEqual([
    { name: 'stderr', atStart: 'gave up\n', during: '' },
  ]));

test('a line of the log is found in its file', () => {
  expect(fileOf('"GET / HTTP/1.1" 500\n', apache)).toBe('access.log');
  expect(fileOf('resuming normal operations\n', apache)).toBe('error.log');
  expect(fileOf('elsewhere\n', apache)).toBeNull();
  expect(fileOf('\n', apache)).toBeNull();
});
