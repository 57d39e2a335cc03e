// Fetches the sources of the packages that a project imports, each once. One that can't be had is left out, and tried again the next time.
import { SUPPLIES } from 'virtual:supplies';
import { importedBundles } from '../../../../servers/bundles.ts';
import { askInside } from '../../../shared/use-inside.ts';
import { sourcesIn } from './packages.ts';
import type { Sources } from './pyright.ts';

const fetched = new Map<string, Promise<Sources>>();

/** The names of those that these files import. */
export async function wantedPackages(files: Sources): Promise<ReadonlySet<string>> {
  return new Set(importedBundles(files, (await askInside()).bundles).map(({ name }) => name));
}

export async function packageSources(names: Iterable<string>): Promise<Sources> {
  const all = await Promise.all([...names].map((name) => sourcesOf(name).catch((): Sources => ({}))));
  return Object.assign({}, ...all);
}

function sourcesOf(name: string): Promise<Sources> {
  const kept = fetched.get(name);
  if (kept !== undefined) return kept;
  const fetching = fetchSources(name);
  fetched.set(name, fetching);
  fetching.catch(() => fetched.delete(name));
  return fetching;
}

async function fetchSources(name: string): Promise<Sources> {
  const response = await fetch(new URL(`${SUPPLIES}bundles/${name}.zip`, document.baseURI));
  if (!response.ok) throw new Error(`${name}.zip (${response.status})`);
  return sourcesIn(new Uint8Array(await response.arrayBuffer()));
}
