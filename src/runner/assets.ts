// What a process of the page is made of: what was fetched of Python, our own package, and the bundles that lie beside the page.
import { fetchPython, type PythonFetch } from './fetch-python.ts';
import { KINDS, type Kind } from './kinds.ts';
import type { Assets } from './protocol.ts';
import { pythonFiles } from './python-files.ts';
import type { Progress } from './stock.ts';
import type { Supplies } from './supplies.ts';

/** What is on its way already; after that has failed once all is fetched anew. */
export function pageAssets({ base, python, zips }: Supplies): (progress: Progress, kind: Kind) => Promise<Assets> {
  let begun: PythonFetch | null = python;
  return async (progress, kind) => {
    begun ??= fetchPython(base);
    begun.watch((loaded, total) => progress('Fetching Python', loaded, total));
    try {
      const [{ lock, ...pyodide }, snapshot, servers] = await Promise.all([
        begun.files,
        begun.snapshot(kind),
        zips.inEvery(KINDS[kind].bundles),
      ]);
      return { pyodide, lock, snapshot, python: pythonFiles, servers };
    } catch (error) {
      begun = null;
      throw error;
    }
  };
}
