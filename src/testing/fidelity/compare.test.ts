// The comparison itself: it must see one byte, and overlook nothing but what is written down.
import { expect, test } from 'vitest';
import { differences, logDifferences } from './compare.ts';
import { maskedLog } from './volatile.ts';

const side = {
  raw: 'HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 09:00:01 GMT\r\nServer: gunicorn\r\n\r\nhello',
  end: 'closed',
  exited: null,
  environ: { REQUEST_METHOD: ['str', 'GET'], 'wsgi.multithread': ['bool', false], REMOTE_PORT: ['str', '50001'] },
  log: { stderr: '[2026-11-22 09:00:01 +0000] [7] [INFO] Starting gunicorn 26.2.2\n' },
} as const;
const what = (other: Partial<Parameters<typeof differences>[1]>): string[] =>
  differences(side, { ...side, ...other }, false).map((one) => one.what);

test('two equal sides', () => expect(what({})).toEqual([]));

test('every single byte of an answer counts, but for the date', () => {
  for (let at = 0; at < side.raw.length; at += 1) {
    const changed = `${side.raw.slice(0, at)}~${side.raw.slice(at + 1)}`;
    expect(what({ raw: changed }), `byte ${at}`).toEqual(['raw']);
  }
  expect(what({ raw: side.raw.replace('09:00:01', '23:59:59') })).toEqual([]);
  expect(what({ raw: `${side.raw}\n` })).toEqual(['raw']);
});

test('how it ended, and whether the process did', () => {
  expect(what({ end: 'kept-open' })).toEqual(['end']);
  expect(what({ exited: 1 })).toEqual(['exit']);
});

test('environ: keys, their order, types and values; but for the port', () => {
  const { REQUEST_METHOD, REMOTE_PORT, ...rest } = side.environ;
  expect(what({ environ: { ...side.environ, REMOTE_PORT: ['str', '9'] } })).toEqual([]);
  expect(what({ environ: { ...side.environ, REQUEST_METHOD: ['str', 'POST'] } })).toEqual(['environ']);
  expect(what({ environ: { ...side.environ, REQUEST_METHOD: ['bytes', 'GET'] } })).toEqual(['environ']);
  expect(what({ environ: { ...rest, REQUEST_METHOD, REMOTE_PORT } })).toEqual(['environ']);
  expect(what({ environ: { ...rest, REQUEST_METHOD } })).toEqual(['environ']);
  expect(what({ environ: null })).toEqual(['environ']);
});

test('logs: each by name, and every word', () => {
  expect(what({ log: { stderr: side.log.stderr.replace('[7]', '[42]').replace('22 09', '23 10') } })).toEqual([]);
  expect(what({ log: { stderr: side.log.stderr.replace('INFO', 'ERROR') } })).toEqual(['log stderr']);
  expect(what({ log: { stderr: side.log.stderr, 'error.log': 'x' } })).toEqual(['log error.log']);
  expect(what({ log: {} })).toEqual(['log stderr']);
});

test('of a log that the recorder had cut in the middle, both ends count', () => {
  const cut = { stderr: 'begin\n...[trimmed]...\nend' };
  expect(logDifferences(cut, { stderr: 'begin, very long, end' }, false)).toEqual([]);
  expect(logDifferences(cut, { stderr: 'begin, very long, and' }, false)).toHaveLength(1);
  expect(logDifferences(cut, { stderr: 'Begin, very long, end' }, false)).toHaveLength(1);
});

test('tracebacks keep the user’s lines; of Python’s library, file and function', () => {
  const traceback = (line: number) =>
    `Traceback (most recent call last):\n  File "/srv/app/app.py", line ${line}, in application\n    boom()\n  File "/usr/lib/python3.14/json/decoder.py", line 355, in raw_decode\n    obj, end = self.scan_once(s, idx)\n               ~~~~~~~~~~~~~~^^^^^^^^\nValueError: no\n`;
  expect(maskedLog(traceback(3), false)).toContain('  File "decoder.py", in raw_decode\nValueError: no');
  expect(maskedLog(traceback(3), false)).not.toBe(maskedLog(traceback(4), false));
});
