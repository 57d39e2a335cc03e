import { expect, test } from 'vitest';
import { readResponse, valuesOf } from './response.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';

test('nothing is no response', () => expect(readResponse('', 'GET')).toBeNull());

test('status line, version, code and headers are read as they were sent', () => {
  const response = readResponse(`${HEAD}X-A: 1\r\nx-a:2\r\n\r\n`, 'GET');
  expect(response).toMatchObject({ version: 'HTTP/1.1', status: '200 OK', code: 200, framing: 'close', body: '' });
  expect(response && valuesOf(response, 'x-a')).toEqual(['1', '2']);
});

test('a length ends the body; what follows belongs to nothing', () => {
  expect(readResponse(`${HEAD}Content-Length: 5\r\n\r\nhello, more`, 'GET')).toMatchObject({
    framing: 'length',
    body: 'hello',
    rest: ', more',
    cut: false,
  });
  expect(readResponse(`${HEAD}Content-Length: 20\r\n\r\nhello`, 'GET')).toMatchObject({ body: 'hello', cut: true });
});

test('chunks are put together, and a missing last one is noticed', () => {
  const chunked = `${HEAD}Transfer-Encoding: chunked\r\n\r\nE\r\nHello, world!\n\r\n`;
  expect(readResponse(`${chunked}0\r\n\r\n`, 'GET')).toMatchObject({
    framing: 'chunked',
    chunks: [14],
    body: 'Hello, world!\n',
    cut: false,
    rest: '',
  });
  expect(readResponse(chunked, 'GET')).toMatchObject({ body: 'Hello, world!\n', cut: true });
});

test('HEAD, 204 and 304 have no body, whatever follows', () => {
  expect(readResponse(`${HEAD}Content-Length: 5\r\n\r\nhello`, 'HEAD')).toMatchObject({
    framing: 'none',
    body: '',
    rest: 'hello',
  });
  expect(readResponse('HTTP/1.1 204 No Content\r\n\r\nhello', 'GET')).toMatchObject({ framing: 'none', rest: 'hello' });
});

test('interim responses stand before the final one', () =>
  expect(readResponse(`HTTP/1.1 100 Continue\r\n\r\n${HEAD}\r\n`, 'POST')).toMatchObject({
    interim: ['HTTP/1.1 100 Continue'],
    code: 200,
  }));

test('bytes without a status line are only a body', () =>
  expect(readResponse('hello', 'GET')).toMatchObject({ statusLine: null, body: 'hello', framing: 'close' }));

test('a head that ends oddly is still read, and said to be odd', () =>
  expect(readResponse('HTTP/1.1 500 Internal Server Error\r\nContent-Length: 2\r\n\nno', 'GET')).toMatchObject({
    oddHead: true,
    body: 'no',
  }));
