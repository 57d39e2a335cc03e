import { describe, expect, test } from 'vitest';
import { answers500, app, SERVER_SAYS, told } from '../testing/faulty.ts';
import {
  environOf,
  exceptionSample,
  helloSample,
  lazySample,
  orderSample,
  shortCircuitSample,
  strBodySample,
} from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { faultSentence } from './fault-sentence.ts';
import type { Recording } from './recording.ts';

const atType = (recording: Recording) => recording.events[faultSentence(recording)?.event ?? -1]?.type;

test('where nothing went wrong there is nothing to say', () => {
  for (const recording of [helloSample(), orderSample(), lazySample(), shortCircuitSample()])
    expect(faultSentence(recording)).toBeNull();
});

describe('bodies', () => {
  test('a str', () => {
    expect(told(strBodySample())).toBe(
      `The body must be made of bytes, and \`app\` hands up the text \`'Hello'\` (app.py, line 36). Write \`[b'Hello']\`. ${SERVER_SAYS}`,
    );
    expect(atType(strBodySample())).toBe('return');
  });
  test('a str that bytes can’t spell', () => {
    expect(
      told(
        answers500(
          app()
            .startResponse('app', '200 OK')
            .returns('app', [{ text: 'Zwiebel 🧅' }]),
        ),
      ),
    ).toBe(
      `The body must be made of bytes, and \`app\` hands up the text \`'Zwiebel 🧅'\` in its list. Write \`.encode('utf-8')\`. ${SERVER_SAYS}`,
    );
  });
  test('a str out of a generator', () => {
    const recording = answers500(
      app().startResponse('app', '200 OK').returns('app', { kind: 'generator' }).next('app').chunk('app', { text: 'Hi' }, 5),
    );
    expect(told(recording)).toContain("`app` hands up the text `'Hi'` (app.py, line 5). Write `b'Hi'`.");
    expect(atType(recording)).toBe('chunk');
  });
  test('None: a forgotten return', () => {
    expect(told(answers500(app().startResponse('app', '200 OK').returns('app', { value: null }, { line: 3 })))).toBe(
      `\`app\` returns \`None\` (app.py, line 3): most likely a \`return\` is missing. An application returns an iterable of bytes, like \`[b'Hello']\`. ${SERVER_SAYS}`,
    );
  });
  test('bytes that are not in a list', () => {
    const value = { type: 'bytes', text: "b'Hello'", length: 5 };
    expect(told(answers500(app().startResponse('app', '200 OK').returns('app', { kind: 'unknown', value })))).toContain(
      "Put them into a list: `[b'Hello']`.",
    );
  });
  test('a number', () => {
    expect(told(answers500(app().startResponse('app', '200 OK').returns('app', { value: 42 })))).toContain(
      '`app` returns an int, `42`, which is no iterable of bytes',
    );
  });
});

describe('start_response', () => {
  test('never called', () => {
    const recording = answers500(app().returns('app', ['Hello']).pulls('app', 'Hello'));
    expect(told(recording)).toBe(
      `\`app\` returned a body, but \`start_response\` was never called: wsgiref has no status to send. Call \`start_response('200 OK', headers)\` before the first chunk. ${SERVER_SAYS}`,
    );
    expect(atType(recording)).toBe('chunk');
  });
  test('kept in hand by a middleware', () => {
    const trace = record('wsgiref', 'Hold', 'app')
      .received('GET / HTTP/1.0\r\n\r\n')
      .call('Hold', { environ: environOf('/') })
      .call('app', { sr: 'Hold' });
    const recording = answers500(
      trace.startResponse('app', '200 OK').returns('app', ['x']).returns('Hold', { same: 'app' }).pulls('app', 'x'),
    );
    expect(told(recording)).toContain("`Hold` took `app`'s `start_response` call in hand and never called the one it was given");
  });
  test.each<[string, unknown, string]>([
    [
      'a number for a status',
      { type: 'int', text: '200' },
      "The status must be a str like `'200 OK'`, and `app` gives an int, `200` (app.py, line 2).",
    ],
    [
      'a status without a reason',
      '200',
      "three digits, a space and a reason, like `'200 OK'`; `app` gives `'200'` (app.py, line 2).",
    ],
  ])('%s', (_, status, sentence) => {
    expect(told(answers500(app().startResponse('app', status, [], { line: 2 })))).toContain(sentence);
  });
  test('headers that are no list', () => {
    const headers = { type: 'dict', text: "{'A': 'b'}", length: 1 };
    expect(told(answers500(app().startResponse('app', '200 OK', headers)))).toContain(
      "The headers must be a list of (name, value) pairs, and `app` gives a dict, `{'A': 'b'}`.",
    );
  });
  test('a header’s value that is no str', () => {
    const headers = [['Content-Length', { type: 'int', text: '5' }]] as unknown as [string, string][];
    expect(told(answers500(app().startResponse('app', '200 OK', headers)))).toContain(
      'The value of `Content-Length` must be a str, and `app` gives an int, `5`.',
    );
  });
});

