// A call of start_response that the server refuses must not show in anything that tells what is in force.
import { describe, expect, test } from 'vitest';
import { record, type TraceBuilder } from '../testing/trace-builder.ts';
import { changesAt } from './changes.ts';
import { faultSentence } from './fault-sentence.ts';
import type { Recording } from './recording.ts';
import { isHalfTaken, isLate, isRefused } from './refused.ts';
import { plain } from './say.ts';
import { sceneAt } from './scene-at.ts';
import { sentenceAt } from './sentence.ts';

const GET = 'GET / HTTP/1.0\r\n\r\n';
const app = () => record('wsgiref', 'app app.py:1').received(GET).call('app');
const raises = (trace: TraceBuilder, line: number) => trace.raises('app', 1, 'AssertionError', 'Headers already set!', { line });
const answers500 = (trace: TraceBuilder) =>
  trace.catches('wsgiref', 1).sent(['server', 'HTTP/1.0 500 Internal Server Error\r\n\r\n']).end('raised');
const refused = (recording: Recording) =>
  recording.events.flatMap((event, cursor) =>
    event.type === 'start_response' && isRefused(recording, cursor) ? [event.place?.line] : [],
  );
const end = (recording: Recording) => recording.events.length - 1;

describe('a second call without exc_info', () => {
  const twice = app()
    .startResponse('app', '200 OK', [], { line: 2 })
    .startResponse('app', '404 Not Found', [['X-A', 'b']], { line: 3 });
  const recording = answers500(raises(twice, 3));
  const second = recording.events.findLastIndex((event) => event.type === 'start_response');

  test('moves no flag and changes nothing', () => {
    expect(refused(recording)).toEqual([3]);
    expect(sceneAt(recording, end(recording)).flag?.text).toBe('200');
    expect(changesAt(recording, second)).toEqual([]);
    expect(changesAt(recording, end(recording))).toMatchObject([
      {},
      { key: 'status', was: '200 OK', now: '500 Internal Server Error' },
    ]);
    expect(plain(sentenceAt(recording, second))).toBe("`app` calls `start_response('404 Not Found', …)`; wsgiref refuses it.");
  });
  test('is named by its rule', () => {
    expect(plain(faultSentence(recording)?.says ?? [])).toBe(
      '`start_response` was called a second time without `exc_info` (app.py, line 3); line 2 was first. No layer caught it. wsgiref answered `500 Internal Server Error` itself.',
    );
  });
  test('is refused as well when the application keeps the exception to itself', () => {
    const kept = app().startResponse('app', '200 OK', [], { line: 2 }).startResponse('app', '404 Not Found', [], { line: 3 });
    const answered = kept.returns('app', ['x']).sent(['server', 'HTTP/1.0 200 OK\r\n\r\n']).end();
    expect(refused(answered)).toEqual([3]);
    expect(faultSentence(answered)).toBeNull();
  });
  test('is not refused when the client got what it said', () => {
    const odd = app().startResponse('app', '200 OK', [], { line: 2 }).startResponse('app', '404 Not Found', [], { line: 3 });
    expect(refused(odd.returns('app', ['x']).sent(['server', 'HTTP/1.0 404 Not Found\r\n\r\n']).end())).toEqual([]);
  });
});

test('what came through the hands of a layer is refused with it, and named where it began', () => {
  const trace = record('wsgiref', 'Mid app.py:1', 'app app.py:9').received(GET).call('Mid').call('app', { sr: 'Mid' });
  for (const [status, line] of [
    ['200 OK', 10],
    ['404 Not Found', 11],
  ] as const)
    trace.startResponse('app', status, [], { line }).startResponse('Mid', status, [], { line: 3 });
  trace.raises('app', 1, 'AssertionError', 'Headers already set!', { line: 3 });
  const recording = answers500(trace.raises('Mid', 1, 'AssertionError', 'Headers already set!', { line: 3 }));
  expect(refused(recording)).toEqual([11, 3]);
  expect(sceneAt(recording, end(recording)).flag).toMatchObject({ text: '200', hands: [1, 0] });
  expect(plain(faultSentence(recording)?.says ?? [])).toContain('without `exc_info` (app.py, line 11); line 10 was first.');
});

