// A build is kept whole or not at all, from wherever its files can be had; old builds go when no page names them.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { addressOf, type Build, cacheName, type KeptFile } from './build.ts';
import { find, isFor, keep, latest, sweep, type Tools } from './keeper.ts';

const SCOPE = 'https://host.example/site/';
const hashOf = (content: string | Uint8Array) => `sha256-${createHash('sha256').update(content).digest('base64')}`;
const fileOf = (name: string, content: string | Uint8Array, unpacked?: number): KeptFile => ({
  name,
  hash: hashOf(content),
  bytes: content.length,
  ...(unpacked === undefined ? {} : { unpacked }),
});
const buildOf = (id: string, contents: Record<string, string>): Build => ({
  id,
  files: Object.entries(contents).map(([name, content]) => fileOf(name, content)),
});

/** Caches in memory: `limit` is how many bytes go in, all in all. */
function memoryCaches(limit = Number.POSITIVE_INFINITY) {
  const all = new Map<string, Map<string, Response>>();
  let used = 0;
  const cacheOf = (entries: Map<string, Response>) => ({
    match: async (address: string) => entries.get(address)?.clone(),
    put: async (address: string, response: Response) => {
      const { size } = await response.clone().blob();
      if (used + size > limit) throw new DOMException('It is full.', 'QuotaExceededError');
      used += size;
      entries.set(address, response);
    },
  });
  const caches = {
    open: async (name: string) => {
      const entries = all.get(name) ?? new Map<string, Response>();
      all.set(name, entries);
      return cacheOf(entries);
    },
    match: async (address: string, options: MultiCacheQueryOptions) =>
      all
        .get(options.cacheName ?? '')
        ?.get(address)
        ?.clone(),
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
  };
  return { all, caches: caches as unknown as CacheStorage };
}

/** A server, and before it a browser that checks what it is told to check. */
function site(files: Record<string, string | Uint8Array>, storage = memoryCaches(), room = 1e9) {
  const asked: [name: string, cache: RequestCache | undefined][] = [];
  const online = new Map(Object.entries(files));
  const tools: Tools = {
    scope: SCOPE,
    caches: storage.caches,
    room: async () => room,
    now: () => 1000,
    fetch: async (address, { integrity, cache }) => {
      const name = address === SCOPE ? 'index.html' : address.slice(SCOPE.length);
      asked.push([name, cache]);
      const content = online.get(name);
      if (content === undefined) return new Response('', { status: 404 });
      if (hashOf(content) !== integrity) throw new TypeError('Failed to fetch');
      return new Response(content as BodyInit, {
        headers: { 'content-type': 'text/plain', 'content-encoding': 'br', vary: 'Accept-Encoding', 'x-host': 'kept' },
      });
    },
  };
  return { tools, asked, online, all: storage.all };
}

const ONE = { 'index.html': 'page one', 'assets/a-1.js': 'same', 'assets/b-1.js': 'b one' };
const TWO = { 'index.html': 'page two', 'assets/a-2.js': 'same', 'assets/b-2.js': 'b two' };
const text = async (found: Response | undefined) => found?.text();

test('every file is fetched once and found again, the page under the address of its folder', async () => {
  const { tools, asked } = site(ONE);
  const build = buildOf('one', ONE);
  expect(await latest(tools)).toBeNull();
  expect(await keep(build, tools)).toBe(17);
  expect(await latest(tools)).toMatchObject({ id: 'one', bytes: 17 });
  expect(asked.map(([name]) => name).sort()).toEqual(Object.keys(ONE).sort());
  expect(await text(await find(SCOPE, build, tools))).toBe('page one');
  expect(await text(await find(`${SCOPE}index.html?x#y`, build, tools))).toBe('page one');
  expect(await text(await find(`${SCOPE}assets/b-1.js`, build, tools))).toBe('b one');
  expect(await find(`${SCOPE}assets/c.js`, build, tools)).toBeUndefined();
  await keep(build, tools);
  expect(asked).toHaveLength(3);
});

