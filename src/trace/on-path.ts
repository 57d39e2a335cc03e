// Where on the path an event is: at which skin's edge, and on which rail.
import { directionOf } from './direction.ts';
import type { Cursor, Recording } from './recording.ts';
import { skinOfSpan } from './stack.ts';

/** At a skin's upper edge, on the way down, on the way up, or by start_response on its own rail. */
export interface OnPath {
  event: Cursor;
  skin: number;
  rail: 'down' | 'up' | 'flag';
}

/** Null for what crosses no edge. */
export function onPath(recording: Recording, cursor: Cursor): OnPath | null {
  const event = recording.events[cursor];
  const way = event === undefined ? 'inside' : directionOf[event.type];
  if (event === undefined || way === 'inside') return null;
  const skin = skinOfSpan(recording, event.span);
  if (way === 'down') return { event: cursor, skin, rail: 'down' };
  return { event: cursor, skin, rail: event.type === 'start_response' ? 'flag' : 'up' };
}

/** The layer that an event is of. */
export const skinOfEvent = (recording: Recording, cursor: Cursor): number =>
  skinOfSpan(recording, recording.events[cursor]?.span ?? null);
