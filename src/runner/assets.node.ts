// What a process under Node is made of. Pyodide's own files stay in node_modules; the snapshot comes from where scripts/prepare.mjs put it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Shelf } from './bundles.ts';
import { KINDS, type Kind, PLAIN } from './kinds.ts';
import type { Assets } from './protocol.ts';
import { pythonFiles } from './python-files.ts';

const find = createRequire(import.meta.url).resolve;

/** `root`: the folder of the project. */
export async function nodeAssets(root: string, shelf: Shelf = nodeShelf(root), kind: Kind = PLAIN): Promise<Assets> {
  return {
    pyodide: { compiled: await compiled() },
    lock: await readFile(find('pyodide/pyodide-lock.json'), 'utf8'),
    snapshot: await readSnapshot(join(root, 'public/pyodide', KINDS[kind].file)),
    python: pythonFiles,
    servers: await shelf.inEvery(KINDS[kind].bundles),
  };
}

let machineCode: Promise<WebAssembly.Module> | null = null;
/** Once for all kinds of process. */
function compiled(): Promise<WebAssembly.Module> {
  machineCode ??= readFile(find('pyodide/pyodide.asm.wasm')).then((bytes) => WebAssembly.compile(bytes));
  return machineCode;
}

/** The bundles where scripts/prepare.mjs put them. `root`: the folder of the project. */
export function nodeShelf(root: string): Shelf {
  const at = (name: string): string => join(root, 'public/bundles', name);
  return new Shelf({
    index: () => readFile(at('index.json'), 'utf8'),
    zip: async (name) => sharedOf(await readFile(at(name))),
  });
}

/** Every process reads the same memory instead of a copy of it. */
function sharedOf(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

async function readSnapshot(path: string): Promise<SharedArrayBuffer | null> {
  try {
    return sharedOf(gunzipSync(await readFile(path)));
  } catch {
    return null;
  }
}