describe('exceptions', () => {
  test('an exception is told to its end: what is to be done stands there', () => {
    const text =
      "The Django authentication middleware requires session middleware to be installed. Edit your MIDDLEWARE setting to insert 'django.contrib.sessions.middleware.SessionMiddleware' before 'django.contrib.auth.middleware.AuthenticationMiddleware'.";
    const trace = app().raises('app', 1, 'ImproperlyConfigured', text, { line: 3 });
    expect(told(answers500(trace.catches('wsgiref', 1)))).toContain(
      `\`app\` raises \`ImproperlyConfigured: ${text}\` (app.py, line 3).`,
    );
    // Its own full stop is not followed by another one.
    const nowhere = app().raises('app', 1, 'ImproperlyConfigured', text);
    expect(told(answers500(nowhere.catches('wsgiref', 1)))).toContain(`${text}\` No layer caught it.`);
    const long = app().raises('app', 1, 'ValueError', 'x'.repeat(5000), { line: 3 });
    expect(told(answers500(long.catches('wsgiref', 1)))?.length).toBeLessThan(500);
  });
  test('before anything was sent, the server answers itself', () => {
    expect(told(answers500(app().raises('app', 1, 'ValueError', 'no', { line: 4 }).catches('wsgiref', 1)))).toBe(
      `\`app\` raises \`ValueError: no\` (app.py, line 4). No layer caught it. ${SERVER_SAYS}`,
    );
  });
  test('after the headers went out, the response breaks off', () => {
    const trace = app().startResponse('app', '200 OK').returns('app', { kind: 'generator' }).pulls('app', 'part');
    const late = trace
      .sent(['server', 'HTTP/1.0 200 OK\r\n\r\n'], ['chunk', 'part'])
      .next('app')
      .raises('app', 1, 'OSError', 'disk', { during: 'next', line: 7 });
    expect(told(late.catches('wsgiref', 1).end())).toBe(
      '`app` raises `OSError: disk` while giving its chunks (app.py, line 7). No layer caught it. The client already had `200 OK` and 23 bytes, so the status could not be changed and the response breaks off there; nothing in it tells the client that something is missing.',
    );
  });
  test('one that a middleware answered with an error of its own', () => {
    expect(told(exceptionSample())).toBe(
      "`app` asks for the key `'basket'`, and there is none (app.py, line 53): `KeyError`. `Errors` caught it. The client was answered `500 Internal Server Error`, with what `Errors` gave.",
    );
  });
  test('one that Django made a response of, before the layer around it saw either', () => {
    const recording = exceptionSample();
    const response = { type: 'HttpResponse', status: 500, headers: [], size: 1 };
    const events = recording.events.map((event) => (event.type === 'catch' ? { ...event, response } : event));
    expect(told({ ...recording, events })).toContain('No layer caught it: Django made a response of it. The client was answered');
  });
  test('one that a middleware turned into a good answer is no fault', () => {
    const trace = record('wsgiref', 'Calm', 'app')
      .received('GET / HTTP/1.0\r\n\r\n')
      .call('Calm', { environ: environOf('/') })
      .call('app');
    const calm = trace
      .raises('app', 1, 'KeyError', "'x'")
      .catches('Calm', 1)
      .startResponse('Calm', '404 Not Found')
      .returns('Calm', ['gone']);
    expect(faultSentence(calm.end())).toBeNull();
  });
  test('a key that environ does not have', () => {
    const trace = app().raises('app', 1, 'KeyError', "'HTTP_X_TOKEN'", { line: 2 }).catches('wsgiref', 1);
    expect(told(answers500(trace))).toBe(
      "`app` asks for the key `'HTTP_X_TOKEN'`, and environ has none: the request came without the header `X-Token`, or a layer outside took it away. " +
        `\`environ.get('HTTP_X_TOKEN')\` asks without raising (app.py, line 2). No layer caught it. ${SERVER_SAYS}`,
    );
  });
  test('a header about the connection', () => {
    const text = "Hop-by-hop header, 'Connection: close', not allowed";
    const trace = app()
      .startResponse('app', '200 OK', [['Connection', 'close']], { line: 2 })
      .raises('app', 1, 'AssertionError', text, { line: 2 });
    expect(told(answers500(trace.catches('wsgiref', 1)))).toContain(
      "`app` gives the header `Connection: close` (app.py, line 2). The connection is the server's own business",
    );
  });
  test('sys.exit() that the server took for an exception', () => {
    const trace = app().raises('app', 1, 'SystemExit', '3', { line: 2 }).catches('wsgiref', 1);
    expect(told(answers500(trace))).toContain('`app` asks the whole process to end, with `SystemExit: 3` (app.py, line 2).');
  });
  test('one that only a traceback tells of', () => {
    const trace = app().startResponse('app', '200 OK').returns('app', ['x']);
    const traceback = 'Traceback (most recent call last):\n  File "x"\nAssertionError: Hop-by-hop headers not allowed\n';
    expect(told(answers500(trace.prints('wsgiref', 'errors', traceback)))).toBe(
      `wsgiref could not go on: \`AssertionError: Hop-by-hop headers not allowed\`. ${SERVER_SAYS}`,
    );
  });
});

