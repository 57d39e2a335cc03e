// HAR 1.2, field by field as the specification (http://www.softwareishard.com/blog/har-12-spec/) has it, and nothing else: what real programs gave.
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { harOf } from './har.ts';

const comment = { comment: z.optional(z.string()) };
/** ISO 8601, as the specification writes it: YYYY-MM-DDThh:mm:ss.sTZD. */
const date = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:\d\d)$/));
const header = z.strictObject({ name: z.string(), value: z.string(), ...comment });
const cookie = z.strictObject({
  name: z.string(),
  value: z.string(),
  path: z.optional(z.string()),
  domain: z.optional(z.string()),
  expires: z.optional(date),
  httpOnly: z.optional(z.boolean()),
  secure: z.optional(z.boolean()),
  ...comment,
});
/** -1: the information is not available. */
const size = z.int().check(z.minimum(-1));
const duration = z.number().check(z.minimum(-1));
const tool = z.strictObject({ name: z.string(), version: z.string(), ...comment });
const param = z.strictObject({
  name: z.string(),
  value: z.optional(z.string()),
  fileName: z.optional(z.string()),
  contentType: z.optional(z.string()),
  ...comment,
});
/** "text and params fields are mutually exclusive." */
const postData = z.union([
  z.strictObject({ mimeType: z.string(), params: z.array(param), ...comment }),
  z.strictObject({ mimeType: z.string(), text: z.string(), ...comment }),
]);
const entry = z.strictObject({
  pageref: z.optional(z.string()),
  startedDateTime: date,
  time: z.number().check(z.minimum(0)),
  request: z.strictObject({
    method: z.string(),
    url: z.url(),
    httpVersion: z.string(),
    cookies: z.array(cookie),
    headers: z.array(header),
    queryString: z.array(header),
    postData: z.optional(postData),
    headersSize: size,
    bodySize: size,
    ...comment,
  }),
  response: z.strictObject({
    status: z.int(),
    statusText: z.string(),
    httpVersion: z.string(),
    cookies: z.array(cookie),
    headers: z.array(header),
    content: z.strictObject({
      size: z.int(),
      compression: z.optional(z.int()),
      mimeType: z.string(),
      text: z.optional(z.string()),
      encoding: z.optional(z.string()),
      ...comment,
    }),
    redirectURL: z.string(),
    headersSize: size,
    bodySize: size,
    ...comment,
  }),
  cache: z.strictObject({ beforeRequest: z.optional(z.unknown()), afterRequest: z.optional(z.unknown()), ...comment }),
  timings: z.strictObject({
    blocked: z.optional(duration),
    dns: z.optional(duration),
    connect: z.optional(duration),
    send: z.number().check(z.minimum(0)),
    wait: z.number().check(z.minimum(0)),
    receive: z.number().check(z.minimum(0)),
    ssl: z.optional(duration),
    ...comment,
  }),
  serverIPAddress: z.optional(z.string()),
  connection: z.optional(z.string()),
  ...comment,
});
const archive = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: tool,
    browser: z.optional(tool),
    pages: z.optional(z.array(z.unknown())),
    entries: z.array(entry),
    ...comment,
  }),
});

