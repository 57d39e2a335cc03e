import { describe, expect, test } from 'vitest';
import { compose, readRequest } from './http-message.ts';

/** As latin-1, so that a byte is a character. */
const sent = (...args: Parameters<typeof compose>) => {
  const message = compose(...args);
  return message.ok ? Array.from(message.raw, (byte) => String.fromCharCode(byte)).join('') : message.says;
};

describe('the bytes', () => {
  test('a GET needs a Host and nothing else', () => {
    expect(sent('GET', '/hello', [], '')).toBe('GET /hello HTTP/1.1\r\nHost: localhost:8000\r\n\r\n');
  });

  test("headers stand as they were written, in order and as often; the user's Host is the only one", () => {
    const headers = [
      ['X-B', '2'],
      ['host', 'example.test'],
      ['x-b', '3'],
      ['Empty', ''],
    ] as const; // prettier-ignore
    expect(sent('GET', '/', headers, '')).toBe('GET / HTTP/1.1\r\nX-B: 2\r\nhost: example.test\r\nx-b: 3\r\nEmpty: \r\n\r\n');
  });

  test('a row that is still empty is no header', () => {
    expect(sent('GET', '/', [['', '']], '')).toBe('GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n');
  });

  test('a body has its length in bytes, not in characters', () => {
    expect(sent('POST', '/', [['Host', 'h']], 'é')).toBe('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n\xc3\xa9');
  });

  test.each(['POST', 'PUT', 'PATCH'])('an empty %s says that it is empty', (method) => {
    expect(sent(method, '/', [], '')).toContain('\r\nContent-Length: 0\r\n');
  });

  test.each(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'BREW'])('a %s without a body has no length', (method) => {
    expect(sent(method, '/', [], '')).not.toContain('Content-Length');
  });

  test.each([
    ['content-length', '99'],
    ['Transfer-Encoding', 'chunked'],
  ] as const)("the user's %s stands, even a wrong one", (name, value) => {
    const text = sent('POST', '/', [[name, value]], 'abc');
    expect(text.match(/content-length|transfer-encoding/gi)).toEqual([name]);
  });

  test('the target goes out as percent-encoded UTF-8, a header as latin-1 while it fits', () => {
    expect(
      sent(
        'GET',
        '/café/%20',
        [
          ['Host', 'h'],
          ['X-L', 'é'],
          ['X-U', 'é→'],
        ],
        '',
      ),
    ).toBe('GET /caf%C3%A9/%20 HTTP/1.1\r\nHost: h\r\nX-L: \xe9\r\nX-U: \xc3\xa9\xe2\x86\x92\r\n\r\n');
  });
});

describe('what can not be sent is a sentence', () => {
  test.each([
    ['', '/', [], 'begins with a method'],
    ['G T', '/', [], 'one word'],
    ['GET', '', [], 'needs a target'],
    ['GET', '/a b', [], '%20'],
    ['GET', '/a\nb', [], 'control character'],
    ['GET', '/', [['', 'x']], 'without a name'],
    ['GET', '/', [['X A', 'x']], "can't be the name"],
    ['GET', '/', [['X:', 'x']], "can't be the name"],
    ['GET', '/', [['X', 'a\r\nEvil: yes']], 'another header'],
    ['GET', '/', [['X', 'a\0']], 'control character'],
  ] as const)('%j %j %j', (method, target, headers, says) => {
    const message = compose(method, target, headers, '');
    expect(message).toMatchObject({ ok: false, says: expect.stringContaining(says) });
  });
});

describe('reading one', () => {
  test('a line alone', () => {
    expect(readRequest('GET /path')).toEqual({ method: 'GET', target: '/path', headers: [], body: '' });
  });

  test('a whole request, with a body that holds empty lines', () => {
    expect(readRequest('POST /x HTTP/1.1\r\nX-A: 1: 2\nX-B:\n\na\n\nb')).toEqual({
      method: 'POST',
      target: '/x',
      headers: [
        ['X-A', '1: 2'],
        ['X-B', ''],
      ], // prettier-ignore
      body: 'a\n\nb',
    });
  });

  test('what was composed is read back', () => {
    const request = { method: 'PUT', target: '/a?b=c', headers: [['X-A', 'é']] as const, body: 'x' };
    expect(readRequest(sent(request.method, request.target, request.headers, request.body))).toEqual({
      ...request,
      headers: [['Host', 'localhost:8000'], ...request.headers, ['Content-Length', '1']],
    });
  });
});
