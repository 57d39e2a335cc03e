// What a process of the page is made of: what was fetched of Python, our own package, and the bundles that lie beside the page.
import { SUPPLIES } from 'virtual:supplies';
import { type BundleFiles, Shelf } from './bundles.ts';
import { fetchPython, type PythonFetch } from './fetch-python.ts';
import type { Assets } from './protocol.ts';
import { pythonFiles } from './python-files.ts';
import type { Progress } from './stock.ts';

/** `early`: what was begun already; after it has failed once all is fetched anew. `base`: the folder that the page lies in. */
export function pageAssets(base: string, early: PythonFetch, shelf: Shelf): (progress: Progress) => Promise<Assets> {
  let begun: PythonFetch | null = early;
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

/** The bundles beside the page, fetched when they are wanted. */
export function pageShelf(base: string): Shelf {
  const get = async (name: string): Promise<Response> => {
    const response = await fetch(new URL(`${SUPPLIES}bundles/${name}`, base));
    if (!response.ok) throw new Error(`${name} (${response.status})`);
    return response;
  };
  const files: BundleFiles = {
    index: () => get('index.json').then((found) => found.text()),
    zip: (name) => get(name).then((found) => found.blob()),
  };
  return new Shelf(files);
}
