import { describe, expect, test } from 'vitest';
import { exactBytes, exactText, lineOf } from './exact-bytes.ts';
import { type HttpRequest, isPlain } from './http-message.ts';
import { bytesOf, wrongJson } from './request-bytes.ts';

const POST: HttpRequest = { method: 'POST', target: '/', headers: [], body: '' };
const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const sent = (change: Partial<HttpRequest>) => {
  const message = bytesOf({ ...POST, ...change });
  return message.ok ? latin1(message.raw) : message.says;
};
const HEAD = 'POST / HTTP/1.1\r\nHost: localhost:8000\r\n';

describe('kinds of bodies', () => {
  test('a form is urlencoded, and says so', () => {
    const fields = [
      { name: 'a b', value: 'ü&' },
      { name: '', value: '' },
    ];
    expect(sent({ kind: 'form', fields })).toBe(
      `${HEAD}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 13\r\n\r\na+b=%C3%BC%26`,
    );
  });

  test('a form of parts has files, byte for byte, with names that are no ASCII', () => {
    const file = { name: 'grüße "1".txt', type: 'text/plain', data: btoa('\x00\xff\r\n') };
    const text = sent({
      kind: 'multipart',
      fields: [
        { name: 'note', value: 'hi' },
        { name: 'up', value: '', file },
      ],
    });
    const body = text.slice(text.indexOf('\r\n\r\n') + 4);
    expect(text).toContain(`Content-Type: multipart/form-data; boundary=----onionskin-1\r\nContent-Length: ${body.length}\r\n`);
    expect(body).toBe(
      '------onionskin-1\r\nContent-Disposition: form-data; name="note"\r\n\r\nhi\r\n' +
        '------onionskin-1\r\nContent-Disposition: form-data; name="up"; filename="gr\xc3\xbc\xc3\x9fe %221%22.txt"\r\nContent-Type: text/plain\r\n\r\n\x00\xff\r\n\r\n' +
        '------onionskin-1--\r\n',
    );
  });

  test('the boundary stands nowhere in what is sent', () => {
    expect(sent({ kind: 'multipart', fields: [{ name: 'a', value: '----onionskin-1' }] })).toContain(
      'boundary=----onionskin-2\r\n',
    );
  });

  test('a boundary of the user’s own is kept to', () => {
    const headers = [['Content-Type', 'multipart/form-data; boundary=here']] as const;
    expect(sent({ kind: 'multipart', headers, fields: [{ name: 'a', value: 'b' }] })).toMatch(
      /\r\n\r\n--here\r\n[\s\S]*--here--\r\n$/,
    );
  });

  test('JSON says so, unless a type was written', () => {
    expect(sent({ kind: 'json', body: '{}' })).toBe(`${HEAD}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`);
    expect(sent({ kind: 'json', body: '{}', headers: [['content-type', 'x/y']] })).not.toContain('application/json');
  });
});

describe('how it goes', () => {
  test('in chunks, one a line, without a length', () => {
    expect(sent({ body: 'one\ntwo', chunked: true })).toBe(
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n4\r\none\n\r\n3\r\ntwo\r\n0\r\n\r\n`,
    );
  });
  test('no body in chunks is the last chunk alone', () => {
    expect(sent({ chunked: true })).toBe(`${HEAD}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`);
  });
  test('a long line is several chunks', () => {
    expect(sent({ body: 'x'.repeat(5000), chunked: true })).toMatch(/\r\n\r\n1000\r\nx{4096}\r\n388\r\nx{904}\r\n0\r\n\r\n$/);
  });
  test('as HTTP/1.0', () => expect(sent({ version: '1.0' })).toMatch(/^POST \/ HTTP\/1\.0\r\n/));
  test('what is refused of a plain one is refused of each', () => {
    expect(sent({ kind: 'form', fields: [], target: '/a b' })).toContain('The target holds a space');
  });
  test('a text is plain, all else is not', () => {
    expect(isPlain(POST)).toBe(true);
    for (const change of [{ kind: 'json' }, { version: '1.0' }, { chunked: true }, { exact: 'x' }] as const)
      expect(isPlain({ ...POST, ...change })).toBe(false);
  });
});

describe('exact bytes', () => {
  test('are what was written, and nothing is added', () => {
    expect(sent({ exact: 'GET / HTTP/1.1\nX:\\n\\r\\0\\t\\xff\\\\é\\\n!' })).toBe('GET / HTTP/1.1\r\nX:\n\r\0\t\xff\\\xc3\xa9!');
  });
  test.each(['\\q', 'a\\', '\\x4'])('%s is refused with a sentence', (text) => {
    expect(sent({ exact: text })).toContain('After a backslash comes');
  });
  test('there have to be some', () => expect(sent({ exact: '' })).toBe('There is no byte to send yet.'));
  test('every byte can be written, and is read back', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const back = exactBytes(exactText(all));
    expect(back.ok && [...back.raw]).toEqual([...all]);
  });
  test('have a method and a target as far as there is a line', () => {
    expect(lineOf('\nGET  /a HTTP/1.1\nX')).toEqual({ method: 'GET', target: '/a' });
    expect(lineOf('')).toEqual({ method: '', target: '' });
  });
});

describe('what is no JSON', () => {
  test.each([
    ['', 'An empty body is no JSON'],
    ['{"a": 1,}', 'This is no JSON: line 1, column 9'],
    ['{"a":\n 1\n', 'This is no JSON'],
    ["{'a': 1}", 'This is no JSON'],
  ])('%j', (body, wanted) => expect(wrongJson(body)).toContain(wanted));
  test.each(['{}', '[1, 2]', '"a"', 'null'])('%s is some', (body) => expect(wrongJson(body)).toBeNull());
});
