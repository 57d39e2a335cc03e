// Which packages of this build a project imports, and the sources of them: what the types of flask and others are read from. Pure.
import { strFromU8, unzipSync } from 'fflate';
import type { Bundle } from '../../../../servers/bundles.ts';
import { mended } from './mended.ts';
import { PACKAGES } from './types-settings.ts';

/** The names of bundles that are imported somewhere in these texts, and of those that they need. */
export function importedPackages(bundles: readonly Bundle[], texts: Iterable<string>): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const text of texts) {
    for (const [, module] of text.matchAll(/^[ \t]*(?:from|import)[ \t]+([\p{L}_][\p{L}\p{N}_]*)/gmu))
      if (module) modules.add(module);
  }
  const named = bundles.filter(({ modules: own, companion }) => !companion && own.some((module) => modules.has(module)));
  const all = new Set(named.map(({ name }) => name));
  // A set hands out what is added while it is looped over.
  for (const name of all) for (const need of bundles.find((one) => one.name === name)?.needs ?? []) all.add(need);
  return all;
}

/** What of a zip tells about types, by its path for the language server. Catalogues, templates and tests of a package tell nothing. */
export function sourcesIn(zip: Uint8Array): Record<string, string> {
  const files = unzipSync(zip, { filter: ({ name }) => TELLS.test(name) && !TELLS_NOTHING.test(name) });
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => {
      const path = `${PACKAGES}/${name}`;
      return [path, mended(path, strFromU8(bytes))];
    }),
  );
}

const TELLS = /(?:\.pyi?|\/py\.typed)$/;
const TELLS_NOTHING = /^(?:django\/conf\/locale\/|[^/]+\.dist-info\/)|\/(?:locale|tests)\//;
