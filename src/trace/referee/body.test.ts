// The rules about bodies, each broken by a program that is run for real.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { recordingOf, verdictLines, verdictTexts } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const returning = (what: string, status = '200 OK', headers = '[]'): string =>
  `def application(environ, start_response):\n    start_response("${status}", ${headers})\n    ${what}\n`;
const head = 'HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n';
const lines = (source: string, how = {}) => verdictLines(recordingOf(python, source, how));

describe('what is returned', () => {
  test.each(['return "text"', 'return b"bytes"', 'return None', 'pass', 'return 3'])('%s is no iterable of bytes', (what) => {
    expect(lines(returning(what))).toEqual([
      expect.stringMatching(/^application breaks return-value towards server at return( app\.py:3)?$/),
    ]);
  });

  test('a middleware that hands it on is not blamed', () => {
    const source = `${returning('return "text"')}
inner = application
def application(environ, start_response):
    return inner(environ, start_response)
`;
    expect(lines(source)).toEqual(['application breaks return-value towards server at return app.py:3']);
  });

  test.each(['return ["text"]', 'return [b"right", 3]'])('%s has an item that is no bytes', (what) => {
    expect(lines(returning(what))).toEqual(['application breaks chunk-bytes towards server at return app.py:3']);
  });

  test('a chunk of a generator, once however many there are', () => {
    expect(lines(returning('yield b"right"\n    yield "one"\n    yield "two"'))).toEqual([
      'application breaks chunk-bytes towards server at chunk app.py:4',
    ]);
  });

  test('what is written', () => {
    const source = 'def application(environ, start_response):\n    start_response("200 OK", [])("text")\n    return []\n';
    expect(lines(source)).toEqual(['application breaks chunk-bytes towards server at write app.py:2']);
  });

  test.each([
    'return []',
    'return [b"a", b"b"]',
    'return (b"a",)',
    'return iter([b"a"])',
    'return map(str.encode, ["a", "b"])',
    'yield b""\n    yield b"a"',
  ])('%s is right', (what) => {
    expect(lines(returning(what))).toEqual([]);
  });
});

describe('Content-Length', () => {
  const two = '[("Content-Length", "2")]';
  test.each(['return [b"four"]', 'return ["é€".encode()]'])('too small for %s', (what) => {
    expect(lines(returning(what, '200 OK', two))).toEqual(['application breaks body-too-long towards server at return app.py:3']);
  });

  test('too small for a generator: at the chunk that is too much', () => {
    expect(lines(returning('yield b"a"\n    yield b"bcd"', '200 OK', two))).toEqual([
      'application breaks body-too-long towards server at chunk app.py:4',
    ]);
  });

  test('too small for what is written and returned together', () => {
    const source = `def application(environ, start_response):
    start_response("200 OK", ${two})(b"a")
    return [b"bc"]
`;
    expect(lines(source)).toEqual(['application breaks body-too-long towards server at return app.py:3']);
  });

  test('too large', () => {
    expect(lines(returning('return [b"a"]', '200 OK', two))).toEqual([
      'application breaks body-too-short towards server at return app.py:3',
    ]);
    expect(lines(returning('yield b"a"', '200 OK', two))).toEqual([
      expect.stringContaining('application breaks body-too-short towards server at stop'),
    ]);
  });

  test('of a middleware that changes the body and not the header: it is the middleware’s', () => {
    const source = `${returning('return [b"ab"]', '200 OK', two)}
inner = application
def doubling(environ, start_response):
    return [chunk * 2 for chunk in inner(environ, start_response)]
application = doubling
`;
    const recording = recordingOf(python, source);
    expect(verdictLines(recording)).toEqual(['doubling breaks body-too-long towards server at return app.py:7']);
    expect(verdictTexts(recording)[0]).toContain('`doubling` announced `Content-Length: 2` and gives 4 bytes');
  });

  test.each([
    ['return [b"ab"]', '200 OK', {}],
    ['yield b"a"\n    yield b"b"', '200 OK', {}],
    ['return []', '200 OK', { raw: head }],
    ['return []', '304 Not Modified', {}],
  ])('right for %s with %s', (what, status, how) => {
    expect(lines(returning(what, status, two), how)).toEqual([]);
  });
});

describe('no body', () => {
  test.each(['204 No Content', '304 Not Modified'])('is in a %s', (status) => {
    expect(lines(returning('return [b"no", b"thing"]', status))).toEqual([
      'application breaks body-without-content towards server at return app.py:3',
    ]);
    expect(lines(returning('return []', status))).toEqual([]);
    expect(lines(returning('return [b""]', status))).toEqual([]);
  });

  test('is in the answer to HEAD', () => {
    expect(lines(returning('return [b"hi"]'), { raw: head })).toEqual([
      'application breaks body-on-head towards server at return app.py:3',
    ]);
    expect(lines(returning('yield b""\n    yield b"hi"'), { raw: head })).toEqual([
      'application breaks body-on-head towards server at chunk app.py:4',
    ]);
  });
});

describe('a body that is used up', () => {
  test('by the middleware that returns it', () => {
    const source = `${returning('yield b"hi"')}
inner = application
def measuring(environ, start_response):
    body = inner(environ, start_response)
    environ["size"] = str(sum(len(chunk) for chunk in body))
    return body
application = measuring
`;
    expect(lines(source)).toContain('measuring breaks body-used-up towards server at return app.py:9');
  });

  test('by the request before', () => {
    const source = `body = (chunk for chunk in [b"a", b"b"])\n${returning('return body')}`;
    expect(lines(source)).toEqual([]);
    const { recording } = python.request();
    expect(recording === null ? null : verdictLines(recording)).toEqual([
      'application breaks body-used-up towards server at return app.py:4',
    ]);
  });
});
