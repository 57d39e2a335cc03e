// What the sequence is narrowed to, and what that is called.
import * as strings from '../../strings/sequence/filter.ts';
import { EVENT_KINDS, type EventKind, HOP_KINDS } from '../../trace/kinds.ts';

export interface Filter {
  text: string;
  kinds: ReadonlySet<EventKind>;
  /** The skin of the one layer whose events are shown; null: all of them. */
  skin: number | null;
}

export const ALL_HOPS: Filter = { text: '', kinds: new Set(HOP_KINDS), skin: null };

export function toggled(kinds: ReadonlySet<EventKind>, kind: EventKind): ReadonlySet<EventKind> {
  const next = new Set(kinds);
  if (!next.delete(kind)) next.add(kind);
  return next;
}

const areHops = (kinds: ReadonlySet<EventKind>): boolean =>
  kinds.size === HOP_KINDS.length && HOP_KINDS.every((kind) => kinds.has(kind));

/** "hops", "everything", "3 of 8 kinds". */
export function kindsInWords(kinds: ReadonlySet<EventKind>): string {
  if (kinds.size === EVENT_KINDS.length) return strings.everything;
  if (areHops(kinds)) return strings.hops;
  return strings.someKinds(kinds.size, EVENT_KINDS.length);
}

export const isNarrowed = ({ text, kinds, skin }: Filter): boolean => text.trim() !== '' || skin !== null || !areHops(kinds);
