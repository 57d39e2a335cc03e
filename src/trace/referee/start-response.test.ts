// The rules about start_response and write(), each broken by a program that is run for real.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { recordingOf, verdictLines, verdictTexts } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});
const lines = (source: string, how = {}) => verdictLines(recordingOf(python, source, how));

describe('start_response', () => {
  test.each([
    ['return [b"hi"]', 'chunk'],
    ['yield b"hi"', 'chunk'],
    ['yield b""', 'chunk'],
    ['return []', 'stop'],
  ])('is never called: %s', (what, type) => {
    expect(lines(`def application(environ, start_response):\n    ${what}\n`)).toEqual([
      expect.stringMatching(`^application breaks start-response-missing towards server at ${type}`),
    ]);
  });

  test('of its own, and never the one it was given: that is the middleware’s', () => {
    const source = `def application(environ, start_response):
    start_response("200 OK", [])
    return [b"hi"]
inner = application
def keeping(environ, start_response):
    def mine(status, headers, exc_info=None):
        environ["status"] = status
        return lambda data: None
    return inner(environ, mine)
application = keeping
`;
    expect(lines(source)).toEqual(['keeping breaks start-response-missing towards server at chunk']);
  });

  test('is forgotten inside of a middleware: that is the application’s', () => {
    const source = `def application(environ, start_response):
    return [b"hi"]
inner = application
def outer(environ, start_response):
    return inner(environ, start_response)
application = outer
`;
    expect(lines(source)).toEqual(['application breaks start-response-missing towards server at chunk']);
  });

  test.each(['b"early"', 'b""'])('would be called after the chunk %s, which the server refuses', (chunk) => {
    const source = `def application(environ, start_response):\n    yield ${chunk}\n    start_response("200 OK", [])\n    yield b"late"\n`;
    const found = lines(source);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^application breaks start-response-missing towards server at chunk app\.py:2$/);
  });

  test('is called after an empty chunk, and a middleware reads on', () => {
    const source = `def application(environ, start_response):
    yield b""
    start_response("200 OK", [])
    yield b"late"
inner = application
def reading(environ, start_response):
    body = inner(environ, start_response)
    whole = b"".join(body)
    body.close()
    return [whole]
application = reading
`;
    expect(lines(source)).toEqual(['application breaks start-response-late towards server at chunk app.py:2']);
  });

  test('is called twice', () => {
    const source = `def application(environ, start_response):
    start_response("200 OK", [])
    start_response("404 Not Found", [])
    return [b"hi"]
`;
    const recording = recordingOf(python, source);
    expect(verdictLines(recording)).toEqual([
      'application breaks start-response-twice towards server at start_response app.py:3',
    ]);
    expect(verdictTexts(recording)[0]).toContain('the first call was (app.py, line 2)');
  });

  test('is called by a middleware after the layer inside it', () => {
    const source = `def application(environ, start_response):
    start_response("200 OK", [])
    return [b"hi"]
inner = application
def outer(environ, start_response):
    body = inner(environ, start_response)
    start_response("200 OK", [("X-More", "1")])
    return body
application = outer
`;
    expect(lines(source)).toEqual(['outer breaks start-response-twice towards server at start_response app.py:7']);
  });

  test('is handed to two applications: that is the middleware’s', () => {
    const source = `def one(environ, start_response):
    start_response("404 Not Found", [])
    return [b"none"]
def two(environ, start_response):
    start_response("200 OK", [])
    return [b"hi"]
def trying(environ, start_response):
    one(environ, start_response)
    return two(environ, start_response)
application = trying
`;
    expect(lines(source)).toEqual(['trying breaks start-response-twice towards server at start_response app.py:5']);
  });

  test('of a middleware’s own may serve two applications', () => {
    const source = `def one(environ, start_response):
    start_response("404 Not Found", [])
    return [b"none"]
def two(environ, start_response):
    start_response("200 OK", [])
    return [b"hi"]
def trying(environ, start_response):
    said = []
    def mine(status, headers, exc_info=None):
        said[:] = [status, headers]
        return lambda data: None
    body = one(environ, mine)
    if said[0].startswith("404"):
        body = two(environ, mine)
    start_response(*said)
    return body
application = trying
`;
    expect(lines(source)).toEqual([]);
  });

  test('a second call with exc_info is right', () => {
    const source = `import sys
def application(environ, start_response):
    start_response("200 OK", [])
    try:
        1 / 0
    except ZeroDivisionError:
        start_response("500 Internal Server Error", [], sys.exc_info())
    return [b"hi"]
`;
    expect(lines(source)).toEqual([]);
  });

  test('raises the exception again once the headers are out, and that is caught', () => {
    const trapped = (inside: string) => `import sys
def application(environ, start_response):
    start_response("200 OK", [])
    yield b"begun"
    try:
        1 / 0
    except ZeroDivisionError:
        ${inside}
    yield b"and on"
`;
    const caught = `try:
            start_response("500 Internal Server Error", [], sys.exc_info())
        except ZeroDivisionError:
            pass`;
    expect(lines(trapped(caught))).toEqual([
      expect.stringMatching(/^application breaks exc-info-trapped towards server at start_response app\.py:9/),
    ]);
    expect(lines(trapped('start_response("500 Internal Server Error", [], sys.exc_info())'))).toEqual([]);
  });
});

