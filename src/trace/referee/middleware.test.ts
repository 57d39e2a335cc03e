// The rules for who plays both sides: close(), wsgi.input, environ and streams, each broken by a program that is run for real.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { recordingOf, verdictLines } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});
const lines = (source: string, how = {}) => verdictLines(recordingOf(python, source, how));

/** A generator application of three chunks in lines 1 to 5, and a layer around it from line 6 on. */
const around = (...layer: readonly string[]): string =>
  [
    'def stream(environ, start_response):',
    '    start_response("200 OK", [])',
    '    yield b"a"',
    '    yield b"b"',
    '    yield b"c"',
    'def layer(environ, start_response):',
    ...layer.map((line) => `    ${line}`),
    'application = layer',
    '',
  ].join('\n');

describe('close()', () => {
  test('is never called by who drops a generator half-way', () => {
    const source = around('body = stream(environ, start_response)', 'first = next(body)', 'del body', 'return [first]');
    expect(lines(source)).toEqual([expect.stringMatching(/^layer breaks close-missing towards application at close/)]);
  });

  test('is called before the body is handed up', () => {
    const source = around('body = stream(environ, start_response)', 'first = next(body)', 'body.close()', 'return body');
    expect(lines(source)).toEqual(['layer breaks close-early towards server at close app.py:9']);
  });

  test('is called before the body is read on', () => {
    const source = `class Body:
    def __init__(self):
        self.left = [b"b", b"a"]
    def __iter__(self):
        return self
    def __next__(self):
        if not self.left:
            raise StopIteration
        return self.left.pop()
    def close(self):
        pass
def inner(environ, start_response):
    start_response("200 OK", [])
    return Body()
def layer(environ, start_response):
    body = inner(environ, start_response)
    first = next(body)
    body.close()
    return [first, next(body)]
application = layer
`;
    expect(lines(source)).toContain('layer breaks body-read-closed towards application at next app.py:19');
    expect(lines(source.replace('[first, next(body)]', '[first]'))).toEqual([]);
  });

  test('is called by the layer that handed the body up, too', () => {
    const source = around(
      'class Closing:',
      '    def __init__(self, body):',
      '        self.body = iter(body)',
      '    def __iter__(self):',
      '        return self',
      '    def __next__(self):',
      '        return next(self.body)',
      '    def close(self):',
      '        self.body.close()',
      '        self.body.close()',
      'return Closing(stream(environ, start_response))',
    );
    expect(lines(source)).toEqual(['layer breaks close-twice towards application at close app.py:16']);
  });

  test.each([
    [
      'in finally',
      [
        'body = stream(environ, start_response)',
        'try:',
        '    for chunk in body:',
        '        yield chunk',
        'finally:',
        '    body.close()',
      ],
    ],
    [
      'by contextlib',
      [
        'from contextlib import closing',
        'with closing(stream(environ, start_response)) as body:',
        '    for chunk in body:',
        '        yield chunk',
      ],
    ],
    [
      'through getattr',
      [
        'body = stream(environ, start_response)',
        'for chunk in body:',
        '    yield chunk',
        'getattr(body, "close", lambda: None)()',
      ],
    ],
    [
      'by an ExitStack',
      [
        'from contextlib import ExitStack',
        'with ExitStack() as stack:',
        '    body = stream(environ, start_response)',
        '    stack.callback(body.close)',
        '    for chunk in body:',
        '        yield chunk',
      ],
    ],
    [
      'in a loop over callbacks',
      [
        'body = stream(environ, start_response)',
        'for chunk in body:',
        '    yield chunk',
        'for last in [body.close]:',
        '    last()',
      ],
    ],
    ['by the server, where the very generator is handed up', ['return stream(environ, start_response)']],
    [
      'by nobody, and it is a list',
      [
        'start_response("200 OK", [])',
        'def inner(environ, start_response):',
        '    return [b"a"]',
        'return [chunk for chunk in inner(environ, start_response)]',
      ],
    ],
  ])('is called %s', (_, layer) => {
    expect(lines(around(...layer))).toEqual([]);
  });
});

