import { expect, test } from 'vitest';
import { multipart, plainText, urlencoded } from './form-body.ts';

const file = { name: 'a "b".txt', type: 'text/plain', bytes: Uint8Array.of(0, 255) };

test('as a query', () => {
  expect(
    urlencoded([
      ['a b', 'c&d=e'],
      ['é', 'x\ny'],
      ['file', file],
    ]),
  ).toBe('a+b=c%26d%3De&%C3%A9=x%0D%0Ay&file=a+%22b%22.txt');
});

test('in parts, a file with its very bytes', () => {
  const body = multipart(
    [
      ['title', 'Ünï'],
      ['up"load', file],
      ['none', { ...file, name: '', type: '', bytes: new Uint8Array() }],
    ],
    'XX',
  );
  const text = Array.from(body, (byte) => String.fromCharCode(byte)).join('');
  expect(text).toBe(
    [
      '--XX\r\nContent-Disposition: form-data; name="title"\r\n\r\n\xc3\x9cn\xc3\xaf\r\n',
      '--XX\r\nContent-Disposition: form-data; name="up%22load"; filename="a %22b%22.txt"\r\nContent-Type: text/plain\r\n\r\n\x00\xff\r\n',
      '--XX\r\nContent-Disposition: form-data; name="none"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n',
      '--XX--\r\n',
    ].join(''),
  );
});

test('as plain text', () =>
  expect(
    plainText([
      ['a', 'b'],
      ['c', file],
    ]),
  ).toBe('a=b\r\nc=a "b".txt\r\n'));
