// Finds a moment that an author or a check speaks of in what really happened.

import type { TraceEvent } from '../trace/event.ts';
import type { Cursor, Layer, Recording } from '../trace/recording.ts';
import type { Moment } from './lesson.ts';

function layerOf(recording: Recording, event: TraceEvent): Layer | undefined {
  const span = event.span === null ? undefined : recording.spans[event.span];
  return span === undefined ? undefined : recording.layers[span.layer];
}

/** The index of the moment's event, or null when this run has none. */
export function findMoment(recording: Recording, { event: type, layer: name, nth }: Moment): Cursor | null {
  let seen = 0;
  for (const [index, event] of recording.events.entries()) {
    if (event.type !== type) {
      continue;
    }
    const layer = layerOf(recording, event);
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
