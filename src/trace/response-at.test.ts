import { describe, expect, test } from 'vitest';
import { exceptionSample, helloSample, lazySample, orderSample, strBodySample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { changesAt } from './changes.ts';
import type { EventType } from './event.ts';
import { mask } from './mask.ts';
import type { Recording } from './recording.ts';
import { decode, responseAt } from './response-at.ts';
import { plain } from './say.ts';
import { sceneAt } from './scene-at.ts';
import { sentenceAt } from './sentence.ts';
import { fromText, toText } from './trace-text.ts';

const sents = (recording: Recording) => recording.events.flatMap((event, cursor) => (event.type === 'sent' ? [cursor] : []));
const atEnd = (recording: Recording) => responseAt(recording, recording.events.length - 1);
const textOf = (recording: Recording) => decode(atEnd(recording).body, atEnd(recording).contentType);
const sending = (...blocks: string[]) => {
  const trace = record('wsgiref');
  for (const block of blocks) trace.sent(['server', block]);
  return trace.end();
};

test('before anything is sent there is no response', () => {
  expect(responseAt(helloSample(), 3)).toMatchObject({ status: null, headers: [], raw: [], sentBytes: 0, complete: false });
});

test('the head comes first, the body after it', () => {
  const hello = helloSample();
  const [head = 0, body = 0] = sents(hello);
  expect(responseAt(hello, head)).toMatchObject({ status: '200 OK', body: '', complete: false, contentType: 'text/plain' });
  expect(responseAt(hello, body)).toMatchObject({ body: 'Hello', complete: true });
});

test('every byte knows who wrote it', () => {
  const parts = atEnd(helloSample()).raw.map(({ text, from }) => `${from}: ${text.trim().split('\r\n')[0]}`);
  expect(parts).toEqual([
    'wsgiref: HTTP/1.0 200 OK',
    'wsgiref: Date: Sun, 22 Nov 2026 13:00:00 GMT',
    'app: Content-Type: text/plain',
    'wsgiref: Content-Length: 5',
    'app: Hello',
  ]);
  expect(atEnd(orderSample()).raw.map((part) => part.from)).toEqual(['wsgiref', 'Timing', 'GZip']);
  expect(atEnd(exceptionSample()).raw.at(-1)?.from).toBe('Errors');
  expect(new Set(atEnd(strBodySample()).raw.map((part) => part.from))).toEqual(new Set(['wsgiref']));
});

test('a stream grows', () => {
  const lazy = lazySample();
  expect(sents(lazy).map((cursor) => responseAt(lazy, cursor).body.split('\n').length - 1)).toEqual([1, 2, 3]);
  expect(sents(lazy).map((cursor) => responseAt(lazy, cursor).complete)).toEqual([false, false, true]);
});

test('a compressed body says so', () => {
  expect(atEnd(orderSample())).toMatchObject({ encoding: 'gzip', contentType: 'text/html' });
  expect(atEnd(orderSample()).body).toHaveLength(311);
});

test('text is decoded by its charset, UTF-8 unless it says otherwise', () => {
  const head = (type: string) => `HTTP/1.0 200 OK\r\nContent-Type: ${type}\r\n\r\n`;
  expect(textOf(sending(`${head('text/plain')}caf\xc3\xa9`))).toBe('café');
  expect(textOf(sending(`${head('text/plain; charset=latin-1')}caf\xe9`))).toBe('café');
  expect(textOf(sending(`${head('text/plain; charset=klingon')}caf\xe9`))).toBe('caf\xe9');
});

test('a head that is cut in two is no head yet', () => {
  const recording = sending('HTTP/1.1 200 OK\r\nContent-', 'Length: 2\r\n\r\nok');
  expect(responseAt(recording, 0)).toMatchObject({ status: null, body: '', sentBytes: 25 });
  expect(responseAt(recording, 1)).toMatchObject({ status: '200 OK', body: 'ok', complete: true });
});

test('an interim answer is not the answer', () => {
  expect(atEnd(sending('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n'))).toMatchObject({
    status: '204 No Content',
    complete: true,
  });
});

test('chunked transfer coding is taken off', () => {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  const recording = sending(`${head}4\r\nWiki\r\n`, '6\r\npedia.\r\n', '0\r\n\r\n');
  expect([0, 1, 2].map((cursor) => responseAt(recording, cursor).body)).toEqual(['Wiki', 'Wikipedia.', 'Wikipedia.']);
  expect(responseAt(recording, 1).complete).toBe(false);
  expect(responseAt(recording, 2).complete).toBe(true);
});

test('less than was promised is not complete', () => {
  expect(atEnd(sending('HTTP/1.0 200 OK\r\nContent-Length: 10\r\n\r\nfive!')).complete).toBe(false);
});

describe('of a body that was too large to keep', () => {
  const head = 'HTTP/1.0 200 OK\r\nContent-Length: 30\r\n\r\n';
  const trace = record('wsgiref', 'app app.py:1').received('GET / HTTP/1.0\r\n\r\n').call('app');
  trace.startResponse('app', '200 OK').returns('app', { kind: 'generator' }).pulls('app', 'aaaa').ofSize(10);
  trace.sent(['server', head]).sent(['chunk', 'aaaa']).ofSize(10);
  const recording = trace.pulls('app', 'b').ofSize(20).sent(['chunk', 'b']).ofSize(20).end();

  test('every size is the true one, and how much is kept is told', () => {
    const response = atEnd(recording);
    expect(response).toMatchObject({ sentBytes: head.length + 30, keptBytes: head.length + 5, complete: true });
    expect(response.raw.map((part) => [part.from, part.text.length, part.bytes])).toEqual([
      ['wsgiref', head.length, head.length],
      ['app', 4, 10],
      ['app', 1, 20],
    ]);
  });
  test('the body ends where the first byte is missing', () => {
    expect(atEnd(recording).body).toBe('aaaa');
  });
  test('sentences, packet and changes tell the true size', () => {
    const told = (type: EventType) =>
      plain(
        sentenceAt(
          recording,
          recording.events.findLastIndex((e) => e.type === type),
        ),
      );
    expect(told('chunk')).toBe('`app` yields its second chunk, 20 bytes, to wsgiref.');
    expect(told('sent')).toBe(`wsgiref sends 20 bytes more; the client has ${head.length + 30}. That is the whole response.`);
    const last = recording.events.length - 1;
    expect(sceneAt(recording, last).packet?.text).toBe('20 B');
    expect(changesAt(recording, last - 1)).toMatchObject([{ key: 'chunk 2', now: '20 B' }]);
  });
  test('masking keeps the sizes that are not known by looking', () => {
    expect(mask(recording).events.at(-1)).toMatchObject({ size: 20, parts: [{ size: 20 }] });
    expect(fromText(toText(recording))).toEqual(recording);
  });
});

test('when the recording ran out of room, nobody knows whether that was all', () => {
  const trace = record('wsgiref').sent(['server', 'HTTP/1.0 200 OK\r\n\r\n']).cut('events', 20_000, null);
  expect(atEnd(trace.end()).complete).toBe(false);
});
