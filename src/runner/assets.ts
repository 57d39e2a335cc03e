// Fetches what a process is made of, all of it from our own origin, and tells how far it is.
import { SUPPLIES } from 'virtual:supplies';
import { type BundleFiles, Shelf } from './bundles.ts';
import type { Assets } from './protocol.ts';
import { pythonFiles } from './python-files.ts';

type Progress = (stage: string, loaded: number, total: number | null) => void;

const STAGE = 'Fetching Python';

/** `base`: the folder that the page lies in. */
export async function fetchAssets(base: string, shelf: Shelf, progress: Progress): Promise<Assets> {
  const loaded = new Map<string, number>();
  const totals = new Map<string, number | null>();
  const tell = (): void => {
    const known = [...totals.values()];
    const total = known.every((size) => size !== null) ? known.reduce<number>((sum, size) => sum + (size ?? 0), 0) : null;
    progress(
      STAGE,
      [...loaded.values()].reduce((sum, size) => sum + size, 0),
      total,
    );
  };

  const get = async (name: string): Promise<Blob> => {
    totals.set(name, null);
    const address = new URL(`${SUPPLIES}pyodide/${name}`, base);
    const here = await kept(address);
    if (here !== null) {
      totals.set(name, here.size);
      loaded.set(name, here.size);
      tell();
      return here;
    }
    const response = await fetch(address).catch(() => {
      throw new Error('Python could not be fetched. Are you online?');
    });
    if (!response.ok || response.body === null) throw new Error(`Python could not be fetched: ${name} (${response.status}).`);
    // A compressed transfer does not tell how large it will be in the end.
    const length = response.headers.has('content-encoding') ? null : Number(response.headers.get('content-length') ?? Number.NaN);
    totals.set(name, Number.isFinite(length) ? length : null);
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          loaded.set(name, (loaded.get(name) ?? 0) + chunk.length);
          tell();
          controller.enqueue(chunk);
        },
      }),
    );
    return new Response(counted).blob();
  };

  const [loader, module, wasm, stdlib, lock, snapshot, servers] = await Promise.all([
    get('pyodide.mjs'),
    get('pyodide.asm.mjs'),
    get('pyodide.asm.wasm'),
    get('python_stdlib.zip'),
    get('pyodide-lock.json').then((found) => found.text()),
    get('snapshot.bin')
      .then(unpack)
      .catch(() => null),
    shelf.servers(),
  ]);
  return { pyodide: { loader, module, wasm, stdlib }, lock, snapshot, python: pythonFiles, servers };
}

/** What the service worker has kept (src/offline/), straight from the disk: nothing is read before the process does, and a snapshot is unpacked
 *  already. Null where nothing is kept, or where a browser refuses even to look. */
async function kept(address: URL): Promise<Blob | null> {
  try {
    const found = await caches.match(address, { ignoreVary: true });
    return found === undefined ? null : await found.blob();
  } catch {
    return null;
  }
}

/** The bundles beside the page, fetched when they are wanted. */
export function pageShelf(base: string): Shelf {
  const get = async (name: string): Promise<Response> => {
    const response = await fetch(new URL(`${SUPPLIES}bundles/${name}`, base));
    if (!response.ok) throw new Error(`${name} (${response.status})`);
    return response;
  };
  const files: BundleFiles = {
    index: () => get('index.json').then((found) => found.text()),
    zip: (name) => get(name).then((found) => found.blob()),
  };
  return new Shelf(files);
}

/** Gzip'd under a name that no server knows better about; one that unpacks by itself while it sends is believed too. */
async function unpack(packed: Blob): Promise<Blob> {
  const head = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return packed;
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}
