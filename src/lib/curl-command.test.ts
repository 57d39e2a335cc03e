import { describe, expect, test } from 'vitest';
import { readCurl } from './curl-command.ts';
import type { HttpRequest } from './http-message.ts';
import { bytesOf } from './request-bytes.ts';

const read = (command: string): HttpRequest => {
  const pasted = readCurl(command);
  if (!pasted.ok) throw new Error(pasted.says);
  return pasted.request;
};
const says = (command: string): string => {
  const pasted = readCurl(command);
  return pasted.ok ? pasted.notes.join(' ') : pasted.says;
};
const refused = (command: string): string => {
  const pasted = readCurl(command);
  return pasted.ok ? 'not refused' : pasted.says;
};
/** As latin-1, without the three lines that every command has: Host, User-Agent and Accept. */
const sent = (command: string): string => {
  const message = bytesOf(read(command));
  if (!message.ok) return message.says;
  const text = Array.from(message.raw, (byte) => String.fromCharCode(byte)).join('');
  return text.replace(/(?:Host: localhost:8000|User-Agent: curl\/8\.14\.1|Accept: \*\/\*)\r\n/g, '').replaceAll('\r\n', '\n');
};

const FORM = 'Content-Type: application/x-www-form-urlencoded';

describe('what curl would send', () => {
  test.each([
    ['an address', 'curl http://localhost:8000/', 'GET / HTTP/1.1\n\n'],
    ['an address without a path', 'curl http://localhost:8000', 'GET / HTTP/1.1\n\n'],
    ['a query', "curl 'http://localhost:8000/a?b=c&d=%20'", 'GET /a?b=c&d=%20 HTTP/1.1\n\n'],
    ['a query right behind the host', "curl 'localhost:8000?a=b'", 'GET /?a=b HTTP/1.1\n\n'],
    ['no fragment', 'curl http://localhost:8000/a#top', 'GET /a HTTP/1.1\n\n'],
    ['no dots', 'curl http://localhost:8000/a/../b/./c', 'GET /b/c HTTP/1.1\n\n'],
    ['dots when asked', 'curl --path-as-is http://localhost:8000/a/../b', 'GET /a/../b HTTP/1.1\n\n'],
    ['--url', 'curl --url localhost:8000/x', 'GET /x HTTP/1.1\n\n'],
    ['--request-target', "curl --request-target '*' -X OPTIONS localhost:8000", 'OPTIONS * HTTP/1.1\n\n'],
    ['-X', 'curl -X DELETE localhost:8000/a', 'DELETE /a HTTP/1.1\n\n'],
    ['-X grown together', 'curl -XPUT localhost:8000/a', 'PUT /a HTTP/1.1\nContent-Length: 0\n\n'],
    ['--request', 'curl --request PATCH localhost:8000/a', 'PATCH /a HTTP/1.1\nContent-Length: 0\n\n'],
    ['a header', "curl -H 'X-A: b' localhost:8000", 'GET / HTTP/1.1\nX-A: b\n\n'],
    ['a header grown together', "curl -H'X-A: b' localhost:8000", 'GET / HTTP/1.1\nX-A: b\n\n'],
    ['a header without a value', "curl -H 'X-A;' localhost:8000", 'GET / HTTP/1.1\nX-A: \n\n'],
    ['a header twice', "curl -H 'X-A: 1' --header 'X-A: 2' localhost:8000", 'GET / HTTP/1.1\nX-A: 1\nX-A: 2\n\n'],
    ['a Host', "curl -H 'Host: a.test' localhost:8000", 'GET / HTTP/1.1\nHost: a.test\n\n'],
    ['data', 'curl -d a=b localhost:8000', `POST / HTTP/1.1\n${FORM}\nContent-Length: 3\n\na=b`],
    ['data twice', 'curl -d a=b -d c=d localhost:8000', `POST / HTTP/1.1\n${FORM}\nContent-Length: 7\n\na=b&c=d`],
    ['data that is no form', 'curl --data-raw @x localhost:8000', `POST / HTTP/1.1\n${FORM}\nContent-Length: 2\n\n@x`],
    ['binary data', "curl --data-binary 'a b' localhost:8000", `POST / HTTP/1.1\n${FORM}\nContent-Length: 3\n\na b`],
    ['data of no bytes', "curl -d '' localhost:8000", `POST / HTTP/1.1\n${FORM}\nContent-Length: 0\n\n`],
    [
      'data of a type',
      "curl -d hi -H 'Content-Type: text/plain' localhost:8000",
      'POST / HTTP/1.1\nContent-Type: text/plain\nContent-Length: 2\n\nhi',
    ],
    ['data with PUT', 'curl -X PUT -d a=b localhost:8000', `PUT / HTTP/1.1\n${FORM}\nContent-Length: 3\n\na=b`],
    [
      '--data-urlencode',
      "curl --data-urlencode 'a=b c&d' localhost:8000",
      `POST / HTTP/1.1\n${FORM}\nContent-Length: 11\n\na=b%20c%26d`,
    ],
    [
      'the same without a name',
      "curl --data-urlencode '=ä' localhost:8000",
      `POST / HTTP/1.1\n${FORM}\nContent-Length: 6\n\n%C3%A4`,
    ],
    ['-G', 'curl -G -d a=b -d c=d localhost:8000/x', 'GET /x?a=b&c=d HTTP/1.1\n\n'],
    ['-G behind a query', "curl -G -d c=d 'localhost:8000/x?a=b'", 'GET /x?a=b&c=d HTTP/1.1\n\n'],
    ['-I', 'curl -I localhost:8000', 'HEAD / HTTP/1.1\n\n'],
    ['-u', 'curl -u ada:secret localhost:8000', 'GET / HTTP/1.1\nAuthorization: Basic YWRhOnNlY3JldA==\n\n'],
    [
      'a user in the address',
      'curl http://ada:secret@localhost:8000/',
      'GET / HTTP/1.1\nAuthorization: Basic YWRhOnNlY3JldA==\n\n',
    ],
    ['--oauth2-bearer', 'curl --oauth2-bearer t0k localhost:8000', 'GET / HTTP/1.1\nAuthorization: Bearer t0k\n\n'],
    ['-b', "curl -b 'a=1' -b b=2 localhost:8000", 'GET / HTTP/1.1\nCookie: a=1; b=2\n\n'],
    ['-A', 'curl -A me localhost:8000', 'GET / HTTP/1.1\nUser-Agent: me\n\n'],
    ['-e', 'curl -e http://a.test/ localhost:8000', 'GET / HTTP/1.1\nReferer: http://a.test/\n\n'],
    ['-r', 'curl -r 0-4 localhost:8000', 'GET / HTTP/1.1\nRange: bytes=0-4\n\n'],
    ['--compressed', 'curl --compressed localhost:8000', 'GET / HTTP/1.1\nAccept-Encoding: deflate, gzip, br, zstd\n\n'],
    ['--http1.0', 'curl --http1.0 localhost:8000', 'GET / HTTP/1.0\n\n'],
    ['-0', 'curl -0 localhost:8000', 'GET / HTTP/1.0\n\n'],
    ['several letters at once', 'curl -sSLi localhost:8000/a', 'GET /a HTTP/1.1\n\n'],
    ['a value in a word of letters', 'curl -sXPOST localhost:8000/a', 'POST /a HTTP/1.1\nContent-Length: 0\n\n'],
    ['double quotes', 'curl "localhost:8000/a" -H "X-A: say \\"hi\\""', 'GET /a HTTP/1.1\nX-A: say "hi"\n\n'],
    ['quotes within a word', 'curl localhost:8000/\'a\'"b"c', 'GET /abc HTTP/1.1\n\n'],
    ["a quote by '\\''", "curl --data-raw 'it'\\''s' localhost:8000", `POST / HTTP/1.1\n${FORM}\nContent-Length: 4\n\nit's`],
    ["$'…'", "curl --data-raw $'a\\nb\\u0021\\x41\\'' localhost:8000", `POST / HTTP/1.1\n${FORM}\nContent-Length: 6\n\na\nb!A'`],
    ['lines that go on', "curl localhost:8000/a \\\n  -H 'X-A: b'", 'GET /a HTTP/1.1\nX-A: b\n\n'],
    ['lines of Windows', "curl localhost:8000/a \\\r\n  -H 'X-A: b'\r\n", 'GET /a HTTP/1.1\nX-A: b\n\n'],
    ['a prompt before it', '$ curl localhost:8000/a', 'GET /a HTTP/1.1\n\n'],
    ['a comment behind it', 'curl localhost:8000/a # as before', 'GET /a HTTP/1.1\n\n'],
    ['-- before the address', 'curl -X PUT -- localhost:8000/a', 'PUT /a HTTP/1.1\nContent-Length: 0\n\n'],
  ])('%s', (_, command, wanted) => expect(sent(command)).toBe(wanted));

  test('--json says what it sends and what it takes', () => {
    const bytes = sent(`curl --json '{"a":1}' localhost:8000`);
    expect(bytes).toBe('POST / HTTP/1.1\nAccept: application/json\nContent-Type: application/json\nContent-Length: 7\n\n{"a":1}');
  });

  test('-H with nothing behind its colon takes away what curl adds', () => {
    expect(read("curl -H 'Accept:' -H 'User-Agent:' localhost:8000").headers).toEqual([]);
  });

  test('-F makes a form of parts, with the type and the name of a file', () => {
    const { kind, fields } = read("curl -F a=b -F 'f=@notes/x.txt;type=text/plain' -F 'g=@y;filename=z.png' localhost:8000");
    expect(kind).toBe('multipart');
    expect(fields).toEqual([
      { name: 'a', value: 'b' },
      { name: 'f', value: '', file: { name: 'x.txt', type: 'text/plain', data: '' } },
      { name: 'g', value: '', file: { name: 'z.png', type: '', data: '' } },
    ]);
  });

  test('a form becomes its fields, and JSON is known as such', () => {
    expect(read("curl --data-raw 'a=1&b=x+y' localhost:8000")).toMatchObject({
      kind: 'form',
      fields: [
        { name: 'a', value: '1' },
        { name: 'b', value: 'x y' },
      ],
    });
    expect(read("curl -H 'Content-Type: application/json' -d '{}' localhost:8000")).toMatchObject({ kind: 'json', body: '{}' });
  });
});

