// What a lesson's processes leave on their disk and take of memory, in words.
import type { Run, State } from '../../store/state.ts';
import { counted } from '../../trace/words.ts';

type DiskState = State['disks'][string];

const NAMED = 3;

/** In the units that people know from their disks. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(bytes < 9_950_000 ? 1 : 0)} MB`;
}

/** Is there nothing but a database on it? */
export const isDatabase = ({ files }: DiskState): boolean =>
  files.length > 0 && files.every(({ name }) => /\.(?:sqlite3?|db)$/.test(name));

export function diskInWords({ files, left }: DiskState): string {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const kept =
    files.length === 0
      ? 'Nothing but the project’s own files. What the program writes beside them stays when the server restarts.'
      : `${counted(files.length, 'file')} beside the project’s own, ${sizeInWords(size)}: ${named(files.map(({ name }) => name))}. What the program writes stays when the server restarts.`;
  if (left.length === 0) return kept;
  return `${kept} There was no room for ${named(left)}: at most 16 MB and 500 files outlive a process.`;
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${counted(more, 'other')}` : names.join(', ');
}

/** Null before anything has answered, and when it ended over the answer. */
export function memoryInWords(outcome: Run['outcome']): string | null {
  const memory = outcome?.memory ?? null;
  return outcome === null || memory === null ? null : `Process ${outcome.process} takes ${sizeInWords(memory)}.`;
}