const APP = `def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/raises":
        raise ValueError("no")
    if path == "/nothing":
        start_response("204 No Content", [])
        return []
    if path == "/moved":
        start_response("302 Found", [("Location", "/there?a=b"), ("Content-Length", "0")])
        return []
    if path == "/bytes":
        start_response("200 OK", [("Content-Type", "image/png")])
        return [b"\\x89PNG\\xff", b"\\x00"]
    cookies = ["a=1; Path=/; HttpOnly", "b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure; Domain=example.org", "not a cookie"]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8"), *(("Set-Cookie", one) for one in cookies)])
    return [b"hello ", environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))]
`;
const get = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nHost: localhost:8000\r\n${more}\r\n`;
const post = (body: string, type: string) =>
  `POST /post?x=1&y=%C3%A9 HTTP/1.1\r\nHost: localhost:8000\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const REQUESTS: readonly (readonly [what: string, raw: string])[] = [
  ['a plain request with cookies', get('/', 'Cookie: one=1; two="2"; three\r\n')],
  ['no body at all', get('/nothing')],
  ['a redirect', get('/moved')],
  ['bytes that are no text', get('/bytes')],
  ['an exception', get('/raises')],
  ['a form', post('item=3&note=a+b', 'application/x-www-form-urlencoded')],
  ['a body that is no text', post('\xff\xfe\x00', 'application/octet-stream')],
  ['the whole address in the request line', get('http://localhost:8000/full?q')],
  ['HTTP/1.0 without any header', 'GET /old HTTP/1.0\r\n\r\n'],
  ['a request line that is none', 'NONSENSE\r\n\r\n'],
  ['two in a row', get('/first') + get('/second')],
];

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

for (const server of ['wsgiref', 'gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-daemon'] as const)
  test.each(REQUESTS)(`${server}: %s is HAR 1.2`, (_, raw) => {
    expect(python.start(APP, { server: { name: server } }).ok).toBe(true);
    const { recording } = python.request(raw);
    if (recording === null) throw new Error('Nothing was recorded.');
    const har = JSON.parse(JSON.stringify(harOf(recording, '1'))) as unknown;
    const read = archive.safeParse(har);
    expect(read.error?.issues ?? []).toEqual([]);
    for (const { time, timings } of read.data?.log.entries ?? []) {
      const all = Object.values(timings).filter((one) => typeof one === 'number' && one > 0);
      expect(all.reduce<number>((sum, one) => sum + Number(one), 0)).toBeCloseTo(time);
    }
  });

test('what is told of a form, of cookies and of bytes is what was sent', () => {
  python.start(APP);
  const entryOf = (raw: string) => {
    const { recording } = python.request(raw);
    if (recording === null) throw new Error('Nothing was recorded.');
    return archive.parse(JSON.parse(JSON.stringify(harOf(recording, '1')))).log.entries[0];
  };
  const form = entryOf(post('item=3', 'application/x-www-form-urlencoded'));
  expect(form?.request).toMatchObject({
    url: 'http://localhost:8000/post?x=1&y=%C3%A9',
    queryString: [
      { name: 'x', value: '1' },
      { name: 'y', value: 'é' },
    ],
    postData: { mimeType: 'application/x-www-form-urlencoded', text: 'item=3' },
    bodySize: 6,
  });
  expect(form?.response.cookies).toEqual([
    { name: 'a', value: '1', path: '/', httpOnly: true, secure: false },
    { name: 'b', value: '2', domain: 'example.org', expires: '2026-10-21T07:28:00.000Z', httpOnly: false, secure: true },
  ]);
  expect(entryOf(get('/bytes'))?.response.content).toEqual({
    size: 6,
    mimeType: 'image/png',
    text: btoa('\x89PNG\xff\0'),
    encoding: 'base64',
  });
  expect(entryOf(get('/moved'))?.response).toMatchObject({ status: 302, statusText: 'Found', redirectURL: '/there?a=b' });
});

test('of several requests on one connection each has its own answer, also where the server sends them at once', () => {
  python.start(APP, { server: { name: 'waitress' } });
  const second = 'POST /second HTTP/1.1\r\nHost: localhost:8000\r\nContent-Length: 2\r\n\r\n!!';
  const { recording } = python.request(`${get('/moved')}${second}`);
  if (recording === null) throw new Error('Nothing was recorded.');
  const { entries } = archive.parse(JSON.parse(JSON.stringify(harOf(recording, '1')))).log;
  expect(entries.map(({ request, response }) => [request.method, response.status, response.content.text])).toEqual([
    ['GET', 302, ''],
    ['POST', 200, 'hello !!'],
  ]);
});
