// The disk that a server's processes share, and that outlives them: files that the program wrote beside its sources, an SQLite database say.
// Each process has a file system of its own, in memory. What one has written is here when its request is answered, and the others are handed
// it before their next one. A process that is ended in the middle of a request has written nothing in it.
import * as z from 'zod/mini';
import type { DiskState } from './runner.ts';

export interface DiskFile {
  bytes: Uint8Array;
  /** Milliseconds since 1970. */
  modified: number;
}
/** What a process has written: null for a file that it has removed. `left`: files for which there is no room. */
export interface DiskChange {
  files: Readonly<Record<string, DiskFile | null>>;
  left: readonly string[];
}

/** Bytes and files on one disk. A process keeps to it by itself; what runs in it may not. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_FILES = 500;

const name = z.string().check(
  z.minLength(1),
  z.maxLength(400),
  z.refine((path) => !/^\/|(^|\/)\.{0,2}(\/|$)|\0/.test(path)),
);
const file = z.object({ bytes: z.instanceof(Uint8Array), modified: z.number() });
/** Checked before it is believed, as everything that a process says. */
export const diskChange = z.object({
  files: z.record(name, z.nullable(file)).check(z.refine((files) => Object.keys(files).length <= 4 * MOST_FILES)),
  left: z.array(z.string().check(z.maxLength(400))).check(z.maxLength(20)),
});

interface Entry {
  file: DiskFile | null;
  /** The change that it came with, and whose it was. */
  version: number;
  by: object;
}

export class Disk {
  readonly #entries = new Map<string, Entry>();
  /** What each process has been told. */
  readonly #told = new WeakMap<object, number>();
  #version = 0;
  #left: readonly string[] = [];

  /** A process has written this. */
  take(by: object, change: DiskChange): void {
    this.#version += 1;
    for (const [name, file] of Object.entries(change.files)) this.#entries.set(name, { file, version: this.#version, by });
    const left = new Set(change.left);
    // Small ones first, as the process itself does it.
    let room = MOST_BYTES;
    let count = 0;
    for (const [name, entry] of [...this.#entries].sort(([, a], [, b]) => sizeOf(a) - sizeOf(b))) {
      if (entry.file === null) continue;
      room -= sizeOf(entry);
      count += 1;
      if (room >= 0 && count <= MOST_FILES) continue;
      this.#entries.delete(name);
      left.add(name);
    }
    this.#left = [...left];
  }

  /** All that a fresh process begins with. */
  begin(process: object): Record<string, DiskFile> {
    this.#told.set(process, this.#version);
    const files: Record<string, DiskFile> = {};
    for (const [name, { file }] of this.#entries) if (file !== null) files[name] = file;
    return files;
  }

  /** What others have written since `process` was told. */
  news(process: object): Record<string, DiskFile | null> {
    const since = this.#told.get(process) ?? 0;
    this.#told.set(process, this.#version);
    if (since === this.#version) return {};
    const later = [...this.#entries].filter(([, { version, by }]) => version > since && by !== process);
    return Object.fromEntries(later.map(([name, { file }]) => [name, file]));
  }

  /** One with the same files, for processes that nobody else is to notice. */
  copy(): Disk {
    const copy = new Disk();
    copy.take(copy, { files: this.begin({}), left: this.#left });
    return copy;
  }

  get state(): DiskState {
    const files = [...this.#entries].flatMap(([name, { file }]) => (file === null ? [] : [{ name, size: file.bytes.length }]));
    return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), left: this.#left };
  }
}

const sizeOf = ({ file }: Entry): number => file?.bytes.length ?? 0;

/** The disks of a page, by name. Those that were not used for longest are forgotten. */
export class Disks {
  readonly #disks = new Map<string, Disk>();
  readonly #most: number;

  constructor(most = 8) {
    this.#most = most;
  }

  /** The disk of that name; one that nothing else knows of when there is no name. */
  get(name: string | undefined): Disk {
    if (name === undefined) return new Disk();
    const disk = this.#disks.get(name) ?? new Disk();
    // The last one in the map is the one that was used last.
    this.#disks.delete(name);
    this.#disks.set(name, disk);
    const [oldest] = this.#disks.keys();
    if (this.#disks.size > this.#most && oldest !== undefined) this.#disks.delete(oldest);
    return disk;
  }

  wipe(name: string): void {
    this.#disks.delete(name);
  }
}
