import { expect, test } from 'vitest';
import type { Value } from '../../trace/event-parts.ts';
import { environGroups, environText } from './environ-groups.ts';

const str = (text: string): Value => ({ type: 'str', text: `'${text}'`, length: text.length });

const entries = [
  ['wsgi.url_scheme', str('http')],
  ['HTTP_HOST', str('example.test')],
  ['REMOTE_USER', str('ada')],
  ['PATH_INFO', str('/hello')],
  ['shop.cart', { type: 'int', text: '3' }],
] as const;
const changed = new Map([
  ['REMOTE_USER', { sign: '+' as const }],
  ['HTTP_ACCEPT_ENCODING', { sign: '-' as const, was: str('gzip') }],
]);
const keys = (search = '', onlyChanged = false) =>
  environGroups({ entries, changed }, search, onlyChanged).map((group) => group.rows.map((row) => row.key).join(' '));

test('each key stands with its kind, in order, and what was taken away stands where it was', () => {
  expect(keys()).toEqual(['PATH_INFO REMOTE_USER', 'HTTP_ACCEPT_ENCODING HTTP_HOST', 'wsgi.url_scheme', 'shop.cart']);
});

test('the search looks at keys and at values, whatever their case', () => {
  expect(keys('EXAMPLE')).toEqual(['HTTP_HOST']);
  expect(keys('remote')).toEqual(['REMOTE_USER']);
  expect(keys('gzip')).toEqual(['HTTP_ACCEPT_ENCODING']);
});

test('only what changed, when asked', () => {
  expect(keys('', true)).toEqual(['REMOTE_USER', 'HTTP_ACCEPT_ENCODING']);
});

test('copied, it is a dict of Python', () => {
  expect(environText(entries.slice(0, 2))).toBe("{\n    'HTTP_HOST': 'example.test',\n    'wsgi.url_scheme': 'http',\n}\n");
});
