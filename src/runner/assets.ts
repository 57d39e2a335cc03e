// What a process of the page is made of: what was fetched of Python, our own package, and the bundles that lie beside the page.
import { fetchPython, type PythonFetch } from './fetch-python.ts';
import type { Assets } from './protocol.ts';
import { pythonFiles } from './python-files.ts';
import type { Progress } from './stock.ts';
import type { Supplies } from './supplies.ts';

/** What is on its way already; after that has failed once all is fetched anew. */
export function pageAssets({ base, python, shelf }: Supplies): (progress: Progress) => Promise<Assets> {
  let begun: PythonFetch | null = python;
  return async (progress) => {
    begun ??= fetchPython(base);
    begun.watch((loaded, total) => progress('Fetching Python', loaded, total));
    try {
      const [{ lock, snapshot, ...pyodide }, servers] = await Promise.all([begun.files, shelf.servers()]);
      return { pyodide, lock, snapshot, python: pythonFiles, servers };
    } finally {
      begun = null;
    }
  };
}
