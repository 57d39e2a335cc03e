import { describe, expect, test } from 'vitest';
import { looksPasted } from './looks-pasted.ts';
import { readPasted } from './raw-http.ts';

const read = (text: string) => {
  const pasted = readPasted(text);
  if (!pasted.ok) throw new Error(pasted.says);
  return pasted;
};

test.each(['GET / HTTP/1.1', 'curl localhost', '  POST /a HTTP/1.0\r\nX: y', '$ curl x', 'BREW / HTTP/1.1'])(
  '“%s” begins a request',
  (text) => expect(looksPasted(text)).toBe(true),
);
test.each(['/a?curl=1', 'curly', 'GET /', 'hello', 'http://localhost:8000/', ''])('“%s” does not', (text) =>
  expect(looksPasted(text)).toBe(false),
);

describe('a raw request', () => {
  test.each(['\r\n', '\n', '\r'])('is read with its line ends as %j', (end) => {
    const text = ['POST /a?b HTTP/1.1', 'Host: x.test', 'X-A:  1 ', 'Content-Length: 2', '', 'hi'].join(end);
    expect(read(text)).toEqual({
      ok: true,
      request: {
        method: 'POST',
        target: '/a?b',
        headers: [
          ['Host', 'x.test'],
          ['X-A', '1'],
        ],
        body: 'hi',
      },
      notes: [],
    });
  });

  test('of HTTP/1.0 stays so', () => {
    expect(read('GET / HTTP/1.0\nHost: a').request).toMatchObject({ version: '1.0' });
  });

  test('without a Host gets one, and that is said', () => {
    expect(read('GET / HTTP/1.1').notes).toEqual([expect.stringContaining('It had no Host')]);
  });

  test('with a wrong length keeps it, and that is said', () => {
    const { request, notes } = read('POST / HTTP/1.1\nHost: a\nContent-Length: 9\n\nhi');
    expect(request.headers).toContainEqual(['Content-Length', '9']);
    expect(notes.join(' ')).toContain('Content-Length says 9, and the body has 2 bytes');
  });

  test('whose length counts other line ends has the body that it counts', () => {
    expect(read('POST / HTTP/1.1\nHost: a\nContent-Length: 4\n\na\nb').request.body).toBe('a\r\nb');
  });

  test('with a form or JSON is known as such', () => {
    const form = read('POST / HTTP/1.1\nHost: a\nContent-Type: application/x-www-form-urlencoded\n\na=b&c=d').request;
    expect(form).toMatchObject({
      kind: 'form',
      fields: [
        { name: 'a', value: 'b' },
        { name: 'c', value: 'd' },
      ],
    });
    expect(read('POST / HTTP/1.1\nHost: a\nContent-Type: application/json\n\n{}').request).toMatchObject({
      kind: 'json',
      body: '{}',
    });
  });

  test('of HTTP/2, as developer tools write it, is sent as HTTP/1.1', () => {
    expect(read('GET / HTTP/2\nHost: a').notes.join(' ')).toContain('It is sent as HTTP/1.1');
  });

  test.each([
    ['a folded header', 'GET / HTTP/1.1\nHost: a\nX-A: b\n c'],
    ['a space before a colon', 'GET / HTTP/1.1\nHost : a'],
    ['a line without a colon', 'GET / HTTP/1.1\nHost: a\nnonsense'],
    ['chunks', 'POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n2\nhi\n0\n\n'],
    ['a version of its own', 'GET / HTTP/9\nHost: a'],
  ])('with %s is kept byte for byte', (_, text) => {
    expect(read(text).request.exact).toBe(text.includes('\n\n') ? text : `${text}\n\n`);
    expect(read(text).notes.join(' ')).toContain('byte for byte');
  });
});

test.each([
  ['', 'nothing to read yet'],
  ['hello', 'begins with curl, or with a line'],
  ['Invoke-WebRequest -Uri "x"', 'for PowerShell'],
  ['fetch("http://x")', 'This is JavaScript'],
  ['HTTP/1.1 200 OK', 'This is a response'],
])('%j is refused with a sentence', (text, wanted) => {
  const pasted = readPasted(text);
  expect(pasted.ok ? '' : pasted.says).toContain(wanted);
});
