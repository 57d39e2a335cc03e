// At which moments of a recording a breakpoint is met, and which of all is the next one.
import { type Break, breakId, environKey } from './breakpoint.ts';
import { changesAt } from './changes.ts';
import { countUpTo, cursorsOf } from './cursors.ts';
import type { EventType } from './event.ts';
import { hopsOf } from './hops.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { layerOf } from './words.ts';

const known = perRecording(() => new Map<string, readonly Cursor[]>());

/** In order. */
export function hitsOf(recording: Recording, one: Break): readonly Cursor[] {
  const id = breakId(one);
  const hits = known(recording).get(id) ?? find(recording, one);
  known(recording).set(id, hits);
  return hits;
}

function find(recording: Recording, one: Break): readonly Cursor[] {
  switch (one.kind) {
    case 'line':
      return linesAt(recording, one.file, one.line);
    case 'layer':
      return hopsOf(recording).filter((cursor) => crosses(recording, cursor, one.name));
    case 'key':
      return hopsOf(recording).filter((cursor) => changes(recording, cursor, environKey(one.key)));
  }
}

/** Each time the line is about to run; where no lines were recorded, what crossed a boundary there. */
function linesAt(recording: Recording, file: string, line: number): readonly Cursor[] {
  const lines = cursorsOf(recording, 'line');
  return (lines.length > 0 ? lines : hopsOf(recording)).filter((cursor) => {
    const place = recording.events[cursor]?.place;
    return place?.line === line && place.file === file;
  });
}

/** An exception that is caught, or a run that ends, crosses nothing. */
const INSIDE: ReadonlySet<EventType> = new Set(['catch', 'exit', 'line', 'wait', 'open', 'leave']);

function crosses(recording: Recording, cursor: Cursor, name: string): boolean {
  const event = recording.events[cursor];
  return event !== undefined && !INSIDE.has(event.type) && layerOf(recording, event.span)?.name === name;
}

/** What can change environ or headers. To look at each chunk of a stream would take long, and find nothing. */
const CHANGING: ReadonlySet<EventType> = new Set(['call', 'return', 'start_response', 'close', 'sent']);

function changes(recording: Recording, cursor: Cursor, wanted: string): boolean {
  const event = recording.events[cursor];
  if (event === undefined || !(CHANGING.has(event.type) || 'environs' in event)) return false;
  return changesAt(recording, cursor).some(
    ({ what, key }) => (what === 'environ' || what === 'header') && environKey(key) === wanted,
  );
}

/** The nearest moment after `cursor` (or before it) at which one of them is met; null when there is none. */
export function nextHit(recording: Recording, breaks: readonly Break[], cursor: Cursor, by: 1 | -1): Cursor | null {
  let nearest: Cursor | null = null;
  for (const one of breaks) {
    const hits = hitsOf(recording, one);
    const at = hits[by > 0 ? countUpTo(hits, cursor) : countUpTo(hits, cursor - 1) - 1];
    if (at !== undefined && (nearest === null || (by > 0 ? at < nearest : at > nearest))) nearest = at;
  }
  return nearest;
}

/** All moments at which any of them is met, in order, each once. */
export const allHits = (recording: Recording, breaks: readonly Break[]): readonly Cursor[] =>
  [...new Set(breaks.flatMap((one) => hitsOf(recording, one)))].sort((a, b) => a - b);
