import { describe, expect, test } from 'vitest';
import { exceptionSample, helloSample, lazySample, orderSample, shortCircuitSample, strBodySample } from '../testing/samples.ts';
import { app, examples, pair } from '../testing/sentence-examples.ts';
import { record, type TraceBuilder } from '../testing/trace-builder.ts';
import { directionOf } from './direction.ts';
import type { EventType } from './event.ts';
import { hopsOf } from './hops.ts';
import type { Recording } from './recording.ts';
import { plain } from './say.ts';
import { sentenceAt } from './sentence.ts';

const atHop = (recording: Recording, n: number, previous?: Recording) =>
  plain(sentenceAt(recording, hopsOf(recording)[n - 1] ?? 0, previous));
const last = (recording: Recording) => plain(sentenceAt(recording, recording.events.length - 1));

test.each(Object.entries(examples))('%s', (type, [recording, sentence]) => {
  expect(recording.events.at(-1)?.type).toBe(type === 'call' ? 'call' : type);
  expect(last(recording)).toBe(sentence);
});

test('every type of event has a way and an example', () => {
  expect(Object.keys(examples).toSorted()).toEqual(Object.keys(directionOf).toSorted());
});

describe('the order lesson, told', () => {
  const order = orderSample();
  test.each([
    [1, 'The client asks for `GET /hello`; wsgiref has read 105 bytes.'],
    [2, 'wsgiref makes an environ of 13 keys from the request and calls `Timing`.'],
    [3, '`Timing` calls `Auth`, with a `start_response` of its own.'],
    [4, "`Auth` calls `GZip`, with `REMOTE_USER` set to `'ada'`."],
    [5, '`GZip` calls `app`, without `HTTP_ACCEPT_ENCODING` and with a `start_response` of its own.'],
    [6, "`app` calls `start_response('200 OK', …)`; `GZip` takes it in hand."],
    [7, '`app` returns 1,204 bytes to `GZip`.'],
    [
      8,
      "`GZip` calls `start_response('200 OK', …)`, with `Content-Encoding: gzip` added and with `Content-Length` changed from `1204` to `311`; `Timing` takes it in hand.",
    ],
    [
      10,
      '`GZip` returns 311 bytes to `Auth`; 1,204 came up from `app`. Status and headers went ahead: wsgiref has had them since hop 9.',
    ],
    [11, '`Auth` hands on to `Timing` the very body that `GZip` gave it.'],
    [
      14,
      'wsgiref sends `200 OK` with 6 headers and 311 bytes of body. It has added `Date` and `Server`. That is the whole response.',
    ],
  ])('hop %i', (n, sentence) => {
    expect(atHop(order, n)).toBe(sentence);
  });
});

test('a short-circuit says who is never called, when an earlier run shows who that is', () => {
  const turned = "`Auth` calls `start_response('401 Unauthorized', …)`; `Timing` takes it in hand";
  expect(atHop(shortCircuitSample(), 4, orderSample())).toBe(`${turned}; \`GZip\` and \`app\` are never called.`);
  expect(atHop(shortCircuitSample(), 4)).toBe(`${turned}.`);
});

describe('laziness, told', () => {
  const lazy = lazySample();
  const nth = (type: EventType, n: number) =>
    plain(sentenceAt(lazy, lazy.events.flatMap((event, i) => (event.type === type ? [i] : []))[n - 1] ?? 0));

  test('a generator function runs nothing when it is called', () => {
    expect(nth('call', 1)).toBe(
      'wsgiref makes an environ of 11 keys from the request and calls `Stamp`. `Stamp` is a generator function: none of its code runs yet.',
    );
    expect(nth('enter', 1)).toBe('Only now, at the first `next()`, does the code of `Stamp` begin.');
  });
  test('who handed a body on is out of it', () => {
    expect(nth('next', 2)).toBe(
      '`Stamp` asks `feed` for its first chunk with `next()`; `Gate` handed the body on and is out of it.',
    );
  });
  test('a chunk tells what it was made of', () => {
    expect(nth('chunk', 6)).toBe('`Stamp` yields its third chunk, 12 bytes, to wsgiref; 6 came up from `feed`.');
  });
  test('a body that nobody closed is dropped by the collector', () => {
    const recording = app().returns('app', { kind: 'generator' }).close('app', undefined, 'garbage').end();
    expect(last(recording)).toBe('Nobody called `close()`: the garbage collector drops the body that `app` made.');
  });
});

