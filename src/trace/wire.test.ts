import { describe, expect, test } from 'vitest';
import { WireReader } from './wire.ts';

/** Reads blocks one after the other, and tells of each answer when it is over. */
function read(blocks: readonly string[], method = 'GET') {
  const reader = new WireReader(true);
  for (const block of blocks) reader.read(block, block.length, method);
  return { ...reader.answer, text: reader.body.join('') };
}
const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;

describe('a body', () => {
  test('ends where Content-Length says, and what follows is told apart', () => {
    expect(read([`${OK}Content-Length: 3\r\n\r\nHello`])).toMatchObject({ text: 'Hel', body: 3, over: 2, ended: true });
    expect(read([`${OK}Content-Length: 9\r\n\r\nHello`])).toMatchObject({ text: 'Hello', promised: 9, ended: false });
  });
  test('ends with the empty chunk, however the blocks are cut', () => {
    const wire = `${CHUNKED}4\r\nWiki\r\n6\r\npedia.\r\n0\r\n\r\n`;
    for (const size of [1, 2, 7, wire.length]) {
      const blocks = wire.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(read(blocks)).toMatchObject({ text: 'Wikipedia.', body: 10, framing: 'chunked', ended: true, over: 0 });
    }
    expect(read([`${CHUNKED}4\r\nWiki\r\n`])).toMatchObject({ body: 4, ended: false });
  });
  test('may end only with the connection', () => {
    expect(read([`${OK}\r\nHello`, 'you'])).toMatchObject({ text: 'Helloyou', framing: 'close', ended: false });
  });
  test('is none after HEAD, 204 and 304', () => {
    expect(read([`${OK}Content-Length: 5\r\n\r\n`], 'HEAD')).toMatchObject({ body: 0, framing: 'none', ended: true });
    expect(read(['HTTP/1.1 204 No Content\r\n\r\nHello'])).toMatchObject({ body: 0, over: 5, ended: true });
    expect(read(['HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n'])).toMatchObject({ ended: true });
  });
  test('that was too large to keep is still counted', () => {
    const reader = new WireReader(true);
    reader.read(`${CHUNKED}a\r\nabc`, CHUNKED.length + 3 + 10 + 2, 'GET');
    reader.read('0\r\n\r\n', 5, 'GET');
    expect(reader.answer).toMatchObject({ body: 10, ended: true });
    expect(reader.body.join('')).toBe('abc');
  });
});

describe('several answers', () => {
  const one = `${OK}Content-Length: 1\r\n\r\n`;
  test('on one connection are read one by one', () => {
    expect(read([`${one}a`, 'HTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nb'])).toMatchObject({
      nth: 2,
      status: '404 Not Found',
      text: 'b',
    });
  });
  test('even where one begins in the block that ends the other', () => {
    expect(read([`${CHUNKED}1\r\na\r\n`, `0\r\n\r\n${CHUNKED}1\r\nb\r\n`])).toMatchObject({ nth: 2, text: 'b', ended: false });
  });
  test('before the answer are interim ones', () => {
    expect(read(['HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n'])).toMatchObject({
      status: null,
      interim: ['103 Early Hints'],
    });
    expect(read(['HTTP/1.1 100 Continue\r\n\r\n', `${one}a`])).toMatchObject({ nth: 1, status: '200 OK', text: 'a' });
  });
  test('are not there when nothing but an interim one came: then it was the answer', () => {
    const reader = new WireReader();
    reader.read('HTTP/1.1 102 Processing\r\n\r\n', 27, 'GET');
    reader.settle('GET');
    expect(reader.answer).toMatchObject({ status: '102 Processing', interim: [] });
    expect(read(['HTTP/1.1 102 Processing\r\n\r\nHello'])).toMatchObject({ status: '102 Processing', text: 'Hello' });
  });
});

describe('a head', () => {
  test('may be missing', () => {
    expect(read(['Hello'])).toMatchObject({ isBare: true, status: null, text: 'Hello' });
    expect(read(['H', 'TT'])).toMatchObject({ isBare: false, status: null });
    expect(read(['H', 'ello'])).toMatchObject({ isBare: true, text: 'Hello' });
  });
  test('may end with a bare line feed, as gunicorn’s error pages have it', () => {
    const page = 'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\noops';
    expect(read([page])).toMatchObject({ status: '500 Internal Server Error', text: 'oops', ended: true });
  });
  test('may have no number for a status, or another version', () => {
    expect(read(['HTTP/1.1 None\r\nServer: gunicorn\r\n\r\nHi'])).toMatchObject({ status: 'None', text: 'Hi' });
    expect(read(['/  HTTP/1.1 200 OK\r\nA: b\r\n\r\nHi'])).toMatchObject({ status: '200 OK', text: 'Hi' });
  });
});
