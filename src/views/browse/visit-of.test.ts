// What a browser makes of a click and of a form.
import { expect, test } from 'vitest';
import type { Entry } from '../../lib/form-body.ts';
import { latin1 } from '../../store/site-answer.ts';
import { entriesOf, formVisit, linkVisit } from './visit-of.ts';

const form = { kind: 'form', action: '', method: 'get', enctype: 'application/x-www-form-urlencoded', entries: [] } as const;
const ask = (said: Partial<Parameters<typeof formVisit>[0]>, entries: readonly Entry[] = [['q', 'a b']]) => {
  const wanted = formVisit({ ...form, ...said, entries: [] }, entries, '/shop/', '/shop/list?page=2', 'XX');
  if (!('visit' in wanted)) return wanted.says;
  const { method, target, body, from } = wanted.visit;
  return [method, target, from, body?.type ?? null, body === null ? null : latin1(body.bytes)];
};

test('a link', () => {
  expect(linkVisit('../cart#top', '/shop/', '/shop/list')).toEqual({
    visit: { method: 'GET', target: '/cart', hash: '#top', body: null, from: '/shop/list' },
  });
  expect(linkVisit('https://example.org', '/', null)).toMatchObject({ says: expect.stringContaining('another site') });
  expect(linkVisit('mailto:ada@example.org', '/', null)).toMatchObject({ says: expect.stringContaining('mailto:') });
});

test('a form without an action goes to the page itself, and its fields take the place of the query', () => {
  expect(ask({})).toEqual(['GET', '/shop/list?q=a+b', '/shop/list?page=2', null, null]);
  expect(ask({ action: 'find?old=1' })).toEqual(['GET', '/shop/find?q=a+b', '/shop/list?page=2', null, null]);
});

test('a form that is posted', () => {
  const from = '/shop/list?page=2';
  expect(ask({ method: 'post' })).toEqual(['POST', from, from, 'application/x-www-form-urlencoded', 'q=a+b']);
  expect(ask({ method: 'post', enctype: 'text/plain', action: '/x' })).toEqual(['POST', '/x', from, 'text/plain', 'q=a b\r\n']);
  expect(ask({ method: 'post', enctype: 'multipart/form-data' })).toEqual([
    ...['POST', from, from, 'multipart/form-data; boundary=XX'],
    '--XX\r\nContent-Disposition: form-data; name="q"\r\n\r\na b\r\n--XX--\r\n',
  ]);
});

test('files come with their bytes', async () => {
  const entries = await entriesOf([
    ['a', 'b'],
    ['file', new File([Uint8Array.of(0, 255)], 'x.bin', { type: 'image/png' })],
  ]);
  expect(entries).toEqual([
    ['a', 'b'],
    ['file', { name: 'x.bin', type: 'image/png', bytes: Uint8Array.of(0, 255) }],
  ]);
});