describe('a stream', () => {
  test('is turned into one block', () => {
    const source = around('body = stream(environ, start_response)', 'whole = b"".join(body)', 'body.close()', 'return [whole]');
    expect(lines(source)).toEqual(['layer breaks middleware-waits towards server at chunk app.py:4']);
  });

  test('is held back by two chunks', () => {
    const source = around(
      'body = stream(environ, start_response)',
      'try:',
      '    for chunk in body:',
      '        yield chunk + next(body, b"")',
      'finally:',
      '    body.close()',
    );
    expect(lines(source)).toEqual(['layer breaks middleware-waits towards server at chunk app.py:4']);
  });

  test('may go up late, as long as something goes up for each chunk', () => {
    const source = around(
      'body, held = stream(environ, start_response), b""',
      'try:',
      '    for chunk in body:',
      '        held += chunk',
      '        yield b""',
      '    yield held',
      'finally:',
      '    body.close()',
    );
    expect(lines(source)).toEqual([]);
  });

  test('is sent on by write()', () => {
    const writing = (inside: string) =>
      around(
        'write = start_response("200 OK", [])',
        'for chunk in stream(environ, lambda *args: None):',
        `    ${inside}`,
        'return []',
      );
    expect(lines(writing('write(chunk)'))).toContain('layer breaks middleware-writes towards server at write app.py:9');
    expect(lines(writing('write(b"its own")')).join()).not.toContain('middleware-writes');
  });

  test('of one chunk may be taken at once', () => {
    const source = `def one(environ, start_response):
    start_response("200 OK", [])
    yield b"a"
def layer(environ, start_response):
    body = one(environ, start_response)
    whole = b"".join(body)
    body.close()
    return [whole]
application = layer
`;
    expect(lines(source)).toEqual([]);
  });

  test('is asked for and never begins', () => {
    const source = around('stream(environ, start_response)', 'start_response("200 OK", [])', 'return [b"mine"]');
    expect(lines(source)).toEqual([expect.stringMatching(/^layer breaks generator-never-begins towards application at return/)]);
  });
});

describe('wsgi.input', () => {
  const post = (body: string, length = String(body.length)) =>
    `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n${body}`;
  const reading = (...code: readonly string[]): string =>
    ['def application(environ, start_response):', ...code, 'start_response("200 OK", [])', 'return []'].join('\n    ');

  test.each(['wsgiref', 'uwsgi'] as const)('is read past its end on %s', (name) => {
    const source = reading('while environ["wsgi.input"].read(4):', '    pass');
    expect(lines(source, { raw: post('12345'), server: { name } })).toEqual([
      'application breaks input-past-length towards server at read app.py:2',
    ]);
  });

  test.each([['read(int(environ["CONTENT_LENGTH"]))'], ['read()'], ['readline()'], ['read(2)'], ['readline(100)']])(
    '%s is right',
    (call) => {
      expect(lines(reading(`environ["wsgi.input"].${call}`), { raw: post('a=1\nb=2\n'), server: { name: 'uwsgi' } })).toEqual([]);
    },
  );

  test('of a chunked request may be read to its end', () => {
    const raw = 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n';
    expect(lines(reading('environ["wsgi.input"].read(100)'), { raw, server: { name: 'gunicorn' } })).toEqual([]);
  });
});

describe('environ', () => {
  const giving = (change: string): string => `def inner(environ, start_response):
    start_response("200 OK", [])
    return [b"hi"]
def outer(environ, start_response):
    ${change}
    return inner(environ, start_response)
application = outer
`;
  test.each([
    ['environ-missing', 'del environ["SERVER_NAME"]'],
    ['environ-missing', 'environ = {key: environ[key] for key in environ if not key.startswith("SERVER_")}'],
    ['environ-type', 'environ["REMOTE_USER"] = None'],
    ['environ-type', 'environ["CONTENT_LENGTH"] = 5'],
    ['environ-type', 'environ["HTTP_COOKIE"] = b"a=1"'],
    ['environ-latin-1', 'environ["PATH_INFO"] = "/名"'],
    ['environ-path', 'environ["PATH_INFO"] = "cart"'],
    ['environ-path', 'environ["SCRIPT_NAME"] = "/"'],
    ['environ-wsgi', 'environ["wsgi.input"] = b"data"'],
    ['environ-wsgi', 'environ["wsgi.errors"] = None'],
  ])('%s: %s', (rule, change) => {
    expect(lines(giving(change))).toEqual([`outer breaks ${rule} towards application at call app.py:6`]);
  });

  test.each([
    'environ["REMOTE_USER"] = "ada"',
    'environ["myapp.user"] = None',
    'environ["PATH_INFO"] = "/Ren\\xc3\\xa9"',
    'environ["SCRIPT_NAME"], environ["PATH_INFO"] = "/shop", ""',
    'import io; environ["wsgi.input"] = io.BytesIO(b"data")',
    'environ.pop("HTTP_ACCEPT_ENCODING", None)',
    'environ = dict(environ)',
  ])('%s is right', (change) => {
    expect(lines(giving(change))).toEqual([]);
  });
});
