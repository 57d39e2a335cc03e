// From bytes to a running CPython that knows our package. The same in the browser's worker and under Node: what differs is the Platform.
import type { FileSystem } from './disk-watch.ts';
import { layServers } from './lay-bundles.ts';
import { holdMemory, MEMORY_LIMIT } from './memory.ts';
import type { Assets, Bytes } from './protocol.ts';

/** As much of Pyodide as we use. */
export interface Pyodide {
  runPython(code: string): unknown;
  pyimport(module: string): unknown;
  setStdin(options: { stdin: () => null }): void;
  setStdout(options: { write: (bytes: Uint8Array) => number }): void;
  setStderr(options: { write: (bytes: Uint8Array) => number }): void;
  FS: FileSystem;
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

export interface Booted {
  pyodide: Pyodide;
  /** False: there was no snapshot, or it could not be used. */
  restored: boolean;
  python: string;
}

let initial = 0;

export async function boot(platform: Platform, assets: Assets): Promise<Booted> {
  holdMemory(() => initial, MEMORY_LIMIT, 'compiled' in assets.pyodide ? assets.pyodide.compiled : undefined);
  const open = await platform.open(assets);
  // None of Pyodide's packages is served. With an empty list its import hook gives no advice about them either.
  const lockFileContents = JSON.stringify({ ...JSON.parse(assets.lock), packages: {} });
  const load: Load = (snapshot) => open(snapshot === null ? { lockFileContents } : { lockFileContents, _loadSnapshot: snapshot });
  const restored = assets.snapshot === null ? null : await restore(load, await memoryOf(assets.snapshot));
  const pyodide = restored ?? (await loadPlainly(load));
  hush(pyodide);
  install(pyodide, assets.python);
  await layServers(pyodide, assets.servers);
  return { pyodide, restored: restored !== null, python: String(pyodide.runPython('__import__("sys").version.split()[0]')) };
}

/** Null when the snapshot is damaged or belongs to another build: everything works without it, only later. */
async function restore(load: Load, snapshot: Uint8Array): Promise<Pyodide | null> {
  // The second word of a snapshot is the length of its head; the rest is the memory itself.
  const head = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1] ?? 0;
  initial = snapshot.byteLength - head;
  try {
    return await load(snapshot);
  } catch {
    return null;
  }
}

async function memoryOf(bytes: Bytes): Promise<Uint8Array> {
  return new Uint8Array(bytes instanceof Blob ? await bytes.arrayBuffer() : bytes);
}

function loadPlainly(load: Load): Promise<Pyodide> {
  initial = 0;
  return load(null);
}

/** The streams below Python's own lead nowhere. They must be set anew after every restore: Pyodide's defaults throw under Node. */
function hush(pyodide: Pyodide): void {
  pyodide.setStdin({ stdin: () => null });
  pyodide.setStdout({ write: (bytes) => bytes.length });
  pyodide.setStderr({ write: (bytes) => bytes.length });
}

/** Puts our package where Python finds it. A snapshot has no files, and its modules may be older than these sources (in development). */
function install(pyodide: Pyodide, files: Assets['python']): void {
  const folder = String(pyodide.runPython('__import__("site").getsitepackages()[0]'));
  for (const [name, source] of Object.entries(files)) {
    const path = `${folder}/${name}`;
    pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    pyodide.FS.writeFile(path, source);
  }
  const remembered = pyodide.runPython('getattr(__import__("sys").modules.get("onionskin"), "_snapshot_of", None)');
  if (remembered !== JSON.stringify(files)) pyodide.runPython(FORGET);
}

const FORGET = `
import sys, importlib
for name in [name for name in sys.modules if name == "onionskin" or name.startswith("onionskin.")]:
    del sys.modules[name]
importlib.invalidate_caches()
del sys, importlib
`;
