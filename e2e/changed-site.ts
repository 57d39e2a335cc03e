// The built site on a plain server, with something in it replaced: a wall that is taken down, so that a test can show that it would notice.
import { readFileSync } from 'node:fs';
import { filesUnder } from '../scripts/vite-supplies.ts';
import { StaticSite } from './static-site.ts';

/** In each of these files, `into` in the place of the first `from`. */
export interface Change {
  file: RegExp;
  from: string | RegExp;
  into: string;
}

/** Throws for a change that changes nothing: a test would prove nothing with it. */
export async function changedSite(changes: readonly Change[] = []): Promise<StaticSite> {
  const site = new StaticSite('dist');
  for (const change of changes) {
    const { file, from, into } = change;
    let count = 0;
    for (const name of filesUnder('dist').filter((one) => file.test(one))) {
      const before = site.instead.get(name) ?? readFileSync(`dist/${name}`, 'utf8');
      const after = before.replace(from, into);
      if (after === before) continue;
      site.instead.set(name, after);
      count += 1;
    }
    if (count === 0) throw new Error(`Nothing in the built site matches ${from}.`);
  }
  return site.open();
}
