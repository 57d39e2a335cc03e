// The rules about close(), broken by programs that are run for real: by who reads a body, by who covers it with another, by a server.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { SERVER_NAMES } from '../../runner/runner.ts';
import { recordingOf, verdictLines, verdictTexts } from '../../testing/judge.node.ts';
import { record } from '../../testing/trace-builder.ts';
import { verdictsOf } from './verdicts.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});
const lines = (source: string, how = {}) => verdictLines(recordingOf(python, source, how));

const GENERATOR = `def app(environ, start_response):
    start_response("200 OK", [])
    try:
        yield b"a"
        yield b"b"
    finally:
        environ["wsgi.errors"].write("let go")
`;
/** A class whose instance is the body, with a close() of its own. */
const CLASS = `class app:
    def __init__(self, environ, start_response):
        start_response("200 OK", [])
        self.left = [b"b", b"a"]
    def __iter__(self):
        return self
    def __next__(self):
        if not self.left:
            raise StopIteration
        return self.left.pop()
    def close(self):
        self.left = []
`;
const LAYERS = {
  'reads it in a list': `def layer(environ, start_response):
    return [chunk for chunk in app(environ, start_response)][:1] * 2
`,
  'is a generator around it': `def layer(environ, start_response):
    for chunk in app(environ, start_response):
        yield chunk.upper()
`,
  'delegates to it': `def layer(environ, start_response):
    yield from app(environ, start_response)
`,
  'returns an object with a close() that does not hand it on': `class layer:
    def __init__(self, environ, start_response):
        self.body = iter(app(environ, start_response))
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.body).upper()
    def close(self):
        pass
`,
};
const COVERED = `def layer(environ, start_response):
    return map(bytes.upper, app(environ, start_response))
`;
const RIGHT = {
  'a generator with finally': `def layer(environ, start_response):
    body = app(environ, start_response)
    try:
        for chunk in body:
            yield chunk.upper()
    finally:
        body.close()
`,
  'contextlib.closing': `from contextlib import closing
def layer(environ, start_response):
    with closing(app(environ, start_response)) as body:
        for chunk in body:
            yield chunk
`,
  'an object that hands it on': `class layer:
    def __init__(self, environ, start_response):
        self.body = app(environ, start_response)
        self.chunks = iter(self.body)
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.chunks).upper()
    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()
`,
  'the very body': `def layer(environ, start_response):
    return app(environ, start_response)
`,
};
const MADE = { 'of a generator': GENERATOR, 'of a class': CLASS };

describe.each(Object.entries(MADE))('close() %s', (_, app) => {
  describe.each(['wsgiref', 'uwsgi'] as const)('on %s', (name) => {
    const how = { server: { name } };
    test.each(Object.entries(LAYERS))('is forgotten by a layer that %s: towards the application', (_layer, layer) => {
      expect(lines(`${app}${layer}application = layer\n`, how).filter((line) => line.includes('close'))).toEqual([
        expect.stringMatching(/^layer breaks close-missing towards application/),
      ]);
    });
    test('can’t be called through an iterator without one: towards the server', () => {
      const recording = recordingOf(python, `${app}${COVERED}application = layer\n`, how);
      expect(verdictLines(recording)).toEqual([expect.stringMatching(/^layer breaks close-missing towards server/)]);
      expect(verdictTexts(recording)[0]).toContain('finds nothing to call at the end');
    });
    test.each(Object.entries(RIGHT))('is called by %s', (_layer, layer) => {
      expect(lines(`${app}${layer}application = layer\n`, how)).toEqual([]);
    });
  });

  test.each(SERVER_NAMES)('is called by %s', (name) => {
    expect(lines(`${app}application = app\n`, { server: { name } })).toEqual([]);
  });
});

test('a server that calls none is told, and no layer is blamed for it', () => {
  const recording = record('wsgiref', 'app app.py:1')
    .received('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    .call('app')
    .startResponse('app', '200 OK')
    .returns('app', { kind: 'iterator' })
    .pulls('app', 'Hello')
    .stop('app')
    .end();
  const having = (close: boolean) => ({ ...recording, bodies: recording.bodies.map((body) => ({ ...body, close })) });
  const found = (of: typeof recording) => verdictsOf(of).map(({ rule, span, towards }) => [span, rule.id, towards]);
  expect(found(having(true))).toEqual([[0, 'close-missing-by-server', 'application']]);
  expect(found(having(false))).toEqual([]);
  expect(found(recording)).toEqual([]);
});
