// A newer build of the page without building one: what an update brings, for the tests of updates.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal } from '../scripts/vite-offline.ts';
import { filesUnder } from '../scripts/vite-supplies.ts';
import { WORKER } from '../src/offline/build.ts';

/** Another build of the same site, in a folder of its own: every name that belongs to a content is another one, and the About sheet says so. */
export function newerBuild(from = 'dist'): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'onionskin-newer-'));
  cpSync(from, folder, { recursive: true });
  const code = readFileSync(join(folder, WORKER), 'utf8').replace(/^.*\n/, '');
  const all = filesUnder(folder, 'assets').map((name) => name.slice('assets/'.length));
  // Lessons lie in a folder that has the hash for all of them.
  const lasting = all.filter((name) => !name.includes('/'));
  const course = all.find((name) => name.includes('/'))?.split('/')[0] ?? '';
  const supplies =
    filesUnder(folder)
      .find((name) => name.startsWith('supplies-'))
      ?.split('/')[0] ?? '';
  const renamed = new Map(lasting.map((name) => [name, name.replace(/(\.\w+)$/, '_newer$1')]));
  renamed.set(course, `${course}0`);
  renamed.set(
    supplies,
    supplies.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  );
  for (const name of [...filesUnder(folder, 'assets'), 'index.html'].filter((name) => /\.(js|css|html)$/.test(name))) {
    let text = readFileSync(join(folder, name), 'utf8').replaceAll('What is inside', 'What is newer inside');
    for (const [before, after] of renamed) text = text.replaceAll(before, after);
    writeFileSync(join(folder, name), text.replace(/\n\s*<meta name="build"[^>]*>/, ''));
  }
  for (const name of lasting) renameSync(join(folder, 'assets', name), join(folder, 'assets', renamed.get(name) ?? name));
  renameSync(join(folder, 'assets', course), join(folder, 'assets', `${course}0`));
  renameSync(join(folder, supplies), join(folder, renamed.get(supplies) ?? supplies));
  seal(folder, code);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