test('an exception that Python let pass stops nobody, in whatever pieces it tells of it', () => {
  const traceback = 'Traceback (most recent call last):\n  File "x"\nAssertionError: not closed\n';
  const ignored = 'not closedException ignored while calling deallocator <function __del__>:\n';
  const told200 = (...pieces: readonly string[]) => {
    const trace = app().startResponse('app', '200 OK').returns('app', ['x']).pulls('app', 'x');
    const sent = trace.sent(['server', 'HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n'], ['chunk', 'x']);
    return told(pieces.reduce((so, piece) => so.prints('wsgiref', 'stderr', piece), sent).end());
  };
  expect(told200(ignored + traceback)).toBeNull();
  expect(told200(ignored, traceback)).toBeNull();
  expect(told200('hello\n', traceback)).toContain('could not go on');
});

describe('endings', () => {
  test('an endless loop', () => {
    expect(told(app().open('app', 1, 'app', 1).line('app', 1, 3).end('stopped'))).toBe(
      '`app` did not come to an end, so the run was stopped. It was in line 3 of app.py.',
    );
  });
  test('sys.exit()', () => {
    expect(told(app().exit(1).end('exited'))).toContain('`app` ended the whole process, with exit code 1.');
  });
});

describe('a request that the server refuses by itself', () => {
  const refused = (line: string, status: string) =>
    told(
      record('wsgiref')
        .received(`${line}\r\n\r\n`)
        .sent(['server', `HTTP/1.0 ${status}\r\n\r\n`])
        .end(),
    );
  test('a malformed request line', () => {
    expect(refused('GARBAGE', '400 Bad request syntax')).toBe(
      'The request line `GARBAGE` is malformed: it should be a method, a target and a version with one space between them, like `GET / HTTP/1.1`. wsgiref refuses it, and the application is never called. wsgiref answered `400 Bad request syntax` itself.',
    );
  });
  test('anything else that it does not take', () => {
    expect(refused('GET / HTTP/3.0', '505 Invalid HTTP version (3.0)')).toBe(
      'No application gets to see this request: wsgiref refuses it, and the application is never called. wsgiref answered `505 Invalid HTTP version (3.0)` itself.',
    );
  });
});

describe('functions that call each other without an end', () => {
  const deep = (...names: string[]) => {
    const trace = app();
    for (let depth = 0; depth < 300; depth++) trace.open('app', depth, names[depth % names.length] ?? '', 2, {}, depth);
    return told(
      answers500(trace.raises('app', 1, 'RecursionError', 'maximum recursion depth exceeded', { line: 2 }).catches('wsgiref', 1)),
    );
  };
  const rest = 'without an end (app.py, line 2): each call waits for the next one, until Python raises `RecursionError`.';
  test('are named', () => {
    expect(deep('f')).toContain(`\`f\` calls itself ${rest}`);
    expect(deep('f', 'g')).toContain(`\`f\` and \`g\` call each other ${rest}`);
  });
  test('are not guessed where calls were not recorded', () => {
    expect(
      told(
        answers500(
          app().raises('app', 1, 'RecursionError', 'maximum recursion depth exceeded', { line: 2 }).catches('wsgiref', 1),
        ),
      ),
    ).toContain(`In \`app\`, functions call themselves ${rest}`);
  });
});
