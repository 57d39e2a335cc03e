// Steps by layer, as in a debugger by functions: over what happens further in, into the next layer, out of the one that one is in.
import { countUpTo } from './cursors.ts';
import type { TraceEvent } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import { isEager, linkAt } from './spans.ts';

export type Way = 'over' | 'into' | 'out';

/** A layer's turn: it was called, or asked for a chunk, or closed. Nothing tells the end of a close() but that somebody else acts again. */
interface Turn {
  span: SpanId;
  isClose: boolean;
}

/** How many turns of layers have begun and not ended, once the event has happened: the server's own is the first. Who calls a start_response or
 *  a write() of another layer is in its own turn still. */
export const turnsOf = perRecording((recording): Int32Array => {
  const heights = new Int32Array(recording.events.length);
  const turns: Turn[] = [{ span: 0, isClose: false }];
  recording.events.forEach((event, cursor) => {
    follow(recording, turns, event, cursor);
    heights[cursor] = turns.length;
  });
  return heights;
});

function follow(recording: Recording, turns: Turn[], event: TraceEvent, cursor: Cursor): void {
  const { span } = event;
  if (span === null) return;
  const begins = event.type === 'call' || event.type === 'next' || event.type === 'close';
  endCloses(turns, begins ? linkAt(recording, cursor).other : span);
  // A list gives its chunks without anybody's turn.
  if ((event.type === 'next' || event.type === 'chunk' || event.type === 'stop') && isEager(recording, event.body)) return;
  if (begins) turns.push({ span, isClose: event.type === 'close' });
  else if (ends(event)) {
    const at = turns.findLastIndex((turn) => turn.span === span);
    if (at > 0) turns.length = at;
  }
}

function endCloses(turns: Turn[], actor: SpanId | null): void {
  if (actor === null) return;
  for (let top = turns.at(-1); top?.isClose && top.span !== actor; top = turns.at(-1)) turns.pop();
}

function ends(event: TraceEvent): boolean {
  if (event.type === 'raise') return event.during !== 'start_response' && event.during !== 'write';
  return event.type === 'return' || event.type === 'chunk' || event.type === 'stop';
}

/** The moment a step leads to; null at the end. Who steps into a layer, and there is none ahead in this turn, goes on by one moment, as in a debugger;
 *  and where nothing is over or further out, it is the last moment. */
export function layerStep(recording: Recording, moments: readonly Cursor[], cursor: Cursor, way: Way): Cursor | null {
  const turns = turnsOf(recording);
  const here = turns[cursor] ?? 1;
  const first = countUpTo(moments, cursor);
  for (let nth = first; nth < moments.length; nth += 1) {
    const at = moments[nth] as Cursor;
    const height = turns[at] ?? 1;
    if (way === 'into' && height < here) break;
    if (way === 'over' ? height <= here : way === 'out' ? height < here : height > here) return at;
  }
  return first < moments.length ? (moments.at(way === 'into' ? first : -1) ?? null) : null;
}
