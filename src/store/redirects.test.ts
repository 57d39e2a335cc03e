// Where a browser goes on to, by Fetch's rules.
import { expect, test } from 'vitest';
import type { Visit } from './browse-state.ts';
import { redirectOf } from './redirects.ts';

const visit = (method: string, hash = ''): Visit => ({
  ...{ method, target: '/shop/cart?x=1', hash, from: '/shop/' },
  body: method === 'POST' ? { type: 'text/plain', bytes: new Uint8Array(1) } : null,
});
const next = (status: string, location: string | null, method = 'GET', hash = '') =>
  redirectOf({ status, headers: location === null ? [] : [['LOCATION', location]] }, visit(method, hash));

test.each([
  ['302 Found', 'POST', 'GET'],
  ['301 Moved Permanently', 'POST', 'GET'],
  ['303 See Other', 'POST', 'GET'],
  ['303 See Other', 'PUT', 'GET'],
  ['303 See Other', 'HEAD', 'HEAD'],
  ['302 Found', 'PUT', 'PUT'],
  ['307 Temporary Redirect', 'POST', 'POST'],
  ['308 Permanent Redirect', 'POST', 'POST'],
])('%s after %s is asked for with %s', (status, before, after) => {
  const went = next(status, '../done', before);
  expect(went).toMatchObject({ visit: { method: after, target: '/done', from: '/shop/' } });
  if (went !== null && 'visit' in went) expect(went.visit.body === null).toBe(after !== 'POST');
});

test.each(['200 OK', '304 Not Modified', '300 Multiple Choices', '404 Not Found'])('%s is none', (status) =>
  expect(next(status, '/x')).toBeNull(),
);
test('a fragment outlives a redirect that has none', () => {
  expect(next('302 Found', '/x', 'GET', '#a')).toMatchObject({ visit: { hash: '#a' } });
  expect(next('302 Found', '/x#b', 'GET', '#a')).toMatchObject({ visit: { hash: '#b' } });
});
test('nowhere to go', () => {
  expect(next('302 Found', null)).toEqual({ says: '302 Found without a Location: a browser shows the body.' });
  expect(next('302 Found', 'https://example.org/')).toEqual({
    says: '302 Found to https://example.org/: that is another site, and there is no network here.',
  });
  expect(next('302 Found', 'mailto:x')).toMatchObject({ says: expect.stringMatching(/^302 Found to “mailto:x”/) });
});
