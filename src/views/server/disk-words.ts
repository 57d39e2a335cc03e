// What a lesson's processes leave on their disk and take of memory, in words.
import type { Run, State } from '../../store/state.ts';
import * as strings from '../../strings/server/disk-words.ts';

type DiskState = State['disks'][string];

const NAMED = 3;

/** Is there nothing but a database on it? */
export const isDatabase = ({ files }: DiskState): boolean =>
  files.length > 0 && files.every(({ name }) => /\.(?:sqlite3?|db)$/.test(name));

export function diskInWords({ files, left }: DiskState): string {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const names = named(files.map(({ name }) => name));
  const kept = files.length === 0 ? strings.nothing : strings.kept(files.length, size, names);
  return left.length === 0 ? kept : `${kept} ${strings.noRoom(named(left))}`;
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED;
  return more > 0 ? strings.some(names.slice(0, NAMED).join(', '), more) : names.join(', ');
}

/** Null before anything has answered, and when it ended over the answer. */
export function memoryInWords(outcome: Run['outcome']): string | null {
  const memory = outcome?.memory ?? null;
  return outcome === null || memory === null ? null : strings.memory(outcome.process, memory);
}