test.each(['wsgiref', 'gunicorn', 'waitress', 'mod_wsgi-daemon', 'mod_wsgi-embedded'] as const)(
  '%s does raise it again: who goes on has caught it',
  (name) => {
    const source = `import sys
def application(environ, start_response):
    start_response("200 OK", [])
    yield b"begun"
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            start_response("500 Internal Server Error", [], sys.exc_info())
        except ZeroDivisionError:
            yield b", raised"
`;
    python.start(source, { server: { name } });
    const { raw, recording } = python.request();
    expect(raw).toContain(', raised');
    expect(recording === null ? [] : verdictLines(recording)).toHaveLength(1);
  },
);

test('uwsgi raises an exception of its own: it is caught only by who catches everything', () => {
  const catching = (what: string) => `import sys
def application(environ, start_response):
    start_response("200 OK", [])
    yield b"begun"
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            start_response("500 Internal Server Error", [], sys.exc_info())
        except ${what} as error:
            yield type(error).__name__.encode()
`;
  const on = { server: { name: 'uwsgi' } } as const;
  expect(lines(catching('ZeroDivisionError'), on)).toEqual([]);
  const recording = recordingOf(python, catching('Exception'), on);
  expect(verdictLines(recording)).toEqual(['application breaks exc-info-trapped towards server at start_response app.py:9']);
  expect(verdictTexts(recording)[0]).toMatch(
    /catches what `start_response` raised, .* The client got `200 OK` and a body of 12 bytes\./,
  );
});

describe('write()', () => {
  test('is called from within the iterable', () => {
    const source = `def application(environ, start_response):
    write = start_response("200 OK", [])
    yield b"one"
    write(b"two")
`;
    expect(lines(source)).toEqual(['application breaks write-while-iterated towards server at write app.py:4']);
  });

  test('is called by an application that a generator calls too late: that is the generator’s', () => {
    const source = `def application(environ, start_response):
    start_response("200 OK", [])(b"one")
    return [b"two"]
inner = application
def lazily(environ, start_response):
    yield from inner(environ, start_response)
application = lazily
`;
    expect(lines(source)).toEqual(['lazily breaks write-while-iterated towards server at write app.py:2']);
  });

  test('before the return is right', () => {
    const source = 'def application(environ, start_response):\n    start_response("200 OK", [])(b"one")\n    return [b"two"]\n';
    expect(lines(source)).toEqual([]);
  });
});
