// What a page may say, and how much of it.
import { expect, test } from 'vitest';
import { heard } from './messages.ts';

const form = { kind: 'form', action: '', method: 'post', enctype: 'multipart/form-data', entries: [['a', 'b']] };

test.each([
  { kind: 'link', href: '/x' },
  form,
  { ...form, entries: [['file', new File(['x'], 'x.txt')]] },
  { kind: 'window', href: '' },
  { kind: 'cookie', cookie: 'a=b' },
  { kind: 'stored', stored: { 'localStorage:a': 'b' } },
  { kind: 'error', says: 'x is not defined' },
  { kind: 'title', title: 'Books' },
])('it says $kind', (said) => expect(heard(said)).toBe(said));

test.each([
  null,
  'link',
  {},
  { kind: 'send', target: '/' },
  { kind: 'link' },
  { kind: 'link', href: 7 },
  { kind: 'link', href: 'x'.repeat(10_000) },
  { ...form, method: 'delete' },
  { ...form, enctype: 'text/html' },
  { ...form, entries: [['a', { name: 'x', bytes: 1 }]] },
  { ...form, entries: Array.from({ length: 3000 }, () => ['a', 'b']) },
  { ...form, entries: [['file', new File([new Uint8Array(6_000_000)], 'x')]] },
  { kind: 'stored', stored: { a: 1 } },
])('no page of ours says %#', (said) => expect(heard(said)).toBeNull());
