// The list of the bundles that this build has (scripts/bundles.json), and their zips, each fetched once, when it is first wanted. What a process
// is made of is on its way before the page is mounted, so this needs next to nothing; which of them a project may want is in bundles.ts.
import { flag, type Guarded, list, record, shape, text } from '../lib/guard.ts';
import type { Bytes } from './protocol.ts';

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

export const NOTHING: BundleIndex = { bundles: {}, missing: {} };

export class BundleZips {
  readonly #files: BundleFiles;
  #index: Promise<BundleIndex> | null = null;
  readonly #fetched = new Map<string, Promise<Bytes | null>>();

  constructor(files: BundleFiles) {
    this.#files = files;
  }

  /** Without an index there are no bundles: then this is a build that was never prepared. */
  list(): Promise<BundleIndex> {
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

  /** Those of servers, and those that are in every process of a kind. */
  async inEvery(others: readonly string[]): Promise<Record<string, Bytes>> {
    const { bundles } = await this.list();
    return this.of(Object.keys(bundles).filter((name) => bundles[name]?.server || others.includes(name)));
  }

  /** Those of the named that can be had. One that failed is tried again the next time. */
  async of(names: readonly string[]): Promise<Record<string, Bytes>> {
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
