import { expect, test } from 'vitest';
import { typedTarget, whereTo } from './site.ts';

const here = (target: string, hash = '') => ({ kind: 'here', target, hash });

test.each([
  ['add/', '/admin/books/', here('/admin/books/add/')],
  ['../', '/admin/books/add/', here('/admin/books/')],
  ['?page=2', '/list?page=1', here('/list?page=2')],
  ['#top', '/list?page=1', here('/list?page=1', '#top')],
  ['//localhost:8000/a', '/', here('/a')],
  ['http://localhost:8000', '/a/b', here('/')],
  ['/naïve path', '/', here('/na%C3%AFve%20path')],
  ['../../../..', '/a/', here('/')],
  ['https://example.org/x', '/', { kind: 'elsewhere', url: 'https://example.org/x' }],
  ['//example.org', '/', { kind: 'elsewhere', url: 'http://example.org/' }],
  // Another port is another site.
  ['http://localhost:9000/', '/', { kind: 'elsewhere', url: 'http://localhost:9000/' }],
  ['mailto:ada@example.org', '/', { kind: 'nowhere', says: 'An address that begins with mailto: asks no server for anything.' }],
  ['http://[', '/', { kind: 'nowhere', says: '“http://[” is no address.' }],
])('%s on %s', (address, from, wanted) => expect(whereTo(address, from)).toEqual(wanted));

test.each([
  ['/admin/', here('/admin/')],
  ['admin/', here('/admin/')],
  ['', here('/')],
  ['?q=1', here('/?q=1')],
  ['localhost:8000/x?y', here('/x?y')],
  ['http://localhost:8000', here('/')],
  ['127.0.0.1:8000/x', here('/x')],
  ['localhosted', here('/localhosted')],
  ['https://example.org/', { kind: 'elsewhere', url: 'https://example.org/' }],
])('%j typed into the address bar', (text, wanted) => expect(typedTarget(text)).toEqual(wanted));
