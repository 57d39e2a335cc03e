// Writes the service worker of a build: its code (src/offline/service-worker.ts), and before it the list of all files that the page may ask
// for, each with its hash. The page is told the name of its build in a <meta name="build">.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { type Build, belongs, type KeptFile, WORKER } from '../src/offline/build.ts';
import { filesUnder } from './vite-supplies.ts';
import { bundle } from './vite-worker-text.ts';

const ENTRY = resolve(import.meta.dirname, '../src/offline/service-worker.ts');
const PAGE = 'index.html';

export function offline(): Plugin {
  let target = '';
  let minify = true;
  return {
    name: 'onionskin:offline',
    // Headless has no page.
    apply: ({ build }, { command }) => command === 'build' && build?.ssr === undefined,
    configResolved(config) {
      target = resolve(config.root, config.build.outDir);
      minify = config.build.minify !== false;
    },
    writeBundle: {
      // When all files are there, and have their names.
      order: 'post',
      sequential: true,
      async handler() {
        seal(target, (await bundle(ENTRY, minify)).code);
      },
    },
  };
}

/** Makes one build of the files in `site`; afterwards none of them may change. */
export function seal(site: string, code: string): Build {
  const names = filesUnder(site).filter(belongs);
  const hash = createHash('sha256');
  for (const { name, hash: content } of names.map((name) => entryOf(site, name))) hash.update(`${name}\0${content}\0`);
  const id = hash.update(code).digest('hex').slice(0, 16);
  const page = readFileSync(join(site, PAGE), 'utf8');
  writeFileSync(join(site, PAGE), page.replace('<head>', `<head>\n    <meta name="build" content="${id}" />`));
  const build: Build = { id, files: names.map((name) => entryOf(site, name)) };
  writeFileSync(join(site, WORKER), `self.ONIONSKIN = ${JSON.stringify(build)};\n${code}`);
  return build;
}

function entryOf(site: string, name: string): KeptFile {
  const content = readFileSync(join(site, name));
  const entry = { name, hash: `sha256-${createHash('sha256').update(content).digest('base64')}`, bytes: content.length };
  const packed = name.endsWith('.bin') && content[0] === 0x1f && content[1] === 0x8b;
  // The last four bytes of a gzip file say how large it is unpacked.
  return packed ? { ...entry, unpacked: content.readUInt32LE(content.length - 4) } : entry;
}
