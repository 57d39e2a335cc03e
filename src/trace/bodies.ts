// How many bytes a body brings, as far as the recording knows, and what a layer got from the one inside it.
import { countUpTo, cursorsOf, merged } from './cursors.ts';
import { perRecording } from './memo.ts';
import type { BodyId, Cursor, Recording, SpanId } from './recording.ts';
import { isEager, linkAt, spanFacts } from './spans.ts';
import { eventOf, weightOf } from './words.ts';

/** By body: its chunk events, and the bytes up to and with each. */
const chunksOf = perRecording((recording) => {
  const table = new Map<BodyId, { cursors: Cursor[]; totals: number[]; stopped: boolean }>();
  for (const cursor of merged(cursorsOf(recording, 'chunk'), cursorsOf(recording, 'stop'))) {
    const event = recording.events[cursor];
    if (event?.type !== 'chunk' && event?.type !== 'stop') continue;
    let row = table.get(event.body);
    if (row === undefined) {
      row = { cursors: [], totals: [], stopped: false };
      table.set(event.body, row);
    }
    if (event.type === 'stop') row.stopped = true;
    else {
      row.totals.push((row.totals.at(-1) ?? 0) + weightOf(recording, event));
      row.cursors.push(cursor);
    }
  }
  return table;
});

/** By span whose code pulls: the chunks that it was given. */
const takenBy = perRecording((recording) => {
  const table = new Map<SpanId, Cursor[]>();
  for (const cursor of cursorsOf(recording, 'chunk')) {
    const by = linkAt(recording, cursor).other;
    if (by === null) continue;
    const row = table.get(by);
    if (row === undefined) table.set(by, [cursor]);
    else row.push(cursor);
  }
  return table;
});

/** What a call's return brings in bytes; null when that is not known (yet): a generator, an unknown iterable. */
export function sizeOfReturn(recording: Recording, cursor: Cursor): number | null {
  const event = eventOf(recording, cursor, 'return');
  if (!event) return null;
  if (event.response) return event.response.size;
  if (event.value?.type === 'bytes') return event.value.length ?? null;
  if (event.holds) {
    let total = 0;
    for (const item of event.holds) {
      if (typeof item !== 'number') return null;
      total += recording.bytes[item]?.length ?? 0;
    }
    return total;
  }
  if (event.body === undefined) return null;
  const row = chunksOf(recording).get(event.body);
  const isList = isEager(recording, event.body) && recording.bodies[event.body]?.kind !== 'file';
  return isList && row?.stopped ? (row.totals.at(-1) ?? 0) : null;
}

/** The latest return that this span's own calls brought it before a moment. */
export function innerReturn(recording: Recording, span: SpanId, cursor: Cursor): Cursor | null {
  let latest: Cursor | null = null;
  for (const child of spanFacts(recording)[span]?.children ?? []) {
    const at = spanFacts(recording)[child]?.returned ?? null;
    if (at !== null && at < cursor && (latest === null || at > latest)) latest = at;
  }
  return latest;
}

const NONE: readonly Cursor[] = [];

/** The chunks that a lazy layer was given since it gave its own last chunk: what its chunk at `cursor` is made of. */
export function takenFor(recording: Recording, cursor: Cursor): readonly Cursor[] {
  const event = eventOf(recording, cursor, 'chunk');
  if (!event || event.span === null) return NONE;
  const taken = takenBy(recording).get(event.span);
  if (taken === undefined) return NONE;
  const own = chunksOf(recording).get(event.body)?.cursors ?? [];
  const before = own[countUpTo(own, cursor - 1) - 1] ?? -1;
  return taken.slice(countUpTo(taken, before), countUpTo(taken, cursor));
}
