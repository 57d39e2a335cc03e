// The files of a folder as a project has them, for tests that play an example: by their paths within it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function filesIn(folder: string, path = ''): Record<string, string> {
  const here = join(folder, path);
  if (statSync(here).isFile()) return { [path]: readFileSync(here, 'utf8') };
  return Object.assign({}, ...readdirSync(here).map((name) => filesIn(folder, path === '' ? name : `${path}/${name}`)));
}
