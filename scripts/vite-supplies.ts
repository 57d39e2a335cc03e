// The files of public/ that the page fetches by their names (Python, bundles, the room, the recorder) are moved into one folder that is named by what is in
// it, and `virtual:supplies` tells the page its name. So a page that is still open when a newer build is put online never gets a piece of that
// one: what it asks for is either the very bytes it was built with, or not there.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:supplies';
const RESOLVED = `\0${NAME}`;
/** Folders and files of public/. */
const SUPPLIES = ['pyodide', 'bundles', 'hall.html', 'room.html', 'pane.html', 'onionskin.zip'];
/** Only told to whoever makes the build. */
const LEFT_OUT = ['pyodide/snapshot.key', 'pyodide/snapshot-django.key', 'pyodide/package.json'];

export function supplies(): Plugin {
  let folder: string | null = null;
  let root = '';
  let target = '';
  return {
    name: 'onionskin:supplies',
    configResolved(config) {
      root = config.publicDir;
      target = resolve(config.root, config.build.outDir);
      // Headless is built without them.
      if (config.command === 'build' && root !== '') folder = `supplies-${hashOf(root)}`;
    },
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    load: (id) =>
      id === RESOLVED ? `export const SUPPLIES = ${JSON.stringify(folder === null ? './' : `./${folder}/`)};` : null,
    async writeBundle() {
      if (folder === null) return;
      for (const name of LEFT_OUT) await rm(join(target, name), { force: true });
      await mkdir(join(target, folder), { recursive: true });
      for (const name of SUPPLIES.filter((name) => exists(join(target, name)))) {
        await rename(join(target, name), join(target, folder, name));
      }
    },
  };
}

/** All files under `path`, sorted, relative to `root`. */
export function filesUnder(root: string, path = ''): string[] {
  if (!exists(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(root, path === '' ? name : `${path}/${name}`));
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  for (const name of SUPPLIES.flatMap((supply) => filesUnder(root, supply))) {
    if (!LEFT_OUT.includes(name))
      hash
        .update(name)
        .update('\0')
        .update(
          createHash('sha256')
            .update(readFileSync(join(root, name)))
            .digest(),
        );
  }
  return hash.digest('hex').slice(0, 12);
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
