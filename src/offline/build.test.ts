// Which files belong to a build, and which request is for which of them.
import { expect, test } from 'vitest';
import { addressOf, belongs, cacheName, cachePrefix, forDevice, isLasting, nameOf, routes } from './build.ts';

const SCOPE = 'https://host.example/some/where/';

test.each([
  ['index.html', true],
  ['icon.svg', true],
  ['assets/index-1a2b3c4d.js', true],
  ['supplies-1a2b3c/pyodide/snapshot.bin', true],
  ['supplies-1a2b3c/bundles/flask.zip', true],
  ['supplies-1a2b3c/room.html', true],
  // It would keep itself from ever changing.
  ['service-worker.js', false],
  // Nobody is shown these by the page.
  ['supplies-1a2b3c/bundles/licences/flask.txt', false],
  ['onionskin.png', false],
  ['assets/index-1a2b3c4d.js.map', false],
])('%s belongs to a build: %s', (name, expected) => expect(belongs(name)).toBe(expected));

test.each([
  ['https://host.example/some/where/', 'index.html'],
  ['https://host.example/some/where/index.html', 'index.html'],
  ['https://host.example/some/where/?from=mail#lesson', 'index.html'],
  ['https://host.example/some/where/assets/a.js?x', 'assets/a.js'],
  ['https://host.example/some/where', null],
  ['https://host.example/some/', null],
  ['https://host.example/some/whereabouts/assets/a.js', null],
  ['https://elsewhere.example/some/where/assets/a.js', null],
  ['http://host.example/some/where/assets/a.js', null],
])('%s is a wish for %s', (address, name) => expect(nameOf(SCOPE, address)).toBe(name));

test('the page has the address of its folder, every other file its own', () => {
  expect(addressOf(SCOPE, 'index.html')).toBe(SCOPE);
  expect(addressOf(SCOPE, 'assets/a.js')).toBe(`${SCOPE}assets/a.js`);
});

test.each([
  ['assets/index-1a2b3c4d.js', true],
  ['supplies-0123456789ab/bundles/index.json', true],
  ['index.html', false],
  ['icon.svg', false],
  ['supplies/room.html', false],
])('the content of %s never changes: %s', (name, expected) => expect(isLasting(name)).toBe(expected));

test('two copies of the site on one host have caches of their own', () => {
  const inner = `${SCOPE}inner/`;
  expect(cacheName(inner, 'a').startsWith(cachePrefix(SCOPE))).toBe(false);
  expect(cacheName(SCOPE, 'a').startsWith(cachePrefix(SCOPE))).toBe(true);
});

test("a browser answers by itself for files with lasting names, and a folder's name means no more than itself", () => {
  const place = { protocol: 'https', hostname: 'host.example', port: '8443', search: '' };
  const rules = routes('https://host.example:8443/a(b)*/');
  expect(rules.map(({ condition }) => condition)).toEqual([
    { requestMethod: 'GET', urlPattern: { ...place, pathname: '/a\\(b\\)\\*/assets/*' } },
    { requestMethod: 'GET', urlPattern: { ...place, pathname: '/a\\(b\\)\\*/supplies-*' } },
  ]);
});

test('where a finger is the pointer, Monaco and the types are left out, and nothing else', () => {
  const names = [
    'index.html',
    'assets/surface-1.js',
    'assets/light-surface-1.js',
    'assets/pyright.worker-1.js',
    'assets/ruff-worker-1.js',
  ];
  const build = { id: 'one', files: names.map((name) => ({ name, hash: '', bytes: 1 })) };
  expect(forDevice(build, false)).toBe(build);
  expect(forDevice(build, true)).toEqual({
    id: 'one',
    files: build.files.filter(({ name }) => !/\/(surface|pyright)/.test(name)),
  });
});
