// Lays the files of bundles where Debian has its Python packages: there the Python of this process finds them (python/onionskin/bundles.py).
import { type MountFileSystem, mountZip } from './mount-zip.ts';
import type { Bytes } from './protocol.ts';

const FOLDER = '/usr/lib/python3/dist-packages';

/** Which are there already, in each interpreter. */
const laid = new WeakMap<MountFileSystem, Set<string>>();

export async function layBundles({ FS }: { FS: MountFileSystem }, zips: Readonly<Record<string, Bytes>>): Promise<void> {
  const there = laid.get(FS) ?? new Set();
  laid.set(FS, there);
  for (const [name, bytes] of Object.entries(zips)) {
    if (there.has(name)) continue;
    there.add(name);
    mountZip(FS, FOLDER, new Uint8Array(bytes instanceof Blob ? await bytes.arrayBuffer() : bytes));
  }
}
