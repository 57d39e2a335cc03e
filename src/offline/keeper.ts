// Keeps a build in a cache of its own, finds files in it again, and throws away what no page needs. Storage and network are handed in.
import { addressOf, type Build, cacheName, cachePrefix, isLasting, type KeptFile, nameOf } from './build.ts';

export interface Tools {
  caches: CacheStorage;
  fetch: (address: string, options: RequestInit) => Promise<Response>;
  /** Bytes that may still be stored, as far as the browser tells. */
  room: () => Promise<number>;
  /** The folder of the page, with a slash at its end. */
  scope: string;
}

/** So many are fetched at the same time. */
const AT_ONCE = 4;
/** In each cache, when all is in it: the list of what there is. No file of ours has this name. */
const LIST = '.kept';
/** Unpacked only if as much room again is left. */
const AMPLE = 2;

interface List {
  bytes: number;
  files: readonly KeptFile[];
}

/** Puts all files of the build into its cache, those that are not there yet; gives how many bytes there are. What can't be kept whole is an error. */
export async function keep(build: Build, tools: Tools): Promise<number> {
  const { caches, scope } = tools;
  const known = await kept(build, tools);
  if (known !== null) return known;
  const cache = await caches.open(cacheName(scope, build.id));
  const older = await copies(build, tools);
  const waiting = [...build.files];
  let bytes = 0;
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      // Not in one expression: the sum would be the one from before the wait.
      const size = await keepFile(file, cache, older, tools);
      bytes += size;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const list: List = { bytes, files: build.files };
    await cache.put(scope + LIST, new Response(JSON.stringify(list)));
  } catch (error) {
    waiting.length = 0;
    // Half a build takes room from others. What the network had no time for is begun anew at the next visit, out of the browser's own cache.
    if (isFull(error)) await caches.delete(cacheName(scope, build.id));
    throw error;
  }
  return bytes;
}

/** How many bytes are kept of the build; null: it is not whole. */
export async function kept(build: Build, { caches, scope }: Tools): Promise<number | null> {
  const found = await caches.match(scope + LIST, { cacheName: cacheName(scope, build.id) });
  return found === undefined ? null : ((await found.json()) as List).bytes;
}

/** The kept answer to a request; undefined: none of ours, or not kept. */
export async function find(address: string, build: Build, { caches, scope }: Tools): Promise<Response | undefined> {
  const name = nameOf(scope, address);
  if (name === null) return undefined;
  const wanted = addressOf(scope, name);
  const own = await caches.match(wanted, { cacheName: cacheName(scope, build.id), ignoreVary: true });
  if (own !== undefined || !isLasting(name)) return own;
  for (const cache of await ours({ caches, scope })) {
    const found = await caches.match(wanted, { cacheName: cache, ignoreVary: true });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Does the worker answer this at all? Everything else goes its way as if there were no worker. */
export function isFor(request: Pick<Request, 'method' | 'url' | 'headers'>, build: Build, scope: string): boolean {
  if (request.method !== 'GET' || request.headers.has('range')) return false;
  const name = nameOf(scope, request.url);
  return name !== null && (isLasting(name) || build.files.some((file) => file.name === name));
}

/** Deletes the caches of other builds, but those that a page names. */
export async function sweep(build: Build, named: ReadonlySet<string>, tools: Pick<Tools, 'caches' | 'scope'>): Promise<void> {
  const own = cacheName(tools.scope, build.id);
  for (const cache of await ours(tools)) if (cache !== own && !named.has(cache)) await tools.caches.delete(cache);
}

async function ours({ caches, scope }: Pick<Tools, 'caches' | 'scope'>): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(cachePrefix(scope)));
}

type Copies = ReadonlyMap<string, () => Promise<Response | undefined>>;

/** What older builds have kept, by its hash: of most files a new build has the same. */
async function copies(build: Build, { caches, scope }: Tools): Promise<Copies> {
  const all = new Map<string, () => Promise<Response | undefined>>();
  for (const cacheName of await ours({ caches, scope })) {
    const found = await caches.match(scope + LIST, { cacheName });
    const { files }: List = found === undefined ? { bytes: 0, files: [] } : await found.json();
    for (const { hash, name } of files) all.set(hash, () => caches.match(addressOf(scope, name), { cacheName }));
  }
  return new Map([...all].filter(([hash]) => build.files.some((file) => file.hash === hash)));
}

async function keepFile(file: KeptFile, cache: Cache, older: Copies, tools: Tools): Promise<number> {
  const address = addressOf(tools.scope, file.name);
  const found = (await cache.match(address)) ?? (await older.get(file.hash)?.());
  const whole = found ?? (await fetchFile(file, address, tools));
  const blob = await whole.blob();
  const headers = headersOf(whole);
  const unpacked = file.unpacked !== undefined && blob.size === file.bytes ? await unpack(blob, file.unpacked, tools) : null;
  if (unpacked !== null) {
    try {
      await put(unpacked);
      return unpacked.size;
    } catch {
      // There was less room than the browser had said: kept as it came.
    }
  }
  await put(blob);
  return blob.size;

  async function put(content: Blob): Promise<void> {
    await cache.put(address, new Response(content, { headers: { ...headers, 'content-length': String(content.size) } }));
  }
}

/** A file with a lasting name is right wherever the browser still has it from; `integrity` refuses what is not the file that was built. */
async function fetchFile(file: KeptFile, address: string, { fetch }: Tools): Promise<Response> {
  const ask = async (cache: RequestCache): Promise<Response> => {
    const response = await fetch(address, { integrity: file.hash, cache });
    if (!response.ok) throw new Error(`the server says ${response.status}`);
    return response;
  };
  const first = isLasting(file.name) ? 'force-cache' : 'no-cache';
  return ask(first)
    .catch(() => ask('reload'))
    .catch((error: unknown) => {
      throw new Error(`${file.name} could not be fetched as it was built (${error instanceof Error ? error.message : error}).`);
    });
}

/** The server's own headers stay, its policy among them; those about the transfer are no longer true. */
function headersOf(response: Response): Record<string, string> {
  const { 'content-encoding': _encoding, 'content-length': _length, ...rest } = Object.fromEntries(response.headers);
  return rest;
}

async function unpack(blob: Blob, size: number, { room }: Tools): Promise<Blob | null> {
  if ((await room()) < AMPLE * size) return null;
  return new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}

export const isFull = (error: unknown): boolean => error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
