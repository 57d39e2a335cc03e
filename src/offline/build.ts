// What a build is to the service worker: a list of files, made when the site is built (scripts/vite-offline.ts). Pure.

export interface KeptFile {
  /** Relative to the page: "assets/index-1a2b.js". */
  name: string;
  /** As `integrity` has it: "sha256-…". */
  hash: string;
  bytes: number;
  /** It is gzip'd, and so large when it is unpacked: kept unpacked where there is room. */
  unpacked?: number;
}

export interface Build {
  /** Names the build: the hash of all its files. */
  id: string;
  files: readonly KeptFile[];
}

/** What the page asks the worker, and what it is told. */
export interface Asked {
  kind: 'how-are-things';
  /** The page's own build. */
  id: string;
}
export interface Told {
  /** The build that a page is opened with from now on. */
  id: string;
  /** How much is kept of it; null: it is not whole, and could not be made so. */
  bytes: number | null;
}
/** Told to every page when a build could not be kept. */
export interface NotKept {
  kind: 'not-kept';
  says: string;
}

const PAGE = 'index.html';
export const WORKER = 'service-worker.js';
/** For whoever makes or reads the site, never asked for by the page. */
const LEFT_OUT = [WORKER, 'onionskin.png'];

/** Asked of the worker's script by a page whose pointer is a finger: it is kept without what is for other devices only. */
export const TOUCH = 'touch';
/** Monaco and the types: such a page has a light editor instead (views/editor/light/). Twenty megabytes. */
const NOT_FOR_TOUCH = /^assets\/(?:pyright\.worker|surface|editor-worker|editorWebWorkerMain|codicon)-/;

/** The build, as far as a device needs it. */
export const forDevice = (build: Build, touch: boolean): Build =>
  touch ? { ...build, files: build.files.filter(({ name }) => !NOT_FOR_TOUCH.test(name)) } : build;

/** Does the page need this file of the site? */
export const belongs = (name: string): boolean =>
  !LEFT_OUT.includes(name) && !name.endsWith('.map') && !/^supplies-[^/]+\/bundles\/licences\//.test(name);

/** Is the content of a file with this name always the same? Of such a file any kept copy is right, whichever build it came with. */
export const isLasting = (name: string): boolean => /^(assets|supplies-[0-9a-f]+)\//.test(name);

/** A rule by which the browser itself answers for a file, out of whichever cache has it. */
export interface Route {
  /** A name with a question is the worker's business. */
  condition: {
    urlPattern: { protocol: string; hostname: string; port: string; pathname: string; search: '' };
    requestMethod: 'GET';
  };
  source: 'cache';
}

/** The rules for the files with lasting names (`isLasting`). */
export function routes(scope: string): readonly Route[] {
  const { protocol, hostname, port, pathname } = new URL(scope);
  // In a pattern some characters of a folder's name would mean something.
  const folder = pathname.replace(/[\\+*?:{}()]/g, '\\$&');
  return ['assets/*', 'supplies-*'].map((files) => ({
    condition: {
      urlPattern: { protocol: protocol.slice(0, -1), hostname, port, pathname: folder + files, search: '' },
      requestMethod: 'GET',
    },
    source: 'cache',
  }));
}

/** The address of a file; of the page itself that of the folder, since some servers lead away from "index.html". */
export const addressOf = (scope: string, name: string): string => (name === PAGE ? scope : new URL(name, scope).href);

/** What a request is for, as the name of a file; null when it is none of ours. Questions and places within a page make no difference. */
export function nameOf(scope: string, address: string): string | null {
  const { origin, pathname } = new URL(address);
  const plain = origin + pathname;
  if (!plain.startsWith(scope)) return null;
  const name = plain.slice(scope.length);
  return name === '' ? PAGE : name;
}

/** All caches of this site begin so: others may live on the same origin, even this very site in another folder. A scope ends in "/". */
export const cachePrefix = (scope: string): string => `onionskin ${scope} `;
export const cacheName = (scope: string, id: string): string => cachePrefix(scope) + id;
