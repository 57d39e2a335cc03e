// Which of the bundles of Python packages that this build has a project may want. Nothing is declared: the
// words in its files tell. To take a word for a module is no harm, it only makes a bundle available. A name that is put together at run time
// is not among the words: then the process tells what it lacked (`want`), and the next one is handed that as well.
import { type BundleFiles, type BundleIndex, BundleZips, NOTHING } from './bundle-zips.ts';
import { type Kind, kindFor } from './kinds.ts';
import { type Patience, patienceFor } from './patience.ts';
import type { Bytes, Packages } from './protocol.ts';

/** The bundles whose modules are named in `texts`, and all that they need. */
export function mentioned({ bundles }: BundleIndex, texts: Iterable<string>): string[] {
  const alone = Object.entries(bundles).filter(([, { server, companion }]) => !server && !companion);
  const words = new Set<string>();
  for (const text of texts) for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) words.add(word);
  return withNeeds(
    { bundles },
    alone.filter(([, bundle]) => bundle.modules.some((module) => words.has(module))).map(([name]) => name),
  );
}

function withNeeds({ bundles }: Pick<BundleIndex, 'bundles'>, names: Iterable<string>): string[] {
  const all = new Set(names);
  // A set hands out what is added while it is looped over.
  for (const name of all) for (const need of bundles[name]?.needs ?? []) all.add(need);
  return [...all];
}

const IMPORT = /^[ \t]*(?:from|import)[ \t]+(\w+)/gm;

interface Suiting {
  kind: Kind;
  patience: Patience;
}

/** The bundles of a page, or of a Node process, and what has been asked of them. */
export class Shelf {
  readonly #zips: BundleZips;
  /** What a process asked for though no word told so: from then on it is handed to everyone. */
  readonly #wanted = new Set<string>();

  constructor(from: BundleFiles | BundleZips) {
    this.#zips = from instanceof BundleZips ? from : new BundleZips(from);
  }

  /** Those of servers, for every process. */
  servers(): Promise<Record<string, Bytes>> {
    return this.inEvery([]);
  }

  /** Those of servers, and those that are in every process of a kind. */
  inEvery(others: readonly string[]): Promise<Record<string, Bytes>> {
    return this.#zips.inEvery(others);
  }

  /** Which kind of process suits a project with these texts, and how long its frameworks may take to begin. */
  async suiting(texts: Iterable<string>): Promise<Suiting> {
    const index = await this.#zips.list();
    const all = [...texts];
    const imported = all.flatMap((text) => Array.from(text.matchAll(IMPORT), ([, module = '']) => module));
    // A word too many makes a bundle available. It is no reason to wait longer for a loop without end.
    return { kind: kindFor(mentioned(index, all)), patience: patienceFor(mentioned(index, imported)) };
  }

  /** What a project with these texts may import. */
  async packagesFor(texts: Iterable<string>): Promise<Packages> {
    const index = await this.#zips.list();
    const names = withNeeds(index, new Set([...mentioned(index, texts), ...this.#wanted]));
    const zips = await this.#zips.of(names);
    const modules: Record<string, string> = {};
    for (const [name, bundle] of Object.entries(index.bundles)) {
      if (bundle.server || (bundle.companion && !names.includes(name))) continue;
      for (const module of bundle.modules) modules[module] = name;
    }
    const absent: Record<string, string> = {};
    for (const name of names.filter((name) => zips[name] === undefined && index.bundles[name] !== undefined)) {
      absent[name] = `${name} comes with the playground, but could not be fetched just now. Are you online?`;
    }
    for (const [name, bundle] of Object.entries(index.missing)) {
      absent[name] = `${name} is not in this build of the playground: it could not be fetched when the playground was built.`;
      for (const module of bundle.modules) modules[module] = name;
    }
    return { zips, modules, absent };
  }

  /** A process looked for these and had not been handed them. True: another one would be. */
  async want(names: readonly string[]): Promise<boolean> {
    const index = await this.#zips.list();
    const known = names.filter((name) => index.bundles[name] !== undefined);
    for (const name of known) this.#wanted.add(name);
    return Object.keys(await this.#zips.of(known)).length > 0;
  }
}

/** For a runner that has none. */
export const emptyShelf = (): Shelf =>
  new Shelf({
    index: () => Promise.resolve(JSON.stringify(NOTHING)),
    zip: () => Promise.reject(new Error('There is no bundle.')),
  });