test("a file with a lasting name may come from the browser's own cache, the page never may without asking", async () => {
  const { tools, asked } = site(ONE);
  await keep(buildOf('one', ONE), tools);
  expect(Object.fromEntries(asked)).toEqual({
    'index.html': 'no-cache',
    'assets/a-1.js': 'force-cache',
    'assets/b-1.js': 'force-cache',
  });
});

test("the server's headers stay, but for those about a transfer that is over", async () => {
  const { tools } = site(ONE);
  const build = buildOf('one', ONE);
  await keep(build, tools);
  const headers = Object.fromEntries((await find(SCOPE, build, tools))?.headers ?? []);
  expect(headers).toEqual({ 'content-type': 'text/plain', 'x-host': 'kept', 'content-length': '8' });
});

test('a newer build fetches only what is new, and both are found', async () => {
  const { tools, asked, online } = site(ONE);
  await keep(buildOf('one', ONE), tools);
  online.clear();
  for (const [name, content] of Object.entries(TWO)) online.set(name, content);
  asked.length = 0;
  const two = buildOf('two', TWO);
  await keep(two, tools);
  expect(asked.map(([name]) => name).sort()).toEqual(['assets/b-2.js', 'index.html']);
  expect(await text(await find(SCOPE, two, tools))).toBe('page two');
  expect(await text(await find(`${SCOPE}assets/a-2.js`, two, tools))).toBe('same');
  // A tab that is still the old one asks for this.
  expect(await text(await find(`${SCOPE}assets/b-1.js`, two, tools))).toBe('b one');
});

test('whichever worker is asked, a page is opened with the build that was whole last', async () => {
  const { tools, online } = site({ ...ONE, ...TWO, 'index.html': 'page one' });
  const [one, two] = [buildOf('one', ONE), buildOf('two', TWO)];
  const opened = async () => [await text(await find(SCOPE, one, tools)), await text(await find(SCOPE, two, tools))];
  await keep(one, tools);
  online.set('index.html', 'page two');
  online.delete('assets/b-2.js');
  await expect(keep(two, tools)).rejects.toThrow();
  expect(await opened()).toEqual(['page one', 'page one']);
  online.set('assets/b-2.js', 'b two');
  await keep(two, tools);
  expect(await opened()).toEqual(['page two', 'page two']);
  // The older one is put online again.
  await keep(one, tools);
  expect(await opened()).toEqual(['page one', 'page one']);
});

test('a file of another build is refused, twice asked for, and nothing counts as kept', async () => {
  const { tools, asked } = site({ ...ONE, 'assets/b-1.js': 'b two' });
  const build = buildOf('one', ONE);
  await expect(keep(build, tools)).rejects.toThrow('assets/b-1.js could not be fetched as it was built (Failed to fetch).');
  expect(asked.filter(([name]) => name === 'assets/b-1.js').map(([, cache]) => cache)).toEqual(['force-cache', 'reload']);
  expect(await latest(tools)).toBeNull();
});

test('what was fetched before the network went is not fetched again', async () => {
  const { tools, asked, online } = site(ONE);
  online.delete('assets/b-1.js');
  const build = buildOf('one', ONE);
  await expect(keep(build, tools)).rejects.toThrow('the server says 404');
  online.set('assets/b-1.js', 'b one');
  asked.length = 0;
  await keep(build, tools);
  expect(asked.map(([name]) => name)).toEqual(['assets/b-1.js']);
});

test('a full storage is left as it was', async () => {
  const { tools, all } = site(ONE, memoryCaches(10));
  await expect(keep(buildOf('one', ONE), tools)).rejects.toThrow('It is full.');
  expect([...all.keys()]).toEqual([]);
});

test('where there is no room for more of a build, what is whole of it stays', async () => {
  const large = 'x'.repeat(1000);
  const files = { ...ONE, 'assets/large.js': large };
  const { tools } = site(files, memoryCaches(600));
  const build = buildOf('one', ONE);
  await keep(build, tools);
  await expect(keep(buildOf('one', files), tools)).rejects.toThrow('It is full.');
  expect(await text(await find(SCOPE, build, tools))).toBe('page one');
  expect(await latest(tools)).toMatchObject({ id: 'one', bytes: 17 });
});

