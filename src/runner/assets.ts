// Fetches what a process is made of, all of it from our own origin, and tells how far it is.
import type { Assets } from './protocol.ts';
import { pythonFiles } from './python-files.ts';

type Progress = (stage: string, loaded: number, total: number | null) => void;

const STAGE = 'Fetching Python';

/** `base`: the folder that the page lies in. */
export async function fetchAssets(base: string, progress: Progress): Promise<Assets> {
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
    const response = await fetch(new URL(`pyodide/${name}`, base));
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
  const buffer = async (name: string): Promise<ArrayBuffer> => (await get(name)).arrayBuffer();
  const text = async (name: string): Promise<string> => (await get(name)).text();

  const [pyodide, createModule, lock, wasm, stdlib, snapshot] = await Promise.all([
    text('pyodide.mjs'),
    text('pyodide.asm.mjs'),
    text('pyodide-lock.json'),
    buffer('pyodide.asm.wasm'),
    buffer('python_stdlib.zip'),
    get('snapshot.bin').then(unpack).catch(() => null),
  ]);
  return { pyodide, createModule, lock, wasm, stdlib, snapshot, python: pythonFiles };
}

/** Gzip'd under a name that no server knows better about; one that unpacks by itself while it sends is believed too. */
async function unpack(packed: Blob): Promise<ArrayBuffer> {
  const head = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  if (head[0] !== 0x1f || head[1] !== 0x8b) return packed.arrayBuffer();
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