describe('a second call with exc_info', () => {
  const failed = () => app().startResponse('app', '200 OK', [], { line: 2 });
  test('replaces the first one', () => {
    const recording = failed().startResponse('app', '500 Oops', [], { line: 5, error: 1 }).returns('app', ['x']).end();
    expect(refused(recording)).toEqual([]);
    expect(sceneAt(recording, end(recording)).flag?.text).toBe('500');
  });
  test('comes too late once the head is with the client', () => {
    const sent = failed().write('app', 'x').sent(['server', 'HTTP/1.0 200 OK\r\n\r\nx']);
    const recording = sent
      .startResponse('app', '500 Oops', [], { line: 5, error: 1 })
      .raises('app', 1, 'OSError', '', { line: 4 })
      .end();
    expect(refused(recording)).toEqual([5]);
    expect(sceneAt(recording, end(recording)).flag?.text).toBe('200');
  });
});

describe('what is refused is what a server refused', () => {
  const second = (recording: Recording) => recording.events.findLastIndex((event) => event.type === 'start_response');
  const says = (recording: Recording) => plain(sentenceAt(recording, second(recording)));
  test('a second call that wins is told, and named by its rule', () => {
    const twice = app()
      .startResponse('app', '200 OK', [['A', '1']], { line: 2 })
      .startResponse('app', '200 OK', [['A', '2']], { line: 3 });
    const sent = twice.returns('app', ['x']).pulls('app', 'x').stop('app');
    const recording = sent.sent(['server', 'HTTP/1.0 200 OK\r\n'], ['start_response', 'A: 2\r\n'], ['chunk', '\r\nx']).end();
    expect(refused(recording)).toEqual([]);
    expect(says(recording)).toContain('wsgiref lets it take the place of the call before.');
    expect(plain(faultSentence(recording)?.says ?? [])).toContain('PEP 3333 forbids it, and wsgiref lets the second call win');
  });
  test('a status that went out although the call failed was taken', () => {
    const failed = app().startResponse('app', '200 OK', [['A', 'é']], { line: 2 });
    const caught = failed.raises('app', 1, 'TypeError', 'no', { line: 2 }).catches('wsgiref', 1);
    const recording = caught.sent(['server', 'HTTP/1.0 '], ['start_response', '200 OK'], ['server', '\r\n\r\n']).end('raised');
    expect(isHalfTaken(recording, second(recording))).toBe(true);
    expect(says(recording)).toContain('wsgiref takes the status, and lets the call fail all the same.');
    expect(plain(faultSentence(recording)?.says ?? [])).toContain('The client got `200 OK` all the same, and no body.');
  });
  test('a call after a body without a head comes too late', () => {
    const trace = app().returns('app', { kind: 'generator' }).pulls('app', 'a').sent(['chunk', 'a']);
    const recording = trace
      .startResponse('app', '200 OK', [], { line: 3 })
      .pulls('app', 'b')
      .sent(['chunk', 'b'])
      .stop('app')
      .end();
    expect(isLate(recording, second(recording))).toBe(true);
    expect(says(recording)).toContain('wsgiref has begun to send without it, and it is too late.');
    expect(plain(faultSentence(recording)?.says ?? [])).toContain('only after its first chunk (app.py, line 3)');
  });
  test('the next request of a connection begins anew', () => {
    const first = app().startResponse('app', '200 OK', []).returns('app', ['x']);
    const one = first.sent(['server', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx']);
    const recording = one.call('app').startResponse('app', '200 OK', []).returns('app', ['y']).end();
    expect(refused(recording)).toEqual([]);
  });
});
