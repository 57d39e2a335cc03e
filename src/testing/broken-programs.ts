// One program for each rule that breaks it: for what is true of every rule on every server.
import type { ServerName } from '../runner/runner.ts';

const giving = (status: string, headers = '[]', body = '[b"hi"]'): string =>
  `def application(environ, start_response):\n    start_response(${status}, ${headers})\n    return ${body}\n`;

const yielding = (...lines: readonly string[]): string =>
  ['def application(environ, start_response):', ...lines.map((line) => `    ${line}`), ''].join('\n');

const handing = (change: string): string => `def inner(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hi"]
def application(environ, start_response):
    ${change}
    return inner(environ, start_response)
`;

const around = (...layer: readonly string[]): string => `def stream(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"a"
    yield b"b"
    yield b"c"
${yielding(...layer)}`;

/** A body whose close() can be seen, and a layer around what makes it. */
const closing = (...layer: readonly string[]): string => `class Body:
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
${yielding(...layer)}`;

export const HEAD = 'HEAD / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n';
export const POST = 'POST / HTTP/1.1\r\nHost: localhost:8000\r\nContent-Length: 5\r\n\r\n12345';

export interface Broken {
  rule: string;
  source: string;
  raw?: string;
  /** Where no verdict comes, and why. */
  silent?: Readonly<Partial<Record<ServerName, string>>>;
}

/** wsgi.input_terminated: the server shows the end of the input itself. */
const ENDS = 'its wsgi.input has an end';

