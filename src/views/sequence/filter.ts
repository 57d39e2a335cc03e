// What the sequence is narrowed to, and what the choices are called.
import { EVENT_KINDS, type EventKind, HOP_KINDS } from '../../trace/kinds.ts';

export interface Filter {
  text: string;
  kinds: ReadonlySet<EventKind>;
  /** The skin of the one layer whose events are shown; null: all of them. */
  skin: number | null;
}

export const ALL_HOPS: Filter = { text: '', kinds: new Set(HOP_KINDS), skin: null };

export const KIND_NAMES: Readonly<Record<EventKind, string>> = {
  calls: 'Calls and returns',
  answers: 'start_response and write()',
  body: 'Pulls and chunks',
  close: 'close()',
  faults: 'Exceptions',
  sent: 'Sent to the client',
  details: 'Details: reads, prints, waits, flushes',
  lines: 'Lines of your code',
};

export function toggled(kinds: ReadonlySet<EventKind>, kind: EventKind): ReadonlySet<EventKind> {
  const next = new Set(kinds);
  if (!next.delete(kind)) next.add(kind);
  return next;
}

/** "hops", "everything", "3 of 8 kinds". */
export function kindsInWords(kinds: ReadonlySet<EventKind>): string {
  if (kinds.size === EVENT_KINDS.length) return 'everything';
  if (kinds.size === HOP_KINDS.length && HOP_KINDS.every((kind) => kinds.has(kind))) return 'hops';
  return `${kinds.size} of ${EVENT_KINDS.length} kinds`;
}

export const isNarrowed = ({ text, kinds, skin }: Filter): boolean =>
  text.trim() !== '' || skin !== null || kindsInWords(kinds) !== 'hops';
