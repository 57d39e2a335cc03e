// Lays the zips of bundles where the Python of this process looks for them (python/onionskin/bundles.py).
import type { Bytes } from './protocol.ts';

const SHELF = '/var/lib/onionskin';

interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
}

export async function layBundles({ FS }: { FS: FileSystem }, zips: Readonly<Record<string, Bytes>>): Promise<void> {
  FS.mkdirTree(SHELF);
  for (const [name, bytes] of Object.entries(zips)) {
    const own = bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : Uint8Array.from(new Uint8Array(bytes));
    FS.writeFile(`${SHELF}/${name}.zip`, own);
  }
}

/** Unpacks the servers' packages, which lie there already: `onionskin.entry` imports them. */
export function unpackServers(pyodide: { pyimport(module: string): unknown }): void {
  const bundles = pyodide.pyimport('onionskin.bundles') as { unpack_servers(): void };
  bundles.unpack_servers();
}
