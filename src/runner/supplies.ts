// All that has to be fetched before Python can run in the page, begun at once: it takes longest of all, and needs none of the code that will use it.

import { SUPPLIES } from 'virtual:supplies';
import { type BundleFiles, BundleZips } from './bundle-zips.ts';
import { fetchPython, type PythonFetch } from './fetch-python.ts';
import { openFirst } from './hall.ts';
import { KINDS, type Kind } from './kinds.ts';

export interface Supplies {
  /** The folder that the page lies in. */
  base: string;
  /** Which kind of process is probably wanted first. */
  kind: Kind;
  python: PythonFetch;
  zips: BundleZips;
}

/** What fails is asked for again where it is needed, and said there. */
export function fetchSupplies(base: string, kind: Kind): Supplies {
  const python = fetchPython(base, kind);
  const zips = pageZips(base);
  zips.inEvery(KINDS[kind].bundles).catch(() => {});
  openFirst();
  return { base, kind, python, zips };
}

/** The bundles beside the page, fetched when they are wanted. */
function pageZips(base: string): BundleZips {
  const get = async (name: string): Promise<Response> => {
    const response = await fetch(new URL(`${SUPPLIES}bundles/${name}`, base));
    if (!response.ok) throw new Error(`${name} (${response.status})`);
    return response;
  };
  const files: BundleFiles = {
    index: () => get('index.json').then((found) => found.text()),
    zip: (name) => get(name).then((found) => found.blob()),
  };
  return new BundleZips(files);
}
