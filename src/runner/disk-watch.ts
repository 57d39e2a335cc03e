// What a program has written into its project's folder, seen from below Python: by its nodes in the file system in memory. Nothing that the
// program does to Python's own modules changes what is seen here, and the recorder does not notice.
import type { DiskChange, DiskFile } from './disk.ts';

/** As much of Emscripten's file system as is used. */
export interface FileSystem {
  lookupPath(path: string): { node: Node };
  isDir(mode: number): boolean;
  isFile(mode: number): boolean;
  mkdirTree(path: string): void;
  writeFile(path: string, content: string | Uint8Array): void;
  unlink(path: string): void;
  utime(path: string, accessed: number, modified: number): void;
}
interface Node {
  mode: number;
  /** Of a folder, its entries by name; of a file, its bytes (signed or not, as they came), and room for more. */
  contents: Record<string, Node> | Uint8Array | Int8Array;
  usedBytes?: number;
  /** Milliseconds. */
  mtime: number;
}

/** Where a project lies (python/onionskin/project.py). */
const FOLDER = '/srv/app';
/** What is laid here becomes the project's folder when it is started. */
const KEPT = '/var/lib/onionskin/disk';
/** Python's own, which it makes again. */
const NOT_KEPT = new Set(['__pycache__']);
/** A file that was written in the very milliseconds in which it was looked at may have been written once more in them. */
const SAME_TIME = 3;
/** Bytes, and files, that outlive a process: together. */
export const MOST_KEPT = 16 * 1024 * 1024;
export const MOST_FILES = 500;
/** Files that are looked at; a program that makes more of them than this has other worries. */
const MOST_SEEN = 4 * MOST_FILES;

interface Seen {
  size: number;
  modified: number;
  /** It has to be read again, whatever its time says. */
  fresh: boolean;
}

export class DiskWatch {
  readonly #fs: FileSystem;
  readonly #sources: readonly string[];
  #seen = new Map<string, Seen>();
  #left = '[]';

  /** `sources`: the names of the project's own files. They are the editor's, whatever the program writes into them. */
  constructor(fs: FileSystem, sources: readonly string[]) {
    this.#fs = fs;
    this.#sources = sources;
  }

  /** Before the start: what earlier processes wrote. */
  lay(files: Readonly<Record<string, DiskFile>>): void {
    this.#write(KEPT, files);
  }

  /** Between requests: what other processes wrote meanwhile. */
  update(files: Readonly<Record<string, DiskFile | null>>): void {
    this.#write(FOLDER, files);
  }

  /** What has changed since the last time; null: nothing. */
  changes(): DiskChange | null {
    const found = this.#walk();
    const { kept, left } = chosen(found);
    const files: Record<string, DiskFile | null> = {};
    const now = Date.now();
    const seen = new Map<string, Seen>();
    for (const [name, node] of kept) {
      const [size, modified] = [node.usedBytes ?? 0, Number(node.mtime)];
      const before = this.#seen.get(name);
      seen.set(name, { size, modified, fresh: now - modified < SAME_TIME });
      if (before !== undefined && !before.fresh && before.size === size && before.modified === modified) continue;
      files[name] = { bytes: bytesOf(node, size), modified };
    }
    for (const name of this.#seen.keys()) if (!seen.has(name)) files[name] = null;
    this.#seen = seen;
    const leftNow = JSON.stringify(left);
    if (Object.keys(files).length === 0 && leftNow === this.#left) return null;
    this.#left = leftNow;
    return { files, left };
  }

  #write(folder: string, files: Readonly<Record<string, DiskFile | null>>): void {
    for (const [name, file] of Object.entries(files)) {
      if (this.#isSource(name)) continue;
      const path = `${folder}/${name}`;
      try {
        if (file === null) {
          this.#seen.delete(name);
          this.#fs.unlink(path);
          continue;
        }
        this.#fs.mkdirTree(path.slice(0, path.lastIndexOf('/')));
        this.#fs.writeFile(path, file.bytes);
        this.#fs.utime(path, file.modified, file.modified);
        this.#seen.set(name, { size: file.bytes.length, modified: file.modified, fresh: false });
      } catch {
        // A folder is now where a file was, or the other way round: the program that runs here has the last word.
      }
    }
  }

  /** Also what stands in the way of one: a file where a source needs a folder. */
  #isSource(name: string): boolean {
    return this.#sources.some((source) => source === name || source.startsWith(`${name}/`) || name.startsWith(`${source}/`));
  }

  #walk(): [string, Node][] {
    const found: [string, Node][] = [];
    const look = (node: Node, prefix: string): void => {
      for (const [entry, child] of Object.entries(node.contents)) {
        if (found.length >= MOST_SEEN || NOT_KEPT.has(entry)) continue;
        const name = prefix + entry;
        if (this.#fs.isDir(child.mode)) look(child, `${name}/`);
        else if (this.#fs.isFile(child.mode) && !this.#sources.includes(name)) found.push([name, child]);
      }
    };
    try {
      look(this.#fs.lookupPath(FOLDER).node, '');
    } catch {
      // The program has removed its folder.
    }
    return found;
  }
}

/** A copy: the node goes on being written to. */
function bytesOf({ contents }: Node, size: number): Uint8Array {
  if (!ArrayBuffer.isView(contents)) return new Uint8Array(size);
  return new Uint8Array(contents.buffer, contents.byteOffset, size).slice();
}

/** Small files first: one that is too large takes nothing else with it. */
function chosen(found: readonly [string, Node][]): { kept: [string, Node][]; left: string[] } {
  const kept: [string, Node][] = [];
  const left: string[] = [];
  let room = MOST_KEPT;
  for (const one of [...found].sort(([, a], [, b]) => (a.usedBytes ?? 0) - (b.usedBytes ?? 0))) {
    room -= one[1].usedBytes ?? 0;
    if (room >= 0 && kept.length < MOST_FILES) kept.push(one);
    else left.push(one[0]);
  }
  return { kept, left: left.slice(0, 20) };
}
