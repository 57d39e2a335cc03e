import { expect, test } from 'vitest';
import { headerNames, keyMeaning } from './key-meaning.ts';

const sent = headerNames(
  'GET / HTTP/1.1\r\nHost: example.test\r\nACCEPT-encoding: gzip\r\nContent-Type: text/plain\r\n\r\nNot: a header',
);

test('the headers of a request, and nothing of its body', () => {
  expect(sent).toEqual(['Host', 'ACCEPT-encoding', 'Content-Type']);
});

test('a header’s key is told with the header as it was spelled, one that no header brought without', () => {
  expect(keyMeaning('HTTP_ACCEPT_ENCODING', sent).header).toBe('ACCEPT-encoding');
  expect(keyMeaning('CONTENT_TYPE', sent)).toMatchObject({ header: 'Content-Type', says: 'What the body is.' });
  expect(keyMeaning('HTTP_X_SET_BY_A_LAYER', sent)).toEqual({ says: null, header: null });
  expect(keyMeaning('CONTENT_LENGTH', sent).header).toBeNull();
});

test('what is not known is not explained', () => {
  expect(keyMeaning('shop.user', sent)).toEqual({ says: null, header: null });
  expect(keyMeaning('toString', sent).says).toBeNull();
});
