// What a process under Node is made of. Pyodide's own files stay in node_modules; the snapshot comes from where scripts/prepare.mjs put it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Assets } from './protocol.ts';
import { pythonFiles } from './python-files.ts';

const find = createRequire(import.meta.url).resolve;

/** `root`: the folder of the project. */
export async function nodeAssets(root: string): Promise<Assets> {
  return {
    pyodide: { compiled: await WebAssembly.compile(await readFile(find('pyodide/pyodide.asm.wasm'))) },
    lock: await readFile(find('pyodide/pyodide-lock.json'), 'utf8'),
    snapshot: await readSnapshot(join(root, 'public/pyodide/snapshot.bin')),
    python: pythonFiles,
  };
}

async function readSnapshot(path: string): Promise<SharedArrayBuffer | null> {
  try {
    const bytes = gunzipSync(await readFile(path));
    // Shared: every process reads the same memory instead of a copy of it.
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    return shared;
  } catch {
    return null;
  }
}
