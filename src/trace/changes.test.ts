import { describe, expect, test } from 'vitest';
import { environOf, exceptionSample, lazySample, orderSample, shortCircuitSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { changesAt } from './changes.ts';
import { headerChanges } from './headers.ts';
import { hopsOf } from './hops.ts';
import type { Recording } from './recording.ts';
import type { Change } from './scene.ts';

/** "~ Content-Length 1204 → 311" */
const line = ({ sign, key, was, now }: Change) =>
  [sign, key, was, was !== undefined && now !== undefined ? '→' : undefined, now].filter(Boolean).join(' ');
const linesAtHop = (recording: Recording, n: number) => changesAt(recording, hopsOf(recording)[n - 1] ?? 0).map(line);
const lastLines = (recording: Recording) => changesAt(recording, recording.events.length - 1).map(line);

describe('in the order lesson', () => {
  test.each([
    [1, ['GET /hello']],
    [2, ['environ 13 keys']],
    [3, []],
    [4, ["+ REMOTE_USER 'ada'"]],
    [5, ["- HTTP_ACCEPT_ENCODING 'gzip, br'"]],
    [6, ['status 200 OK', '+ Content-Type text/html', '+ Content-Length 1204']],
    [7, ['body 1,204 B']],
    [8, ['+ Content-Encoding gzip', '~ Content-Length 1204 → 311']],
    [9, ['+ Server-Timing all;dur=2.2']],
    [10, ['~ body 1,204 B → 311 B']],
    [11, []],
    [12, []],
    [13, []],
    [14, ['sent 504 B', '+ Date Sun, 22 Nov 2026 13:00:00 GMT', '+ Server WSGIServer/0.2 CPython/3.14.2']],
  ])('hop %i changes %j', (n, lines) => {
    expect(linesAtHop(orderSample(), n)).toEqual(lines);
  });

  test('a changed body tells its sizes', () => {
    expect(changesAt(orderSample(), hopsOf(orderSample())[9] ?? 0)[0]?.sizes).toEqual([1204, 311]);
  });
});

test('a generator gives its own kind on return, and each chunk what it made of the one it was given', () => {
  const lazy = lazySample();
  const chunks = lazy.events.flatMap((event, cursor) => (event.type === 'chunk' ? [cursor] : []));
  expect(linesAtHop(lazy, 3)).toEqual(['body generator']);
  expect(chunks.slice(0, 2).map((cursor) => changesAt(lazy, cursor).map(line))).toEqual([
    ['chunk 1 4 B'],
    ['~ chunk 1 4 B → 10 B'],
  ]);
});

test('an exception is new once, where it appears; its catch is told', () => {
  const fault = exceptionSample();
  expect([6, 7, 8, 9].map((n) => linesAtHop(fault, n))).toEqual([
    ["! KeyError 'basket'", 'at app.py:53'],
    [],
    [],
    ['caught by Errors'],
  ]);
});

test('a layer that answers itself brings status, headers and body', () => {
  expect([4, 5, 6].map((n) => linesAtHop(shortCircuitSample(), n))).toEqual([
    ['status 401 Unauthorized', '+ Content-Type text/plain', '+ WWW-Authenticate Basic realm="onion"'],
    [],
    ['body 13 B'],
  ]);
});

const twoLayers = () =>
  record('wsgiref', 'Outer', 'app')
    .received('GET /a HTTP/1.0\r\n\r\n')
    .call('Outer', { environ: environOf('/a') });

test('what a layer changed in an environ it copied is compared with what it received', () => {
  const recording = twoLayers()
    .call('app', { copy: true, set: { PATH_INFO: '/b' } })
    .end();
  const call = recording.events.findLastIndex((event) => event.type === 'call');
  expect(changesAt(recording, call).map(line)).toEqual(["~ PATH_INFO '/a' → '/b'"]);
});

test('what the app left in environ is told when it returns', () => {
  const recording = twoLayers()
    .call('app')
    .returns('app', ['x'], { set: { 'app.seen': true } })
    .end();
  expect(lastLines(recording)).toEqual(['+ app.seen True', 'body 1 B']);
});

test('a body of another object with the very same bytes is no change', () => {
  const recording = twoLayers().call('app').returns('app', ['same']).returns('Outer', ['sa', 'me']).end();
  expect(lastLines(recording)).toEqual([]);
});

test('as many bytes, but others, are a change', () => {
  const recording = twoLayers().call('app').returns('app', ['abc']).returns('Outer', ['ABC']).end();
  expect(lastLines(recording)).toEqual(['~ body 3 B → 3 B']);
});

test('a generator around a list is a change whose size nobody knows yet', () => {
  const recording = twoLayers().call('app').returns('app', ['abc']).returns('Outer', { kind: 'generator' }).end();
  expect(lastLines(recording)).toEqual(['~ body 3 B → generator']);
});

test('a server that answers an error itself has changed the status', () => {
  const recording = twoLayers()
    .startResponse('Outer', '200 OK')
    .sent(['server', 'HTTP/1.0 500 Oh\r\nContent-Type: text/plain\r\n\r\n'])
    .end();
  expect(lastLines(recording)).toEqual(['sent 45 B', '~ status 200 OK → 500 Oh', '+ Content-Type text/plain']);
});

test('what a layer did to its environ after the inner call came back is told when it returns itself', () => {
  const recording = twoLayers()
    .call('app', { set: { 'outer.first': 1 } })
    .returns('app', ['x'])
    .returns('Outer', ['x'], { set: { 'outer.last': 2 }, gone: ['outer.first'] })
    .end();
  expect(lastLines(recording)).toEqual(['+ outer.last 2', '- outer.first 1']);
});

describe('headers', () => {
  const told = (before: [string, string][], after: [string, string][]) => headerChanges(before, after).map(line);

  test('names compare without regard to case', () => {
    expect(told([['content-length', '1']], [['Content-Length', '2']])).toEqual(['~ Content-Length 1 → 2']);
  });
  test('a second header of the same name is an addition', () => {
    expect(
      told(
        [['Set-Cookie', 'a=1']],
        [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ],
      ),
    ).toEqual(['+ Set-Cookie b=2']);
  });
  test('one of several may go, wherever it stood', () => {
    expect(
      told(
        [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ],
        [['Set-Cookie', 'b=2']],
      ),
    ).toEqual(['- Set-Cookie a=1']);
  });
  test('one of several may change', () => {
    const before: [string, string][] = [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ];
    expect(
      told(before, [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=3'],
      ]),
    ).toEqual(['~ Set-Cookie b=2 → b=3']);
  });
  test('another order alone is told as such', () => {
    expect(
      told(
        [
          ['A', '1'],
          ['B', '2'],
        ],
        [
          ['B', '2'],
          ['A', '1'],
        ],
      ),
    ).toEqual(['~ order A, B → B, A']);
  });
  test('another order is told beside what was added', () => {
    const before: [string, string][] = [
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
    ];
    const after: [string, string][] = [
      ['B', '2'],
      ['A', '1'],
      ['D', '4'],
    ];
    expect(told(before, after)).toEqual(['+ D 4', '- C 3', '~ order A, B → B, A']);
    expect(told(before, [['D', '4'], ...before])).toEqual(['+ D 4']);
  });
  test('nothing changed, nothing told', () => {
    expect(
      told(
        [
          ['A', '1'],
          ['A', '1'],
        ],
        [
          ['A', '1'],
          ['A', '1'],
        ],
      ),
    ).toEqual([]);
  });
});