export const BROKEN: readonly Broken[] = [
  { rule: 'start-response-missing', source: yielding('return [b"hi"]') },
  {
    rule: 'start-response-late',
    source: `def late(environ, start_response):
    yield b""
    start_response("200 OK", [])
    yield b"late"
${yielding('body = late(environ, start_response)', 'whole = b"".join(body)', 'body.close()', 'return [whole]')}`,
  },
  {
    rule: 'start-response-twice',
    source: yielding('start_response("200 OK", [])', 'start_response("404 Not Found", [])', 'return [b"hi"]'),
  },
  {
    rule: 'exc-info-trapped',
    silent: { uwsgi: 'start_response raises an OSError of its own, which nothing here catches' },
    source: `import sys
${yielding(
  'start_response("200 OK", [])',
  'yield b"begun"',
  'try:',
  '    1 / 0',
  'except ZeroDivisionError:',
  '    try:',
  '        start_response("500 Internal Server Error", [], sys.exc_info())',
  '    except ZeroDivisionError:',
  '        pass',
  'yield b", on"',
)}`,
  },
  {
    rule: 'write-while-iterated',
    source: yielding('write = start_response("200 OK", [])', 'yield b"one"', 'write(b"two")'),
  },
  { rule: 'status-form', source: giving('"OK"') },
  { rule: 'status-form', source: giving('200') },
  { rule: 'status-space', source: giving('"200  OK"') },
  { rule: 'status-code', source: giving('"700 Late"') },
  { rule: 'status-interim', source: giving('"103 Early Hints"') },
  { rule: 'status-control', source: giving('"200 OK\\r\\nX-More: 1"') },
  { rule: 'status-latin-1', source: giving('"404 找不到"') },
  { rule: 'headers-type', source: giving('"200 OK"', '{"Content-Type": "text/plain"}') },
  { rule: 'headers-type', source: giving('"200 OK"', '[("Content-Length", 2)]') },
  { rule: 'header-name', source: giving('"200 OK"', '[("Content Type", "text/plain")]') },
  { rule: 'header-control', source: giving('"200 OK"', '[("X-Name", "ada\\r\\nSet-Cookie: a=b")]') },
  { rule: 'header-latin-1', source: giving('"200 OK"', '[("X-Name", "名")]') },
  { rule: 'hop-by-hop', source: giving('"200 OK"', '[("Keep-Alive", "timeout=5")]') },
  { rule: 'content-length-form', source: giving('"200 OK"', '[("Content-Length", "two")]') },
  { rule: 'header-status', source: giving('"200 OK"', '[("Status", "404 Not Found")]') },
  { rule: 'length-without-content', source: giving('"204 No Content"', '[("Content-Length", "0")]', '[]') },
  { rule: 'etag-form', source: giving('"200 OK"', '[("ETag", "abc")]') },
  { rule: 'return-value', source: giving('"200 OK"', '[]', '"text"') },
  { rule: 'return-value', source: giving('"200 OK"', '[]', 'None') },
  { rule: 'chunk-bytes', source: giving('"200 OK"', '[]', '[b"right", 3]') },
  { rule: 'body-too-long', source: giving('"200 OK"', '[("Content-Length", "2")]', '[b"four"]') },
  { rule: 'body-too-short', source: giving('"200 OK"', '[("Content-Length", "9")]', '[b"four"]') },
  { rule: 'body-without-content', source: giving('"204 No Content"') },
  { rule: 'body-on-head', source: giving('"200 OK"'), raw: HEAD },
  {
    rule: 'body-used-up',
    source: around('body = stream(environ, start_response)', 'environ["size"] = str(len(b"".join(body)))', 'return body'),
  },
  {
    rule: 'close-missing',
    source: closing('return [chunk.upper() for chunk in inner(environ, start_response)]'),
  },
  {
    rule: 'close-early',
    source: around('body = stream(environ, start_response)', 'first = next(body)', 'body.close()', 'return body'),
  },
  {
    rule: 'body-read-closed',
    source: closing('body = inner(environ, start_response)', 'first = next(body)', 'body.close()', 'return [first, next(body)]'),
  },
  {
    rule: 'close-twice',
    source: closing(
      'body = inner(environ, start_response)',
      'try:',
      '    for chunk in body:',
      '        yield chunk',
      'finally:',
      '    body.close()',
      '    body.close()',
    ),
  },
  {
    rule: 'input-past-length',
    silent: { gunicorn: ENDS, waitress: ENDS, 'mod_wsgi-embedded': ENDS, 'mod_wsgi-daemon': ENDS },
    source: yielding('while environ["wsgi.input"].read(4):', '    pass', 'start_response("200 OK", [])', 'return []'),
    raw: POST,
  },
  { rule: 'environ-missing', source: handing('del environ["SERVER_NAME"]') },
  { rule: 'environ-type', source: handing('environ["REMOTE_USER"] = None') },
  { rule: 'environ-latin-1', source: handing('environ["PATH_INFO"] = "/名"') },
  { rule: 'environ-path', source: handing('environ["SCRIPT_NAME"] = "/"') },
  { rule: 'environ-wsgi', source: handing('environ["wsgi.input"] = b"data"') },
  { rule: 'environ-empty', source: handing('environ["REQUEST_METHOD"] = ""') },
  { rule: 'environ-content', source: handing('environ["HTTP_CONTENT_TYPE"] = "text/plain"') },
  { rule: 'environ-content-length', source: handing('environ["CONTENT_LENGTH"] = "many"') },
  { rule: 'environ-version', source: handing('environ["wsgi.version"] = (2, 0)') },
  { rule: 'environ-own-name', source: handing('environ["REQUEST_ID"] = 5') },
  { rule: 'exc-info-form', source: yielding('start_response("200 OK", [], ValueError("no"))', 'return [b"hi"]') },
  {
    rule: 'environ-dict',
    source: `class Environ(dict):
    pass
${handing('environ = Environ(environ)')}`,
  },
  {
    rule: 'write-not-given',
    source: handing('given, start_response = start_response, lambda *args: given(*args) and None'),
  },
  {
    rule: 'input-closed',
    silent: { gunicorn: 'its wsgi.input has no close()' },
    source: yielding('environ["wsgi.input"].close()', 'start_response("200 OK", [])', 'return []'),
    raw: POST,
  },
  {
    rule: 'middleware-waits',
    source: around('body = stream(environ, start_response)', 'whole = b"".join(body)', 'body.close()', 'return [whole]'),
  },
  {
    rule: 'middleware-writes',
    source: around(
      'write = start_response("200 OK", [])',
      'for chunk in stream(environ, lambda *args: None):',
      '    write(chunk)',
      'return []',
    ),
  },
  {
    rule: 'generator-never-begins',
    source: around('stream(environ, start_response)', 'start_response("200 OK", [])', 'return [b"mine"]'),
  },
];
