import { describe, expect, test } from 'vitest';
import * as samples from '../testing/samples.ts';
import { environOf, helloSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import type { Value } from './event-parts.ts';
import { Reader, write } from './notation.ts';
import { fromText, toText } from './trace-text.ts';

const all = {
  hello: samples.helloSample(),
  order: samples.orderSample(),
  lazy: samples.lazySample(),
  shortCircuit: samples.shortCircuitSample(),
  exception: samples.exceptionSample(),
  strBody: samples.strBodySample(),
  deep: samples.deepSample(40),
  empty: record('wsgiref').end(),
  globals: {
    ...samples.helloSample(),
    globals: [
      { at: 0, file: 'app.py', set: { hits: { type: 'int', text: '3' } }, gone: [] },
      { at: 4, file: 'app.py', set: {}, gone: ['hits'] },
    ],
  },
};

test.each(Object.entries(all))('%s reads back exactly as it was, and writes the same again', (_, recording) => {
  const text = toText(recording);
  expect(fromText(text)).toEqual(recording);
  expect(toText(fromText(text))).toBe(text);
});

test('a person can read it', () => {
  const trace = record('wsgiref', 'Auth app.py:20', 'app app.py:50')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('Auth', { environ: { PATH_INFO: '/' } });
  const recording = trace
    .call('app', { set: { REMOTE_USER: 'ada' }, line: 29 })
    .startResponse('app', '200 OK', [['A', 'b']], { line: 52 })
    .returns('app', ['hi'])
    .end();
  expect(toText(recording)).toBe(
    [
      'recording version=1 process=1 request=1 origin=1700000000000 server="wsgiref" ended="complete"',
      'layer 0 name="wsgiref" kind="server" place=null',
      'layer 1 name="Auth" kind="wsgi" place={file: "app.py", line: 20}',
      'layer 2 name="app" kind="wsgi" place={file: "app.py", line: 50}',
      'span 0 layer=0 parent=null asks=0',
      'span 1 layer=1 parent=0 asks=1',
      'span 2 layer=2 parent=1 asks=3',
      'body 0 kind="list" maker=2 lazy=false',
      'bytes 0 "GET / HTTP/1.0\\r\\n\\r\\n"',
      'bytes 1 "hi"',
      '',
      '   0      0 ↓ #0 wsgiref: received bytes=0',
      '   1    0.1 · ↓ #1 Auth: call environ={PATH_INFO: str"\'/\'"[1]} env=1 sr=10 by=0',
      '   2    0.2 · · #1 Auth: enter',
      '   3    0.3 · · ↓ #2 app: call delta={set: {REMOTE_USER: str"\'ada\'"[3]}, gone: []} env=1 sr=10 by=1 @app.py:29',
      '   4    0.4 · · · #2 app: enter',
      '   5    0.5 · · ↑ #2 app: start_response status="200 OK" headers=[["A", "b"]] sr=10 to=0 @app.py:52',
      '   6    0.6 · · ↑ #2 app: return body=0 holds=[1]',
      '',
    ].join('\n'),
  );
});

test('names with spaces and signs, strange keys and strange types survive', () => {
  const odd: Value = { type: 'my "type"', text: 'true', length: 3, id: 12, cut: true };
  const trace = record('wsgiref', '<lambda>')
    .received('\x00\xff"\\\r\n')
    .call('<lambda>', { environ: { ...environOf('/'), 'odd key = 1': odd, type: 'x', text: 'y', __proto: odd } });
  const recording = trace.prints('<lambda>', 'stdout', 'a @b.py:3 by=1 ↑ "…"\n').end('raised');
  const layers = recording.layers.map((layer) => ({ ...layer, name: layer.id === 1 ? 'a b: c #9 ↓' : layer.name }));
  expect(fromText(toText({ ...recording, layers }))).toEqual({ ...recording, layers });
});

describe('what is not as it would be written is refused, with its line', () => {
  const lines = toText(helloSample()).split('\n');
  const first = lines.findIndex((line) => line.startsWith('   0'));
  const changed = (at: number, from: string | RegExp, to: string) =>
    lines.map((line, i) => (i === at ? line.replace(from, to) : line)).join('\n');

  test.each([
    ['another arrow', changed(first, '↓', '↑'), `line ${first + 1}: this should read`],
    ['another name', changed(first + 1, 'app:', 'apple:'), `line ${first + 2}: “ app:” expected`],
    ['a number out of order', changed(first + 1, '   1', '   7'), `line ${first + 2}: this should read`],
    ['an unknown type', changed(first + 2, 'enter', 'entre'), `line ${first + 3}: “entre” is no type of event`],
    ['an unknown row', changed(0, 'recording', 'recroding'), 'line 1: “recroding” is none of'],
    ['an open quote', changed(first - 2, /"$/, ''), 'text in double quotes expected'],
    ['a field too many', changed(first + 2, 'enter', 'enter x=1'), 'x'],
    ['a layer that skips a number', changed(1, 'layer 0', 'layer 3'), 'line 2: number 0 expected, not 3'],
  ])('%s', (_, text, why) => {
    expect(() => fromText(text)).toThrow(why);
  });
});

test('any value that JSON knows reads back as it was', () => {
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % n;
  };
  const text = () =>
    Array.from({ length: random(6) }, () => ['a', '"', '\\', '\n', '…', '@', '=', '}', '[', ' ', '\u2028', '0'][random(12)]).join(
      '',
    );
  const value = (depth: number): unknown => {
    switch (random(depth > 3 ? 4 : 7)) {
      case 0:
        return random(1000) - 500;
      case 1:
        return text();
      case 2:
        return [true, false, null][random(3)];
      case 3:
        return {
          type: text(),
          text: text(),
          ...(random(2) ? { length: random(9) } : {}),
          ...(random(2) ? { id: random(9) } : {}),
          ...(random(2) ? { cut: true } : {}),
        };
      case 4:
        return random(1000) / 7;
      case 5:
        return Array.from({ length: random(4) }, () => value(depth + 1));
      default:
        return Object.fromEntries(Array.from({ length: random(4) }, () => [text(), value(depth + 1)]));
    }
  };
  for (let n = 0; n < 2000; n++) {
    const one = value(0);
    const written = write(one);
    expect(written).not.toContain('\n');
    const reader = new Reader(written);
    expect(reader.value()).toEqual(one);
    expect(reader.isAtEnd).toBe(true);
  }
});

test('a span within itself is refused: nobody goes round in circles for its depth', () => {
  const text = toText(helloSample()).replace(/^span 1 layer=1 parent=0/m, 'span 1 layer=1 parent=1');
  expect(text).toContain('parent=1');
  expect(() => fromText(text)).toThrow('the parent of a span comes before it');
});
