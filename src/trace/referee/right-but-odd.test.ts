// Right programs in a style one rarely sees get no verdict, on any server.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { SERVER_NAMES } from '../../runner/runner.ts';
import { HEAD } from '../../testing/broken-programs.ts';
import { GET, recordingOf, verdictLines } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const PROGRAMS: readonly (readonly [name: string, source: string, raw?: string])[] = [
  [
    'everything by write(), and an empty list',
    `def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    for n in range(3):
        write(b"%d" % n)
    return []
`,
  ],
  [
    'a generator with try and finally',
    `def application(environ, start_response):
    held = []
    start_response("200 OK", [("Content-Type", "text/plain")])
    try:
        held.append(environ)
        yield b"a"
        yield b"b"
    finally:
        held.clear()
`,
  ],
  [
    'empty chunks and an empty body',
    `def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "0")])
    yield b""
    yield b""
`,
  ],
  [
    'HEAD answered without a body, by its length alone',
    `BODY = b"hello"
def application(environ, start_response):
    start_response("200 OK", [("Content-Length", str(len(BODY)))])
    return () if environ["REQUEST_METHOD"] == "HEAD" else (BODY,)
`,
    HEAD,
  ],
  [
    'a 304 with its tag and no body',
    `def application(environ, start_response):
    start_response("304 Not Modified", [("ETag", 'W/"5"'), ("Vary", "Cookie")])
    return iter(())
`,
    'GET / HTTP/1.1\r\nHost: localhost:8000\r\nIf-None-Match: W/"5"\r\n\r\n',
  ],
  [
    'exc_info before anything was sent, in a generator',
    `import sys
def application(environ, start_response):
    start_response("200 OK", [])
    try:
        raise ValueError("on purpose")
    except ValueError:
        start_response("500 Internal Server Error", [("Content-Length", "5")], sys.exc_info())
    yield b"sorry"
`,
  ],
  [
    'exc_info that is None, said outright',
    `def application(environ, start_response):
    start_response("200 OK", [], None)
    return [b"a"]
`,
  ],
  [
    'a subclass of list, whose items are a subclass of bytes',
    `class Page(list):
    def add(self, text):
        self.append(Block(text, "ascii"))
        return self
class Block(bytes):
    pass
def application(environ, start_response):
    start_response("200 OK", [])
    return Page().add("a").add("b")
`,
  ],
  [
    'headers that are kept in a list and changed before the first chunk',
    `def application(environ, start_response):
    headers = [("Content-Type", "text/plain")]
    headers.append(("X-Count", str(len(headers))))
    start_response("200 OK", headers)
    headers.clear()
    return [b"a"]
`,
  ],
  [
    'a body that can only be indexed',
    `class Body:
    def __getitem__(self, n):
        return (b"a", b"b")[n]
def application(environ, start_response):
    start_response("200 OK", [])
    return Body()
`,
  ],
  [
    'a middleware whose iterator closes what is inside, whoever asks',
    `def inner(environ, start_response):
    start_response("200 OK", [])
    yield b"a"
    yield b"b"
class application:
    def __init__(self, environ, start_response):
        self.body = inner(environ, start_response)
    def __iter__(self):
        yield from self.body
    def close(self):
        self.body.close()
`,
  ],
  [
    'a middleware that hands on the write() of its own, and what was written',
    `def inner(environ, start_response):
    write = start_response("200 OK", [])
    write(b"a")
    return [b"b"]
def application(environ, start_response):
    def mine(status, headers, exc_info=None):
        write = start_response(status, headers, exc_info)
        return lambda data: write(data.upper())
    return inner(environ, mine)
`,
  ],
  [
    'a middleware that keeps its own things in environ, and puts an old variable back afterwards',
    `def inner(environ, start_response):
    start_response("200 OK", [])
    return [environ["SCRIPT_NAME"].encode() + environ["my.name"].encode()]
def application(environ, start_response):
    before = environ["SCRIPT_NAME"]
    environ["my.name"], environ["SCRIPT_NAME"] = "ada", before + "/in"
    try:
        return inner(environ, start_response)
    finally:
        environ["SCRIPT_NAME"] = before
        del environ["my.name"]
`,
  ],
];

describe.each(SERVER_NAMES)('on %s', (name) => {
  test.each(PROGRAMS.map(([title, source, raw = GET]) => [title, source, raw] as const))('%s', (_, source, raw) => {
    expect(verdictLines(recordingOf(python, source, { raw, server: { name } }))).toEqual([]);
  });
});