test('an exception is told at each boundary', () => {
  const told = [6, 7, 9].map((n) => atHop(exceptionSample(), n));
  expect(told).toEqual([
    "`app` raises `KeyError: 'basket'` on line 53 and gives `Auth` no answer.",
    '`Auth` lets the `KeyError` pass; now `Session` has it.',
    '`Errors` catches the `KeyError` that `app` raised on line 53. `Auth` and `Session` let it pass; nothing has been sent yet, so another answer is still possible.',
  ]);
});

test('caught too late, the status stands', () => {
  const trace = pair()
    .startResponse('app', '200 OK')
    .write('app', 'x')
    .sent(['server', 'HTTP/1.0 200 OK\r\n\r\n'], ['write', 'x']);
  expect(last(trace.raises('app', 1, 'OSError', '').catches('Outer', 1).end())).toBe(
    "`Outer` catches the `OSError` that `app` raised. 20 bytes are with the client already, so the status can't change any more.",
  );
});

test('a str is told as what it is', () => {
  expect(atHop(strBodySample(), 5)).toBe(
    "`app` returns the text `'Hello'` to `Timing`: a str is made of characters, not of bytes.",
  );
});

test('a start_response that the server refuses was not taken', () => {
  const trace = app().startResponse('app', '200 OK', [], { line: 2 }).raises('app', 1, 'AssertionError', 'no', { line: 2 });
  const recording = trace.end();
  expect(plain(sentenceAt(recording, recording.events.length - 2))).toBe(
    "`app` calls `start_response('200 OK', …)`; wsgiref refuses it.",
  );
});

test('what goes wrong in the server itself is told as the server’s', () => {
  const text = "'str' object is not callable";
  const never = record('wsgiref').received('GET / HTTP/1.0\r\n\r\n').raises('wsgiref', 1, 'TypeError', text);
  expect(last(never.end())).toBe("wsgiref can't call the application: `TypeError: 'str' object is not callable`.");
  expect(last(app().returns('app', []).catches('wsgiref', 7).end())).toBe(
    'wsgiref gives up: its own code has raised an exception over what it was given.',
  );
});

test('of a traceback, its last line is told', () => {
  const text = 'Traceback (most recent call last):\n  File "app.py", line 3\nValueError: no\n';
  expect(last(app().prints('wsgiref', 'log', text).end())).toBe(
    'wsgiref writes a traceback to its log; it ends with `ValueError: no`.',
  );
});

test('what was written and ends like a sentence ends the sentence', () => {
  const logs = (text: string) => last(app().prints('app', 'errors', text).end());
  expect(logs('The drawer is open.\n')).toBe('`app` writes to `wsgi.errors`: `The drawer is open.`');
  expect(logs('open\n')).toBe('`app` writes to `wsgi.errors`: `open`.');
});

test('an empty list is called empty', () => {
  expect(last(app().returns('app', []).end())).toBe('`app` returns an empty list to wsgiref.');
});

test('a second call of the same layer is told as such', () => {
  const retry = pair().raises('app', 1, 'OSError', 'gone').catches('Outer', 1).call('app', { by: 'Outer', lazy: true }).end();
  expect(last(retry)).toBe('`Outer` calls `app` once more, with environ as it came.');
});

