// The globals of the program's modules at a moment, as far as they are bound to plain values; and those of several processes side by side.
import type { Value } from './event-parts.ts';
import { maskText } from './mask.ts';
import type { Cursor, Recording } from './recording.ts';

export interface Global {
  file: string;
  name: string;
  value: Value;
  /** It has another value than before the request. */
  isChanged: boolean;
}

/** As they were when last looked at, up to this moment. */
export function globalsAt({ globals = [] }: Recording, cursor: Cursor): readonly Global[] {
  const found = new Map<string, Global>();
  for (const { at, file, set, gone } of globals) {
    if (at > Math.max(0, cursor)) break;
    for (const [name, value] of Object.entries(set)) {
      const key = keyOf(file, name);
      found.set(key, { file, name, value, isChanged: at > 0 });
    }
    for (const name of gone) found.delete(keyOf(file, name));
  }
  return [...found.values()];
}

const keyOf = (file: string, name: string): string => `${file} ${name}`;

/** One global in several processes. */
export interface GlobalRow {
  file: string;
  name: string;
  /** In the order of the processes; null where there is none of that name. */
  values: readonly (Value | null)[];
  /** It is not the same everywhere. What differs at every run (a time, an address) is no difference. */
  differs: boolean;
  isChanged: boolean;
}

/** `sides`: what each process has. What differs comes first, then what the requests have changed. */
export function globalRows(sides: readonly (readonly Global[])[]): readonly GlobalRow[] {
  const rows = new Map<string, GlobalRow>();
  for (const { file, name } of sides.flat()) {
    const key = keyOf(file, name);
    if (rows.has(key)) continue;
    const own = sides.map((globals) => globals.find((one) => one.file === file && one.name === name));
    const values = own.map((one) => one?.value ?? null);
    const texts = new Set(values.map((value) => (value === null ? '' : `${value.type} ${maskText(value.text)}`)));
    rows.set(key, { file, name, values, differs: texts.size > 1, isChanged: own.some((one) => one?.isChanged) });
  }
  const rank = ({ differs, isChanged }: GlobalRow): number => (differs ? 0 : isChanged ? 1 : 2);
  return [...rows.values()].sort((a, b) => rank(a) - rank(b));
}
