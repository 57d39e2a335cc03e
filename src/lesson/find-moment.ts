// Finds a moment that an author or a check speaks of in what really happened.
import type { Cursor, Recording } from '../trace/recording.ts';
import { layerOf } from '../trace/words.ts';
import type { Moment } from './lesson.ts';

/** The index of the moment's event, or null when this run has none. */
export function findMoment(recording: Recording, { event: type, layer: name, nth }: Moment): Cursor | null {
  let seen = 0;
  for (const [index, event] of recording.events.entries()) {
    if (event.type !== type) {
      continue;
    }
    const layer = layerOf(recording, event.span);
    if (name !== undefined && layer?.name !== name && !(name === 'server' && layer?.kind === 'server')) {
      continue;
    }
    seen += 1;
    if (seen === nth) {
      return index;
    }
  }
  return null;
}