test('a line of a library is told with the file as one imports it', () => {
  const recording = app().line('app', 1, 3).end();
  const told = (file: string) => {
    const events = recording.events.map((event) => (event.type === 'line' ? { ...event, place: { file, line: 12 } } : event));
    return last({ ...recording, events });
  };
  expect(told('/usr/lib/python3/dist-packages/flask/app.py')).toBe('In `app`, line 12 of flask/app.py is about to run.');
  expect(told('/lib/python314.zip/wsgiref/util.py')).toBe('In `app`, line 12 of wsgiref/util.py is about to run.');
  expect(told('<frozen abc>')).toBe('In `app`, line 12 of <frozen abc> is about to run.');
  expect(last(app().cut('library', 4000, null).end())).toBe(
    'From here on lines of frameworks and of the standard library are no longer recorded: 4,000 were kept. Those of the program itself go on.',
  );
});

test('a run that was stopped says so where it was', () => {
  expect(last(app().line('app', 1, 3).end('stopped'))).toBe('`app` was running line 3 of app.py when it was stopped.');
  expect(last(app().line('app', 1, 3).cut('lines', 1, null).line('app', 1, 4).end('stopped'))).toBe(
    '`app` was still running when it was stopped; line 4 of app.py is the last one recorded.',
  );
  expect(last(app().waits('app', 'sleep', 100_000).end('stopped'))).toBe(
    '`app` was in the middle of a sleep of 100,000 ms when it was stopped.',
  );
  expect(last(app().end('stopped'))).toBe('The code of `app` begins. Here the run was stopped.');
});

test('an exception keeps back only what was still to come', () => {
  const lazy = () => app().startResponse('app', '200 OK').returns('app', { kind: 'generator' });
  const raises = (trace: TraceBuilder, during: 'call' | 'next' | 'close') =>
    last(trace.raises('app', 1, 'ValueError', 'no', { during }).end());
  expect(raises(lazy().next('app'), 'next')).toBe('`app` raises `ValueError: no` and gives wsgiref no chunk.');
  expect(raises(lazy().pulls('app', 'x').next('app'), 'next')).toBe(
    '`app` raises `ValueError: no` and gives wsgiref no further chunk.',
  );
  expect(raises(lazy().close('app'), 'close')).toBe('`app` raises `ValueError: no`.');
  expect(raises(app().startResponse('app', '200 OK').write('app', 'x'), 'call')).toBe(
    '`app` raises `ValueError: no` and gives wsgiref nothing more.',
  );
});

test('a request line is read as UTF-8 where it is that, and one that is none is said to be none', () => {
  const asks = (line: string) => last(record('wsgiref').received(`${line}\r\n\r\n`).end());
  expect(asks('GET /caf\xc3\xa9 HTTP/1.1')).toContain('The client asks for `GET /café`;');
  expect(asks('GET /\xc3\xa0 HTTP/1.1')).toContain('The client asks for `GET /à`;');
  expect(asks('GET /caf\xe9 HTTP/1.1')).toContain('The client asks for `GET /caf\xe9`;');
  expect(asks('GET /')).toContain('The client asks for `GET /`;');
  expect(asks('GET /a b HTTP/1.1')).toBe(
    'The client sends `GET /a b HTTP/1.1`, which is no request line; wsgiref has read 21 bytes.',
  );
  expect(last(record('wsgiref').received('').end())).toBe('wsgiref has read nothing of a request.');
});

test('an answer to HEAD that has a body says that it should have none', () => {
  const answered = (method: string) =>
    last(record('wsgiref').received(`${method} / HTTP/1.1\r\n\r\n`).sent(['server', 'HTTP/1.0 200 OK\r\n\r\nx']).end());
  expect(answered('HEAD')).toContain('and 1 byte of body. The answer to `HEAD` should end with the head.');
  expect(answered('GET')).not.toContain('HEAD');
});

test('neighbouring prose grows together, so that readers hear one text', () => {
  for (const recording of [helloSample(), orderSample(), lazySample()]) {
    recording.events.forEach((_, cursor) => {
      const kinds = sentenceAt(recording, cursor).map((phrase) => typeof phrase);
      expect(kinds.some((kind, i) => kind === 'string' && kinds[i + 1] === 'string')).toBe(false);
    });
  }
});
