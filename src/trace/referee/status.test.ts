// The rules about statuses and headers, each broken by a program that is run for real.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { recordingOf, verdictLines, verdictTexts } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** An application that gives this status and these headers, in its second line. */
const giving = (status: string, headers = '[]'): string =>
  `def application(environ, start_response):\n    start_response(${status}, ${headers})\n    return [b"hi"]\n`;
const waitress = { server: { name: 'waitress' } } as const;

describe('a status', () => {
  test.each([
    ['200', 'the int it is not'],
    ['b"200 OK"', 'bytes'],
    ['"200"', 'a code alone'],
    ['"OK"', 'a reason alone'],
    ['"200OK"', 'without its space'],
  ])('%s (%s) breaks its form', (status) => {
    const lines = verdictLines(recordingOf(python, giving(status)));
    expect(lines).toEqual(['application breaks status-form towards server at start_response app.py:2']);
  });

  test('a middleware that hands a wrong one on is not blamed for it', () => {
    const source = `${giving('"OK"')}
inner = application
def outer(environ, start_response):
    def mine(status, headers, exc_info=None):
        return start_response(status, headers, exc_info)
    return inner(environ, mine)
application = outer
`;
    const recording = recordingOf(python, source);
    expect(verdictLines(recording)).toEqual(['application breaks status-form towards server at start_response app.py:2']);
    expect(verdictTexts(recording)[0]).toMatch(/wsgiref met .*AssertionError.* The client got `500 Internal Server Error`/);
  });

  test('may not hold a line end', () => {
    const lines = verdictLines(recordingOf(python, giving('"200 OK\\r\\nX-More: 1"'), waitress));
    expect(lines).toEqual(['application breaks status-control towards server at start_response app.py:2']);
  });

  test('may not hold what is not latin-1', () => {
    const lines = verdictLines(recordingOf(python, giving('"404 找不到"')));
    expect(lines).toEqual(['application breaks status-latin-1 towards server at start_response app.py:2']);
  });

  test.each([
    ['status-space', '"200  OK"'],
    ['status-space', '"200 OK "'],
    ['status-code', '"099 Early"'],
    ['status-code', '"700 Late"'],
    ['status-interim', '"100 Continue"'],
    ['status-interim', '"103 Early Hints"'],
  ])('%s: %s', (rule, status) => {
    const lines = verdictLines(recordingOf(python, giving(status), waitress));
    expect(lines).toContain(`application breaks ${rule} towards server at start_response app.py:2`);
  });

  test.each(['"200 OK"', '"200 "', '"299 Whatever I Like"', '"404 Pas trouvé"'])('%s is right', (status) => {
    expect(verdictLines(recordingOf(python, giving(status)))).toEqual([]);
  });
});

describe('headers', () => {
  test.each([
    ['headers-type', '{"Content-Type": "text/plain"}'],
    ['headers-type', '(("Content-Type", "text/plain"),)'],
    ['headers-type', '[["Content-Type", "text/plain"]]'],
    ['headers-type', '[("Content-Length", 2)]'],
    ['headers-type', '[(b"Content-Type", b"text/plain")]'],
    ['header-name', '[("Content-Type:", "text/plain")]'],
    ['header-name', '[("Content Type", "text/plain")]'],
    ['header-control', '[("X-Name", "ada\\r\\nSet-Cookie: a=b")]'],
    ['header-control', '[("X-Name", "ada\\n")]'],
    ['header-latin-1', '[("X-Name", "名")]'],
    ['hop-by-hop', '[("Connection", "close")]'],
    ['hop-by-hop', '[("transfer-encoding", "chunked")]'],
    ['header-status', '[("Status", "404 Not Found")]'],
    ['etag-form', '[("ETag", "abc")]'],
    ['etag-form', '[("etag", "w/\\"abc\\"")]'],
    ['content-length-form', '[("Content-Length", "two")]'],
    ['content-length-form', '[("Content-Length", "2"), ("content-length", "3")]'],
  ])('%s: %s', (rule, headers) => {
    const lines = verdictLines(recordingOf(python, giving('"200 OK"', headers)));
    expect(lines).toContain(`application breaks ${rule} towards server at start_response app.py:2`);
  });

  test('what the server did is told: wsgiref takes a hop-by-hop header for an error, uwsgi does not look', () => {
    const keepAlive = giving('"200 OK"', '[("Keep-Alive", "timeout=5")]');
    const did = (name: 'wsgiref' | 'uwsgi') => verdictTexts(recordingOf(python, keepAlive, { server: { name } }))[0];
    expect(did('wsgiref')).toMatch(/wsgiref met `AssertionError: Hop-by-hop header, 'Keep-Alive/);
    expect(did('uwsgi')).toMatch(/uwsgi let it through: the client got `Keep-Alive: timeout=5`/i);
  });

  test.each(['204 No Content', '103 Early Hints'])('of %s have no length', (status) => {
    const source = giving(`"${status}"`, '[("Content-Length", "0")]').replace('[b"hi"]', '[]');
    expect(verdictLines(recordingOf(python, source))).toContain(
      'application breaks length-without-content towards server at start_response app.py:2',
    );
  });

  test('mod_wsgi’s daemon takes a Status header for the status: that is told as what the client got', () => {
    const source = giving('"200 OK"', '[("Status", "404 Not Found"), ("Content-Length", "2")]');
    const did = (name: 'gunicorn' | 'mod_wsgi-daemon') => verdictTexts(recordingOf(python, source, { server: { name } }))[0];
    expect(did('gunicorn')).toContain('gunicorn let it through: the client got `Status: 404 Not Found`.');
    expect(did('mod_wsgi-daemon')).toContain('the client got `404 Not Found`');
  });

  test.each([
    '[]',
    '[("ETag", "\\"abc\\"")]',
    '[("ETag", "W/\\"abc\\"")]',
    '[("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2")]',
    '[("X-Name", "Ren\\xe9")]',
    '[("content-length", "2")]',
    '[("Content-Type", "text/plain"), ("X_Odd.Name", "")]',
  ])('%s are right', (headers) => {
    expect(verdictLines(recordingOf(python, giving('"200 OK"', headers)))).toEqual([]);
  });

  test('only the layer that added the header is named', () => {
    const source = `${giving('"200 OK"')}
def closing(app):
    def layer(environ, start_response):
        def mine(status, headers, exc_info=None):
            return start_response(status, headers + [("Connection", "close")], exc_info)
        return app(environ, mine)
    return layer
def passing(app):
    def layer(environ, start_response):
        def mine(*args):
            return start_response(*args)
        return app(environ, mine)
    return layer
application = passing(closing(application))
`;
    expect(verdictLines(recordingOf(python, source))).toEqual([
      'closing breaks hop-by-hop towards server at start_response app.py:8',
    ]);
  });
});