describe('Copy as cURL', () => {
  test('of Chrome, for bash', () => {
    const command = `curl 'https://shop.example/api/cart?x=1' \\
  -H 'accept: */*' \\
  -H 'content-type: application/json' \\
  -b 'session=abc; theme=dark' \\
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \\
  --data-raw $'{"say":"it\\'s\\u0021"}' \\
  --compressed`;
    const { method, target, headers, body } = read(command);
    expect([method, target, body]).toEqual(['POST', '/api/cart?x=1', '{"say":"it\'s!"}']);
    expect(headers).toContainEqual(['Cookie', 'session=abc; theme=dark']);
    expect(headers.filter(([name]) => /^(?:accept|user-agent)$/i.test(name))).toHaveLength(2);
    expect(says(command)).toBe(
      'It goes to localhost:8000 here, not to shop.example. It goes over plain HTTP here: environ says http, not https.',
    );
  });

  test('of Chrome, for cmd', () => {
    const command = `curl ^"http://localhost:8000/api?a=1^&b=2^" ^
  -H ^"accept: */*^" ^
  -H ^"content-type: application/json^" ^
  --data-raw ^"^{^\\^"say^\\^":^\\^"50^% ^\\^\\n^\\^"^}^"`;
    const { target, body, headers } = read(command);
    expect(target).toBe('/api?a=1&b=2');
    expect(body).toBe('{"say":"50% \\n"}');
    expect(headers).toContainEqual(['accept', '*/*']);
  });

  test('of Chrome, for cmd, with a line end within the body', () => {
    expect(read('curl ^"http://localhost:8000/^" ^\r\n  --data-raw ^"a^\n\nb^"').body).toBe('a\nb');
  });

  test('of Firefox', () => {
    expect(read("curl 'http://localhost:8000/a' --compressed -X POST -H 'X: 1' --data-raw 'a=b'").method).toBe('POST');
  });
});

