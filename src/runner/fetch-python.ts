// Fetches Pyodide's own files and the memory snapshot, all of it from our own origin, and tells how far it is. It is begun before anything else of
// the runner is there, so it needs next to nothing of it: Python takes longest of all that the page is made of.
import { SUPPLIES } from 'virtual:supplies';
import { KINDS, type Kind, PLAIN } from './kinds.ts';

export interface PythonFiles {
  loader: Blob;
  module: Blob;
  wasm: Blob;
  stdlib: Blob;
  /** pyodide-lock.json as text. */
  lock: string;
}

/** Bytes so far, and of all; null while nobody knows how many those are. */
export type Heard = (loaded: number, total: number | null) => void;

export interface PythonFetch {
  /** Rejects with a sentence. */
  readonly files: Promise<PythonFiles>;
  /** The snapshot of a kind of process, gzip'd or unpacked already; null when there is none. */
  snapshot(kind: Kind): Promise<Blob | null>;
  /** From now on, and at once what is known already. */
  watch(heard: Heard): void;
}

/** `base`: the folder that the page lies in; `kind`: which snapshot will probably be wanted first. */
export function fetchPython(base: string, kind: Kind = PLAIN): PythonFetch {
  const loaded = new Map<string, number>();
  const totals = new Map<string, number | null>();
  const listeners = new Set<Heard>();
  const tell = (): void => {
    const total = sum([...totals.values()]);
    for (const listener of listeners) listener(sum([...loaded.values()]) ?? 0, total);
  };
  const get = async (name: string): Promise<Blob> => {
    totals.set(name, null);
    const hear: Heard = (now, total) => {
      loaded.set(name, now);
      totals.set(name, total);
      tell();
    };
    const address = new URL(`${SUPPLIES}pyodide/${name}`, base);
    const found = (await kept(address)) ?? (await download(name, address, hear));
    hear(found.size, found.size);
    return found;
  };
  const snapshots = new Map<Kind, Promise<Blob | null>>();
  const snapshot = (kind: Kind): Promise<Blob | null> => {
    const begun = snapshots.get(kind) ?? get(KINDS[kind].file).catch(() => null);
    snapshots.set(kind, begun);
    return begun;
  };

  const files = Promise.all([
    get('pyodide.mjs'),
    get('pyodide.asm.mjs'),
    get('pyodide.asm.wasm'),
    get('python_stdlib.zip'),
    get('pyodide-lock.json').then((found) => found.text()),
  ]).then(([loader, module, wasm, stdlib, lock]) => ({ loader, module, wasm, stdlib, lock }));
  // Nobody may be waiting yet.
  files.catch(() => {});
  void snapshot(kind);
  return {
    files,
    snapshot,
    watch(heard) {
      listeners.add(heard);
      tell();
    },
  };
}

/** Null as soon as one is not known. */
function sum(sizes: readonly (number | null)[]): number | null {
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0);
}

/** Not with `fetch`: to count what comes, every chunk of it would have to pass through the main thread, which is busy making the page. */
function download(name: string, address: URL, hear: Heard): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'blob';
    // A compressed transfer does not tell how large it will be in the end.
    request.onprogress = ({ loaded, total, lengthComputable }) => hear(loaded, lengthComputable ? total : null);
    request.onload = () => {
      if (request.status === 200) resolve(request.response as Blob);
      else reject(new Error(`Python could not be fetched: ${name} (${request.status}).`));
    };
    request.onerror = () => reject(new Error('Python could not be fetched. Are you online?'));
    request.open('GET', address);
    request.send();
  });
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
