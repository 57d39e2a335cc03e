import { expect, test } from 'vitest';
import type { RawPart } from '../../trace/response-at.ts';
import { piecesOf } from '../shared/byte-pieces.ts';
import { rawRows } from './raw-rows.ts';

const server = (text: string): RawPart => ({ text, bytes: text.length, from: 'wsgiref', event: null });
const app = (text: string, event: number, bytes = text.length): RawPart => ({ text, bytes, from: 'app', event });
/** A row as one sees it: author, size, and the bytes with control characters in angle brackets. */
const seen = (parts: RawPart[], limit = 1000) =>
  rawRows(parts, limit).rows.map(
    (row) =>
      `${row.from} ${row.bytes}: ${row.pieces.map((p) => (p.kind === 'control' ? `<${p.text.trim()}>` : p.text)).join('')}`,
  );

test('neighbours by one author are one row, and line ends are to be seen', () => {
  expect(
    seen([server('HTTP/1.0 200 OK\r\n'), server('Server: x\r\n'), app('A: b\r\n', 4), server('\r\n'), app('Hello', 9)]),
  ).toEqual([
    'wsgiref 28: HTTP/1.0 200 OK<\\r\\n>Server: x<\\r\\n>',
    'app 6: A: b<\\r\\n>',
    'wsgiref 2: <\\r\\n>',
    'app 5: Hello',
  ]);
});

test('a layer that bears the name of the server is still not the server', () => {
  expect(rawRows([server('a'), { text: 'b', bytes: 1, from: 'wsgiref', event: 3 }], 10).rows.map((row) => row.server)).toEqual([
    true,
    false,
  ]);
});

test('UTF-8 is read, other bytes stand as they are', () => {
  expect(piecesOf('caf\xc3\xa9')).toEqual([{ kind: 'text', text: 'café' }]);
  expect(piecesOf('\x1f\x8b\x08z')).toEqual([
    { kind: 'control', text: '\\x1f\\x8b\\x08' },
    { kind: 'text', text: 'z' },
  ]);
});

test('a header that smuggles a bare line feed or a tab shows it', () => {
  expect(piecesOf('a\nb\tc').map((piece) => piece.text)).toEqual(['a', '\\n\n', 'b', '\\t', 'c']);
});

test('what is beyond the limit is counted, not shown', () => {
  const view = rawRows([server('12345'), app('67890', 1), app('x', 2)], 7);
  expect(view.rows.map((row) => row.pieces.map((piece) => piece.text).join(''))).toEqual(['12345', '67']);
  expect(view.hidden).toBe(4);
  expect(view.rows[1]?.bytes).toBe(6);
});

test('bytes that were not kept are counted where they are missing', () => {
  const parts = [server('head'), app('aa', 1, 10), app('bb', 2, 10), app('', 3, 10), app('', 4, 10)];
  const told = rawRows(parts, 1000).rows.map((row) => [row.bytes, row.kept, row.pieces.map((piece) => piece.text).join('')]);
  expect(told).toEqual([
    [4, 4, 'head'],
    [10, 2, 'aa'],
    [30, 2, 'bb'],
  ]);
  expect(rawRows(parts, 1000).hidden).toBe(0);
});