describe('what is otherwise here is said', () => {
  test.each([
    ['curl -k -L -s -o out.txt localhost:8000', 'Without a meaning here, and ignored: -k, -L, -s, -o.'],
    ['curl --max-time 5 --http2 localhost:8000', 'Without a meaning here, and ignored: --max-time, --http2.'],
    ['curl -b jar.txt localhost:8000', 'The cookies in the file jar.txt are not known here: -b is ignored.'],
    ['curl -F f=@x.png localhost:8000', 'What is in the file x.png is not known here: choose it under Body.'],
    ['curl localhost:8000/a localhost:8000/b', 'Only the first of 2 addresses is taken.'],
    ['curl localhost:8000 | jq .', 'What stands behind the command is ignored: | jq .'],
    ['curl localhost:8000 > out', 'What stands behind the command is ignored: > out'],
    ['curl localhost:8000 --next localhost:8000/b', 'Only the first request is taken; others follow after --next.'],
    ['curl localhost:8000', ''],
  ])('%s', (command, wanted) => expect(says(command)).toBe(wanted));
});

describe('what can’t be known is refused with a sentence', () => {
  test.each([
    ['curl', /names no address/],
    ['curl ftp://a.test/', /no address that curl would ask over HTTP/],
    ["curl 'localhost:8000/a b'", /no address/],
    ['curl --frobnicate localhost:8000', /--frobnicate is not known here/],
    ['curl -sW localhost:8000', /-W is not known here/],
    ['curl localhost:8000 -H', /After -H something has to follow/],
    ['curl localhost:8000 --data-raw', /After --data-raw something has to follow/],
    ["curl 'localhost:8000", /begins with ' has no end/],
    ['curl "localhost:8000', /begins with " has no end/],
    ["curl $'localhost:8000", /begins with \$' has no end/],
    ['curl ^"localhost:8000', /has no end/],
    ['curl -H "X: $TOKEN" localhost:8000', /holds \$TOKEN, which only your own shell can fill in/],
    ['curl localhost:8000/$(date)', /holds \$\(date\)/],
    ['curl localhost:8000/`date`', /holds `date`/],
    ['curl -d @body.json localhost:8000', /-d takes the file body\.json/],
    ['curl --data-urlencode a@b localhost:8000', /--data-urlencode takes the file b/],
    ['curl -H @h localhost:8000', /-H takes the file h/],
    ['curl -T x.bin localhost:8000', /-T takes the file x\.bin/],
    ['curl -F "a=<x" localhost:8000', /-F takes the file x/],
    ['curl -F abc localhost:8000', /After -F comes name=value/],
  ])('%s', (command, wanted) => expect(refused(command)).toMatch(wanted));
});
