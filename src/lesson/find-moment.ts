// Finds a moment that an author, a check or a link speaks of in what really happened; and says how one would speak of a moment.
import type { TraceEvent } from '../trace/event.ts';
import type { Cursor, Recording } from '../trace/recording.ts';
import { layerOf } from '../trace/words.ts';
import type { Moment } from './lesson.ts';

/** The index of the moment's event, or null when this run has none. */
export function findMoment(recording: Recording, moment: Moment): Cursor | null {
  let seen = 0;
  let last: Cursor | null = null;
  for (const [index, event] of recording.events.entries()) {
    if (!isOne(recording, event, moment)) continue;
    seen += 1;
    if (seen === moment.nth) return index;
    last = index;
  }
  return moment.nth === 'last' ? last : null;
}

function isOne(recording: Recording, event: TraceEvent, { event: type, layer: name }: Omit<Moment, 'nth'>): boolean {
  if (event.type !== type) return false;
  const layer = layerOf(recording, event.span);
  return name === undefined || layer?.name === name || (name === 'server' && layer?.kind === 'server');
}

/** How an author would speak of an event: as long as the same layers do the same things, it means the same moment in every run. */
export function momentAt(recording: Recording, cursor: Cursor): Moment | null {
  const event = recording.events[cursor];
  if (event === undefined) return null;
  const layer = layerOf(recording, event.span);
  const name = layer === null ? {} : { layer: layer.kind === 'server' ? 'server' : layer.name };
  const what = { event: event.type, ...name };
  const nth = recording.events.slice(0, cursor + 1).filter((other) => isOne(recording, other, what)).length;
  return { ...what, nth };
}

/** In an address, behind the lesson: "return/GZip/1", or "print//2" for what no layer does. */
export const momentText = ({ event, layer, nth }: Moment): string => `${event}/${encodeURIComponent(layer ?? '')}/${nth}`;

/** Null for what is no such text. An event that there isn't is in no recording either. */
export function readMoment(text: string): Moment | null {
  const [, event, name = '', nth] = /^([a-z_]+)\/([^/]*)\/([1-9]\d{0,8})$/.exec(text) ?? [];
  if (event === undefined) return null;
  const layer = decoded(name);
  if (layer === null) return null;
  return { event: event as Moment['event'], ...(layer === '' ? {} : { layer }), nth: Number(nth) };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
