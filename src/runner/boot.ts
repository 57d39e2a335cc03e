// From bytes to a running CPython that knows our package. The same in the browser's worker and under Node: what differs is the Platform.

import { sameBytes } from '../lib/same-bytes.ts';
import type { FileSystem } from './disk-watch.ts';
import { layBundles } from './lay-bundles.ts';
import { holdMemory, MEMORY_LIMIT } from './memory.ts';
import type { MountFileSystem } from './mount-zip.ts';
import type { Assets, Bytes } from './protocol.ts';
import { expand } from './sparse.ts';

/** As much of Pyodide as we use. */
export interface Pyodide {
  runPython(code: string): unknown;
  pyimport(module: string): unknown;
  setStdin(options: { stdin: () => null }): void;
  setStdout(options: { write: (bytes: Uint8Array) => number }): void;
  setStderr(options: { write: (bytes: Uint8Array) => number }): void;
  FS: FileSystem & MountFileSystem;
  /** The memory of the interpreter, as it is now. */
  _module: { HEAPU8: Uint8Array };
}
export interface LoadOptions {
  lockFileContents: string;
  _loadSnapshot?: Uint8Array;
}
export interface Platform {
  /** Gets Pyodide's loader ready to be called, more than once if need be. */
  open(assets: Assets): Promise<(options: LoadOptions) => Promise<Pyodide>>;
}

type Load = (snapshot: Uint8Array | null) => Promise<Pyodide>;

interface Furnished {
  pyodide: Pyodide;
  python: string;
  /** onionskin/entry.py. */
  entry: unknown;
}
export interface Booted extends Furnished {
  /** False: there was no snapshot, or it could not be used. */
  restored: boolean;
}

let initial = 0;

/** All that takes long is begun at once. */
export async function boot(platform: Platform, assets: Assets): Promise<Booted> {
  const compiled = compile(assets.pyodide);
  // Whether it could be made is asked when it is needed.
  compiled.catch(() => {});
  holdMemory(() => initial, MEMORY_LIMIT, compiled);
  const snapshot = assets.snapshot === null ? null : memoryOf(assets.snapshot).catch(() => null);
  const open = await platform.open(assets);
  // None of Pyodide's packages is served. With an empty list its import hook gives no advice about them either.
  const lockFileContents = JSON.stringify({ ...JSON.parse(assets.lock), packages: {} });
  const load: Load = (snapshot) => open(snapshot === null ? { lockFileContents } : { lockFileContents, _loadSnapshot: snapshot });
  const memory = await snapshot;
  const restored = memory === null ? null : await restore(load, memory, assets);
  if (restored !== null) return { ...restored, restored: true };
  initial = 0;
  return { ...(await furnish(await load(null), assets)), restored: false };
}

async function compile(pyodide: Assets['pyodide']): Promise<WebAssembly.Module> {
  if ('compiled' in pyodide) return pyodide.compiled;
  return WebAssembly.compileStreaming(new Response(pyodide.wasm, { headers: { 'Content-Type': 'application/wasm' } }));
}

/** Null when the snapshot is damaged, belongs to another build, or finds no room: everything works without it, only later. Whatever is wrong
 *  with it may show only when the interpreter is first used. */
async function restore(load: Load, memory: Uint8Array, assets: Assets): Promise<Furnished | null> {
  try {
    // The second word of a snapshot is the length of its head; the rest is the memory itself.
    const head = new Uint32Array(memory.buffer, memory.byteOffset, 2)[1] ?? 0;
    initial = memory.byteLength - head;
    return await furnish(await load(memory), assets);
  } catch {
    return null;
  }
}

/** An interpreter with our package and the servers in it. */
async function furnish(pyodide: Pyodide, assets: Assets): Promise<Furnished> {
  hush(pyodide);
  await layBundles(pyodide, assets.servers);
  if (!remembers(pyodide, assets.python)) install(pyodide, assets.python);
  const python = String(pyodide.runPython('__import__("sys").version.split()[0]'));
  return { pyodide, python, entry: pyodide.pyimport('onionskin.entry') };
}

/** A snapshot comes gzip'd, or unpacked where it has been kept so or a server unpacks what it sends. */
async function memoryOf(bytes: Bytes): Promise<Uint8Array> {
  if (!(bytes instanceof Blob)) return expand(new Uint8Array(bytes));
  const head = new Uint8Array(await bytes.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const sparse = new Uint8Array(
    await (packed ? new Response(bytes.stream().pipeThrough(new DecompressionStream('gzip'))) : bytes).arrayBuffer(),
  );
  return expand(sparse);
}

/** The streams below Python's own lead nowhere. They must be set anew after every restore: Pyodide's defaults throw under Node. */
function hush(pyodide: Pyodide): void {
  pyodide.setStdin({ stdin: () => null });
  pyodide.setStdout({ write: (bytes) => bytes.length });
  pyodide.setStderr({ write: (bytes) => bytes.length });
}

/** Whether all of our package is in memory already, just as it is in `files`: then nobody needs the files. */
function remembers(pyodide: Pyodide, files: Assets['python']): boolean {
  const remembered = pyodide.runPython('getattr(__import__("sys").modules.get("onionskin"), "_snapshot_of", None)');
  if (remembered === undefined) return false;
  // Bytes against bytes: to make a JavaScript string of half a million characters takes as long as all the rest of a restore.
  const proxy = remembered as { toJs(): Uint8Array; destroy(): void };
  const there = proxy.toJs();
  proxy.destroy();
  return sameBytes(there, new TextEncoder().encode(JSON.stringify(files)));
}

/** Puts our package where Python finds it. What a snapshot remembers of it may be older than these sources (in development). */
function install(pyodide: Pyodide, files: Assets['python']): void {
  const folder = String(pyodide.runPython('__import__("site").getsitepackages()[0]'));
  for (const [name, source] of Object.entries(files)) {
    const path = `${folder}/${name}`;
    pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    pyodide.FS.writeFile(path, source);
  }
  pyodide.runPython(FORGET);
}

const FORGET = `
import sys, importlib
for name in [name for name in sys.modules if name == "onionskin" or name.startswith("onionskin.")]:
    del sys.modules[name]
importlib.invalidate_caches()
del sys, importlib
`;
