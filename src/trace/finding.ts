// Finds events by a text: in names, values, headers, what was printed, and the beginning of the bytes that went by. Case does not matter.
import type { TraceEvent } from './event.ts';
import type { Cursor, Recording } from './recording.ts';
import { linkAt } from './spans.ts';
import { nameOf } from './words.ts';

/** Of a block of bytes so much is looked at. */
const PREVIEW = 4096;

export type Finder = (cursor: Cursor) => boolean;

/** Null: everything is found. */
export function finderOf(recording: Recording, text: string): Finder | null {
  const wanted = text.trim();
  if (wanted === '') return null;
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  // Each name, each block and each type of event is looked at once, not at every event that has it.
  const names = recording.spans.map(({ id }) => pattern.test(nameOf(recording, id)));
  const blocks = recording.bytes.map((block) => pattern.test(readable(block.slice(0, PREVIEW))));
  const types = new Map<string, boolean>();
  const isType = (type: string): boolean => {
    const known = types.get(type);
    if (known !== undefined) return known;
    const is = pattern.test(type);
    types.set(type, is);
    return is;
  };
  return (cursor) => {
    const event = recording.events[cursor];
    if (event === undefined) return false;
    if (isType(event.type) || (event.span !== null && names[event.span])) return true;
    const { other } = linkAt(recording, cursor);
    if (other !== null && names[other]) return true;
    if ('bytes' in event && event.bytes !== undefined && blocks[event.bytes]) return true;
    if (event.type === 'return' && event.holds?.some((held) => typeof held === 'number' && blocks[held])) return true;
    if (event.place !== null && pattern.test(`${event.place.file}:${event.place.line}`)) return true;
    return holds(event, pattern);
  };
}

/** Bytes as text: what is UTF-8 is found as it is read. */
function readable(block: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(block, (char) => char.charCodeAt(0)));
  } catch {
    return block;
  }
}

/** Whether any text in an event, its keys included where they are names, has it. */
function holds(event: TraceEvent, pattern: RegExp): boolean {
  for (const [field, value] of Object.entries(event)) {
    if (!SKIPPED.has(field) && within(value, pattern)) return true;
  }
  return false;
}

const SKIPPED = new Set(['type', 'at', 'span', 'by', 'place', 'bytes', 'parts']);

function within(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value);
  if (Array.isArray(value)) return value.some((item) => within(item, pattern));
  if (typeof value !== 'object' || value === null) return false;
  // A preview of a value: its type and its text. Anything else: its keys are names of things.
  if ('text' in value && typeof value.text === 'string')
    return pattern.test(value.text) || within((value as { type?: unknown }).type, pattern);
  return Object.entries(value).some(
    ([key, item]) => (key !== 'set' && key !== 'gone' && pattern.test(key)) || within(item, pattern),
  );
}
