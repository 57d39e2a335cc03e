// The bundles of Python packages that this build has (scripts/bundles.json), and which of them a project may want. Nothing is declared: the
// words in its files tell. To take a word for a module is no harm, it only makes a bundle available. A name that is put together at run time
// is not among the words: then the process tells what it lacked (`want`), and the next one is handed that as well.
import { flag, type Guarded, list, record, shape, text } from '../lib/guard.ts';
import { type Kind, kindFor, type Patience, patienceFor } from './kinds.ts';
import type { Bytes, Packages } from './protocol.ts';

const modules = list(text);
const isBundle = shape({ modules, needs: list(text), server: flag, companion: flag });
const isBundleIndex = shape({ bundles: record(isBundle), missing: record(shape({ modules })) });
export type BundleIndex = Guarded<typeof isBundleIndex>;

/** Where the files of public/bundles/ come from. */
export interface BundleFiles {
  index(): Promise<string>;
  /** "flask.zip". */
  zip(name: string): Promise<Bytes>;
}

const NOTHING: BundleIndex = { bundles: {}, missing: {} };

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

export interface Suiting {
  kind: Kind;
  patience: Patience;
}

/** The bundles of a page, or of a Node process. Each is fetched once, when it is first wanted. */
export class Shelf {
  readonly #files: BundleFiles;
  #index: Promise<BundleIndex> | null = null;
  readonly #fetched = new Map<string, Promise<Bytes | null>>();
  /** What a process asked for though no word told so: from then on it is handed to everyone. */
  readonly #wanted = new Set<string>();

  constructor(files: BundleFiles) {
    this.#files = files;
  }

  /** Those of servers, for every process. */
  servers(): Promise<Record<string, Bytes>> {
    return this.inEvery([]);
  }

  /** Those of servers, and those that are in every process of a kind. */
  async inEvery(others: readonly string[]): Promise<Record<string, Bytes>> {
    const { bundles } = await this.#read();
    return this.#zips(Object.keys(bundles).filter((name) => bundles[name]?.server || others.includes(name)));
  }

  /** Which kind of process suits a project with these texts, and how long its frameworks may take to begin. */
  async suiting(texts: Iterable<string>): Promise<Suiting> {
    const names = mentioned(await this.#read(), texts);
    return { kind: kindFor(names), patience: patienceFor(names) };
  }

  /** What a project with these texts may import. */
  async packagesFor(texts: Iterable<string>): Promise<Packages> {
    const index = await this.#read();
    const names = withNeeds(index, new Set([...mentioned(index, texts), ...this.#wanted]));
    const zips = await this.#zips(names);
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
    const index = await this.#read();
    const known = names.filter((name) => index.bundles[name] !== undefined);
    for (const name of known) this.#wanted.add(name);
    return Object.keys(await this.#zips(known)).length > 0;
  }

  /** Without an index there are no bundles: then this is a build that was never prepared. */
  #read(): Promise<BundleIndex> {
    this.#index ??= this.#files.index().then(
      (json) => {
        const index: unknown = JSON.parse(json);
        if (!isBundleIndex(index)) throw new Error('public/bundles/index.json is not what this build reads.');
        return index;
      },
      () => NOTHING,
    );
    return this.#index;
  }

  /** Those of the named that can be had. One that failed is tried again the next time. */
  async #zips(names: readonly string[]): Promise<Record<string, Bytes>> {
    const zips: Record<string, Bytes> = {};
    const got = await Promise.all(names.map(async (name) => [name, await this.#zip(name)] as const));
    for (const [name, bytes] of got) if (bytes !== null) zips[name] = bytes;
    return zips;
  }

  #zip(name: string): Promise<Bytes | null> {
    const kept = this.#fetched.get(name);
    if (kept !== undefined) return kept;
    const fetching = this.#files.zip(`${name}.zip`).catch(() => {
      this.#fetched.delete(name);
      return null;
    });
    this.#fetched.set(name, fetching);
    return fetching;
  }
}

/** For a runner that has none. */
export const emptyShelf = (): Shelf =>
  new Shelf({
    index: () => Promise.resolve(JSON.stringify(NOTHING)),
    zip: () => Promise.reject(new Error('There is no bundle.')),
  });
