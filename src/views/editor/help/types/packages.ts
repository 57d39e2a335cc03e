// The sources of packages, as the language server is handed them: what the types of flask and others are read from. Pure.
import { strFromU8, unzipSync } from 'fflate';
import { mended } from './mended.ts';
import { PACKAGES } from './types-settings.ts';

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
