import { expect, test } from 'vitest';
import type { Outcome } from '../../runner/runner.ts';
import { connectionWords } from './connection-words.ts';

const outcome: Outcome = {
  raw: new Uint8Array(),
  end: 'closed',
  process: 1,
  recording: null,
  log: {},
  environ: null,
  exited: null,
};

test('each way a connection can end has its sentence', () => {
  const sentences = (['kept-open', 'closed', 'timeout', 'reset', 'left'] as const).map((end) =>
    connectionWords({ ...outcome, end }),
  );
  expect(sentences).toEqual([
    'The connection stays open.',
    'The server closed the connection.',
    'The client gave up waiting.',
    'The server reset the connection.',
    'The client hung up.',
  ]);
});

test('a server process that ended over the request is told, too', () =>
  expect(connectionWords({ ...outcome, exited: 1 })).toBe(
    'The server closed the connection. The server process ended with exit code 1.',
  ));

test('of a request that was stopped nothing is claimed', () => {
  const stopped = { why: 'limit', says: '', file: null, line: null } as const;
  expect(connectionWords({ ...outcome, stopped })).toBe('The request was stopped.');
});
