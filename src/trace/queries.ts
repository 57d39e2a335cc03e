// The SQL queries of a request, each with the layer and the line that caused it; one that was put before is marked.
import { among } from './cursors.ts';
import type { EventOf } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor } from './recording.ts';
import { nameOf } from './words.ts';

export interface Query {
  cursor: Cursor;
  event: EventOf<'query'>;
  layer: string;
  /** How often the very same was put before. */
  before: number;
}

export const queriesOf = perRecording((recording): readonly Query[] => {
  const seen = new Map<string, number>();
  return among(recording, 'query', (event, cursor): Query[] => {
    const same = `${event.sql}\0${event.params?.text ?? ''}`;
    const before = seen.get(same) ?? 0;
    seen.set(same, before + 1);
    return [{ cursor, event, layer: nameOf(recording, event.span), before }];
  });
});
