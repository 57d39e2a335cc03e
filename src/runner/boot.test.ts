// How a process comes to be, with a Pyodide of a few lines: what is restored, what is loaded plainly, and what is written for whom.
import { afterEach, expect, test } from 'vitest';
import { thin } from '../../scripts/sparse.mjs';
import { boot, type LoadOptions, type Pyodide } from './boot.ts';
import type { Assets } from './protocol.ts';

const { instantiate, instantiateStreaming } = WebAssembly;
const { grow } = WebAssembly.Memory.prototype;
afterEach(() => {
  Object.assign(WebAssembly, { instantiate, instantiateStreaming });
  WebAssembly.Memory.prototype.grow = grow;
});

const python = { 'onionskin/__init__.py': '', 'onionskin/entry.py': 'x = 1\n' };
const empty = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

/** A snapshot with a head of 16 bytes and a memory of 64. */
function snapshot(): SharedArrayBuffer {
  const whole = new Uint8Array(80);
  new Uint32Array(whole.buffer)[1] = 16;
  const sparse = thin(whole);
  const bytes = new SharedArrayBuffer(sparse.length);
  new Uint8Array(bytes).set(sparse);
  return bytes;
}

/** `remembers`: the sources that the restored interpreter was made with; `fits` is called with what is to be restored. */
function machine({ remembers = python, fits = () => {} }: { remembers?: object; fits?: (bytes: Uint8Array) => void } = {}) {
  const loads: ('plain' | 'restored')[] = [];
  const written: string[] = [];
  const imported: string[] = [];
  const load = async ({ _loadSnapshot }: LoadOptions): Promise<Pyodide> => {
    const restored = _loadSnapshot !== undefined;
    if (_loadSnapshot) fits(_loadSnapshot);
    loads.push(restored ? 'restored' : 'plain');
    const memory = { toJs: () => new TextEncoder().encode(JSON.stringify(remembers)), destroy: () => {} };
    return {
      runPython: (code) => (code.includes('_snapshot_of') ? (restored ? memory : undefined) : '3.14.2'),
      pyimport: (module) => {
        imported.push(module);
        return {};
      },
      setStdin: () => {},
      setStdout: () => {},
      setStderr: () => {},
      FS: {
        mkdirTree: () => {},
        writeFile: (path: string) => void written.push(path),
      } as unknown as Pyodide['FS'],
      _module: { HEAPU8: new Uint8Array() },
    };
  };
  const assets: Assets = { pyodide: { compiled: empty }, lock: '{}', snapshot: snapshot(), python, servers: {} };
  return {
    loads,
    written,
    imported,
    assets,
    boot: (given: Partial<Assets> = {}) => boot({ open: async () => load }, { ...assets, ...given }),
  };
}

test('a snapshot of these very sources is all that there is to do: nothing is written', async () => {
  const { boot, loads, written } = machine();
  expect((await boot()).restored).toBe(true);
  expect([loads, written]).toEqual([['restored'], []]);
});

test('a snapshot of older sources is restored, and our package is written and imported anew', async () => {
  const { boot, loads, written } = machine({ remembers: { ...python, 'onionskin/entry.py': 'x = 0\n' } });
  expect((await boot()).restored).toBe(true);
  expect(loads).toEqual(['restored']);
  expect(written).toEqual(['3.14.2/onionskin/__init__.py', '3.14.2/onionskin/entry.py']);
});

test('a snapshot that finds no room is none: Python is loaded plainly', async () => {
  const fits = () => {
    throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
  };
  const { boot, loads, written } = machine({ fits });
  expect((await boot()).restored).toBe(false);
  expect(loads).toEqual(['plain']);
  expect(written).toHaveLength(2);
});

test('without a snapshot Python is loaded plainly', async () => {
  const { boot, loads } = machine();
  expect((await boot({ snapshot: null })).restored).toBe(false);
  expect(loads).toEqual(['plain']);
});

const gzip = (bytes: Uint8Array<ArrayBuffer>) =>
  new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).blob();

test('a snapshot is unpacked when it comes gzip’d, and taken as it is when it does not', async () => {
  const sizes: number[] = [];
  const { boot } = machine({ fits: ({ length }) => void sizes.push(length) });
  const plain = new Uint8Array(snapshot()).slice();
  await boot({ snapshot: await gzip(plain) });
  await boot({ snapshot: new Blob([plain]) });
  expect(sizes).toEqual([80, 80]);
});

test('a gzip’d snapshot that was cut short is none', async () => {
  const { boot, loads } = machine();
  const whole = await gzip(new Uint8Array(snapshot()).slice());
  expect((await boot({ snapshot: whole.slice(0, whole.size - 9) })).restored).toBe(false);
  expect(loads).toEqual(['plain']);
});