const RAW = 'memory '.repeat(1000);
const PACKED = new Uint8Array(gzipSync(RAW));
const SNAPSHOT: Build = { id: 's', files: [fileOf('assets/snapshot.bin', PACKED, RAW.length)] };
const ADDRESS = addressOf(SCOPE, 'assets/snapshot.bin');

test("what is gzip'd is kept unpacked, and is not unpacked again for a newer build", async () => {
  const { tools, asked } = site({ 'assets/snapshot.bin': PACKED });
  expect(await keep(SNAPSHOT, tools)).toBe(RAW.length);
  expect(await text(await find(ADDRESS, SNAPSHOT, tools))).toBe(RAW);
  const next = { ...SNAPSHOT, id: 't' };
  expect(await keep(next, tools)).toBe(RAW.length);
  expect(await text(await find(ADDRESS, next, tools))).toBe(RAW);
  expect(asked).toHaveLength(1);
});

test.each([
  ['the browser says that there is little room', memoryCaches(), RAW.length],
  ['there is less room than the browser says', memoryCaches(RAW.length - 1), 1e9],
])('where %s, it is kept as it came', async (_, storage, room) => {
  const { tools } = site({ 'assets/snapshot.bin': PACKED }, storage, room);
  expect(await keep(SNAPSHOT, tools)).toBe(PACKED.length);
  expect((await (await find(ADDRESS, SNAPSHOT, tools))?.blob())?.size).toBe(PACKED.length);
});

test('what is still to come has room before anything is unpacked', async () => {
  const large = new Uint8Array(RAW.length);
  const files = { 'assets/snapshot.bin': PACKED, 'assets/large.bin': large };
  const build: Build = { id: 'l', files: [...SNAPSHOT.files, fileOf('assets/large.bin', large)] };
  const kept = async (room: number) => keep(build, site(files, memoryCaches(), room).tools);
  // As much room again as it takes unpacked, and not a byte for the other file.
  expect(await kept(2 * RAW.length + PACKED.length)).toBe(PACKED.length + large.length);
  expect(await kept(1e9)).toBe(RAW.length + large.length);
});

test('only plain wishes for files of this site are answered', () => {
  const build = buildOf('one', ONE);
  const request = (address: string, method = 'GET', headers = {}) => ({ url: address, method, headers: new Headers(headers) });
  expect(isFor(request(SCOPE), build, SCOPE)).toBe(true);
  expect(isFor(request(`${SCOPE}assets/of-an-older-build.js`), build, SCOPE)).toBe(true);
  expect(isFor(request(SCOPE, 'POST'), build, SCOPE)).toBe(false);
  expect(isFor(request(`${SCOPE}assets/a-1.js`, 'GET', { Range: 'bytes=0-1' }), build, SCOPE)).toBe(false);
  expect(isFor(request(`${SCOPE}another-page/`), build, SCOPE)).toBe(false);
  expect(isFor(request('https://elsewhere.example/site/assets/a-1.js'), build, SCOPE)).toBe(false);
});

test('caches of older builds go, but for those that a page names; other sites keep theirs', async () => {
  const { tools, all } = site(ONE);
  const foreign = ['a cache of something else', cacheName(`${SCOPE}inner/`, 'x')];
  const ids = ['one', 'two', 'three'];
  for (const id of ids) await keep(buildOf(id, ONE), tools);
  for (const name of foreign) await tools.caches.open(name);
  const named = new Set([cacheName(SCOPE, 'one')]);
  // A newer build is there, though no page has been opened with it: an older worker leaves it alone.
  await sweep(buildOf('two', ONE), named, tools);
  expect([...all.keys()]).toEqual([...ids.map((id) => cacheName(SCOPE, id)), ...foreign]);
  await sweep(buildOf('three', ONE), named, tools);
  expect([...all.keys()]).toEqual([cacheName(SCOPE, 'one'), cacheName(SCOPE, 'three'), ...foreign]);
});
