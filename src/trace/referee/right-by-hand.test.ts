// Right programs written by hand get no verdict: the many ways there are to be an application or a middleware.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { GET, recordingOf, verdictLines } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const APPS: Readonly<Record<string, string>> = {
  'a class that is its own body': `class application:
    def __init__(self, environ, start_response):
        self.start = start_response
    def __iter__(self):
        self.start("200 OK", [("Content-Type", "text/plain")])
        yield b"one"
        yield b"two"
`,
  'a body with a close() of its own, which calls itself at the end': `class Body:
    def __init__(self):
        self.left = [b"a", b"b"]
    def __iter__(self):
        return self
    def __next__(self):
        if not self.left:
            self.close()
            raise StopIteration
        return self.left.pop(0)
    def close(self):
        pass
def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    return Body()
`,
  'a file in the server’s wrapper, with its length': `import io
def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "10")])
    wrapper = environ.get("wsgi.file_wrapper", lambda file: iter(lambda: file.read(4), b""))
    return wrapper(io.BytesIO(b"0123456789"))
`,
  'an iterator of C’s own': `import itertools
def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "3")])
    return itertools.chain([b"a"], (b"b", b"c"))
`,
  'a generator that begins with nothing': `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    yield b""
    yield b"ab"
`,
  'a list of more than is told': `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "300")])
    return [b"x"] * 300
`,
  'write() and a body that add up': `def application(environ, start_response):
    write = start_response("200 OK", [("Content-Length", "4")])
    write(b"ab")
    return (b"c", b"d")
`,
  'an exception before anything was said': `def application(environ, start_response):
    raise KeyError("on purpose")
`,
  'an exception half-way, with a length': `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "9")])
    yield b"abc"
    raise KeyError("on purpose")
`,
  'functools.partial': `from functools import partial
def greet(name, environ, start_response):
    start_response("200 OK", [])
    return [name]
application = partial(greet, b"ada")
`,
  'a client that gets a 304': `def application(environ, start_response):
    start_response("304 Not Modified", [("ETag", '"x"'), ("Content-Length", "200")])
    return []
`,
};

const STREAM = `def inner(environ, start_response):
    start_response("200 OK", [("Content-Length", "3"), ("Content-Type", "text/plain")])
    yield b"a"
    yield b"b"
    yield b"c"
`;
const LIST = `def inner(environ, start_response):
    start_response("200 OK", [("Content-Length", "3"), ("Content-Type", "text/plain")])
    return [b"a", b"b", b"c"]
`;
const LAYERS: Readonly<Record<string, string>> = {
  'hands everything on': `def application(environ, start_response):
    return inner(environ, start_response)
`,
  'adds a header': `def application(environ, start_response):
    def mine(status, headers, exc_info=None):
        return start_response(status, [*headers, ("X-More", "1")], exc_info)
    return inner(environ, mine)
`,
  'changes each chunk and takes the length away': `class Doubling:
    def __init__(self, body):
        self.body, self.chunks = body, iter(body)
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.chunks) * 2
    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()
def application(environ, start_response):
    def mine(status, headers, exc_info=None):
        kept = [pair for pair in headers if pair[0] != "Content-Length"]
        return start_response(status, kept, exc_info)
    return Doubling(inner(environ, mine))
`,
  'looks at the first chunk and goes on': `import itertools
class Body:
    def __init__(self, chunks, body):
        self.chunks, self.body = chunks, body
    def __iter__(self):
        return self.chunks
    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()
def application(environ, start_response):
    body = inner(environ, start_response)
    chunks = iter(body)
    first = next(chunks)
    return Body(itertools.chain([first], chunks), body)
`,
  'answers itself and calls nobody': `def application(environ, start_response):
    start_response("401 Unauthorized", [("WWW-Authenticate", "Basic")])
    return [b"who are you?"]
`,
  'answers an exception with exc_info': `import sys
def application(environ, start_response):
    try:
        start_response("200 OK", [])
        raise ValueError("on purpose")
    except ValueError:
        start_response("500 Internal Server Error", [], sys.exc_info())
        return [b"sorry"]
`,
  'tries another application when the first has nothing': `def none(environ, start_response):
    start_response("404 Not Found", [])
    return [b"none"]
def application(environ, start_response):
    for app in (none, inner):
        said = []
        body = app(dict(environ), lambda *args: said.append(args) or (lambda data: None))
        chunks = iter(body)
        first = next(chunks, b"")
        if said[0][0].startswith("404"):
            continue
        start_response(*said[0])
        def rest():
            try:
                yield first
                yield from chunks
            finally:
                if hasattr(body, "close"):
                    body.close()
        return rest()
`,
  'mounts it under a prefix': `def application(environ, start_response):
    return inner({**environ, "SCRIPT_NAME": "/shop", "PATH_INFO": environ["PATH_INFO"]}, start_response)
`,
  'compresses as it comes': `import zlib
def application(environ, start_response):
    def mine(status, headers, exc_info=None):
        kept = [pair for pair in headers if pair[0] != "Content-Length"]
        return start_response(status, [*kept, ("Content-Encoding", "deflate")], exc_info)
    body = inner(environ, mine)
    def packed():
        packer = zlib.compressobj()
        try:
            for chunk in body:
                yield packer.compress(chunk)
            yield packer.flush()
        finally:
            if hasattr(body, "close"):
                body.close()
    return packed()
`,
  'reads the request itself and hands in a copy': `import io
def application(environ, start_response):
    data = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(data)
    return inner(environ, start_response)
`,
};

const HEAD = 'HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n';
const headless = (app: string): string => `${app}
whole = application
def application(environ, start_response):
    body = whole(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return body
    if hasattr(body, "close"):
        body.close()
    return []
`;

describe.each(['wsgiref', 'gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-embedded'] as const)('on %s', (name) => {
  const lines = (source: string, raw = GET) => verdictLines(recordingOf(python, source, { raw, server: { name } }));

  test.each(Object.entries(APPS))('an application: %s', (_, source) => {
    expect(lines(source)).toEqual([]);
  });
  test.each(Object.entries(LAYERS))('a layer that %s', (_, source) => {
    expect(lines(`${STREAM}${source}`)).toEqual([]);
    expect(lines(`${LIST}${source}`)).toEqual([]);
  });
  test('a layer that answers HEAD without a body', () => {
    expect(lines(headless(`${LIST}application = inner\n`), HEAD)).toEqual([]);
  });
});
