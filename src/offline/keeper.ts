// Keeps a build in a cache of its own, finds files in it again, and throws away what no page needs. Storage and network are handed in.
import { addressOf, type Build, cacheName, cachePrefix, isLasting, type KeptFile, nameOf } from './build.ts';

export interface Tools {
  caches: CacheStorage;
  fetch: (address: string, options: RequestInit) => Promise<Response>;
  /** Bytes that may still be stored, as far as the browser tells. */
  room: () => Promise<number>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The folder of the page, with a slash at its end. */
  scope: string;
}

/** So many are fetched at the same time. */
const AT_ONCE = 4;
/** In each cache, when all is in it: the list of what there is. No file of ours has this name. */
const LIST = '.kept';
/** Unpacked only if as much room again is left, beside the room for all that is still to come. */
const AMPLE = 2;

interface List extends Build {
  /** What is kept, some of it unpacked. */
  bytes: number;
  /** When it was whole, in milliseconds; of two builds the later one counts. */
  since: number;
}

/** Puts all files of the build into its cache, those that are not there yet, and makes it the latest; gives how many bytes there are. What can't be kept whole is an error. */
export async function keep(build: Build, tools: Tools): Promise<number> {
  const { caches, scope } = tools;
  const cache = await caches.open(cacheName(scope, build.id));
  // A build that is put online again is the latest again.
  const since = Math.max(tools.now(), ((await latest(tools))?.since ?? 0) + 1);
  const older = await copies(build, tools);
  const waiting = [...build.files];
  let bytes = 0;
  /** Bytes, as they come, of what is not kept yet. */
  let toCome = build.files.reduce((sum, file) => sum + file.bytes, 0);
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      // Not in one expression: the sum would be the one from before the wait.
      const size = await keepFile(file, cache, older, tools, () => toCome);
      bytes += size;
      toCome -= file.bytes;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const list: List = { ...build, bytes, since };
    await cache.put(scope + LIST, new Response(JSON.stringify(list)));
  } catch (error) {
    waiting.length = 0;
    // Half a build takes room from others. What the network had no time for is begun anew at the next visit, out of the browser's own cache.
    // What was whole before (a device has got a mouse, and wants more of the same build) stays.
    if (isFull(error) && (await listOf(cacheName(scope, build.id), tools)) === null)
      await caches.delete(cacheName(scope, build.id));
    throw error;
  }
  return bytes;
}

/** The build that was whole last; null: there is none. Whichever worker is asked, it is this one that a page is opened with: a browser may take
 *  its time to let a newer worker take over. */
export async function latest(tools: Pick<Tools, 'caches' | 'scope'>): Promise<List | null> {
  const lists = await Promise.all((await ours(tools)).map((name) => listOf(name, tools)));
  return lists.reduce((last, list) => (list !== null && list.since > (last?.since ?? 0) ? list : last), null);
}

async function listOf(cacheName: string, { caches, scope }: Pick<Tools, 'caches' | 'scope'>): Promise<List | null> {
  const found = await caches.match(scope + LIST, { cacheName });
  return found === undefined ? null : ((await found.json()) as List);
}

/** The kept answer to a request; undefined: none of ours, or not kept. */
export async function find(address: string, build: Build, tools: Pick<Tools, 'caches' | 'scope'>): Promise<Response | undefined> {
  const { caches, scope } = tools;
  const name = nameOf(scope, address);
  if (name === null) return undefined;
  const wanted = addressOf(scope, name);
  const last = isLasting(name) ? null : await latest(tools);
  const first = cacheName(scope, last?.id ?? build.id);
  const found = await caches.match(wanted, { cacheName: first, ignoreVary: true });
  if (found !== undefined || !isLasting(name)) return found;
  for (const other of await ours(tools)) {
    const elsewhere = await caches.match(wanted, { cacheName: other, ignoreVary: true });
    if (elsewhere !== undefined) return elsewhere;
  }
  return undefined;
}

/** Does the worker answer this at all? Everything else goes its way as if there were no worker. */
export function isFor(request: Pick<Request, 'method' | 'url' | 'headers'>, build: Build, scope: string): boolean {
  if (request.method !== 'GET' || request.headers.has('range')) return false;
  const name = nameOf(scope, request.url);
  return name !== null && (isLasting(name) || build.files.some((file) => file.name === name));
}

/** Deletes the caches of builds that came before this one, but those that a page names. Where this is not the latest, that is not its business. */
export async function sweep(build: Build, named: ReadonlySet<string>, tools: Pick<Tools, 'caches' | 'scope'>): Promise<void> {
  if ((await latest(tools))?.id !== build.id) return;
  const own = cacheName(tools.scope, build.id);
  for (const cache of await ours(tools)) if (cache !== own && !named.has(cache)) await tools.caches.delete(cache);
}

async function ours({ caches, scope }: Pick<Tools, 'caches' | 'scope'>): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(cachePrefix(scope)));
}

type Copies = ReadonlyMap<string, () => Promise<Response | undefined>>;

/** What older builds have kept, by its hash: of most files a new build has the same. */
async function copies(build: Build, tools: Tools): Promise<Copies> {
  const { caches, scope } = tools;
  const all = new Map<string, () => Promise<Response | undefined>>();
  for (const cacheName of await ours(tools)) {
    const list = await listOf(cacheName, tools);
    for (const { hash, name } of list?.files ?? []) all.set(hash, () => caches.match(addressOf(scope, name), { cacheName }));
  }
  return new Map([...all].filter(([hash]) => build.files.some((file) => file.hash === hash)));
}

async function keepFile(file: KeptFile, cache: Cache, older: Copies, tools: Tools, toCome: () => number): Promise<number> {
  const address = addressOf(tools.scope, file.name);
  const found = (await cache.match(address)) ?? (await older.get(file.hash)?.());
  const whole = found ?? (await fetchFile(file, address, tools));
  const blob = await whole.blob();
  const headers = headersOf(whole);
  const unpacked =
    file.unpacked !== undefined && blob.size === file.bytes ? await unpack(blob, file.unpacked, toCome(), tools) : null;
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

/** The server's own headers stay, its policy among them; those about the transfer are no longer true, and what it would vary is in the name. */
function headersOf(response: Response): Record<string, string> {
  const { 'content-encoding': _encoding, 'content-length': _length, vary: _vary, ...rest } = Object.fromEntries(response.headers);
  return rest;
}

async function unpack(blob: Blob, size: number, toCome: number, { room }: Tools): Promise<Blob | null> {
  if ((await room()) < AMPLE * size + toCome) return null;
  return new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}

export const isFull = (error: unknown): boolean => error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
