// The marks in the editor's gutter: "↓5" stands at the line whose code made hop 5 go down. Pure: (recording, cursor) in, marks out.
import { directionOf } from '../../trace/event.ts';
import { hopsOf } from '../../trace/hops.ts';
import { perRecording } from '../../trace/memo.ts';
import type { Cursor } from '../../trace/recording.ts';
import type { Tone } from '../../trace/scene.ts';
import { toneAt } from '../../trace/tones.ts';

export interface GutterMark {
  line: number;
  side: 'down' | 'up';
  /** Counted from 1, as on the timeline. */
  hop: number;
  tone: Tone;
  state: 'done' | 'now' | 'next';
  /** All hops of this line, in words. */
  title: string;
}

/** A hop that crossed at a line of a file. */
export interface HopAt {
  line: number;
  side: 'down' | 'up';
  hop: number;
  event: Cursor;
  tone: Tone;
}

/** Every hop that user code made, by file. What runs at no line of the user's (the server's own doing) has no mark. */
export const hopsByFile = perRecording((recording): ReadonlyMap<string, readonly HopAt[]> => {
  const found = new Map<string, HopAt[]>();
  for (const [index, event] of hopsOf(recording).entries()) {
    const fact = recording.events[event];
    const side = fact && directionOf[fact.type];
    if (!fact?.place || side === undefined || side === 'inside') continue;
    const { file, line } = fact.place;
    const tone = fact.type === 'raise' ? 'fault' : side === 'down' ? 'req' : toneAt(recording, event);
    const list = found.get(file) ?? [];
    list.push({ line, side, hop: index + 1, event, tone });
    found.set(file, list);
  }
  return found;
});

/** One mark a line: the hop under the cursor, else the last one that was crossed there, else the first to come. */
export function gutterMarks(hops: readonly HopAt[], cursor: Cursor): readonly GutterMark[] {
  const byLine = new Map<number, HopAt[]>();
  for (const hop of hops) byLine.set(hop.line, [...(byLine.get(hop.line) ?? []), hop]);
  return [...byLine].map(([line, all]) => {
    const shown = all.findLast(({ event }) => event <= cursor) ?? all[0];
    if (!shown) throw new Error('a line without hops has no entry');
    const { side, hop, tone, event } = shown;
    return { line, side, hop, tone, state: event === cursor ? 'now' : event < cursor ? 'done' : 'next', title: titleOf(all) };
  });
}

/** Where a click on a line's mark leads: to the mark it shows, and from there around the others of that line. */
export function markTarget(hops: readonly HopAt[], line: number, cursor: Cursor): Cursor | null {
  const events = hops.filter((hop) => hop.line === line).map(({ event }) => event);
  if (events.length === 0) return null;
  if (events.includes(cursor)) return events.find((event) => event > cursor) ?? events[0] ?? null;
  return events.findLast((event) => event <= cursor) ?? events[0] ?? null;
}

function titleOf(hops: readonly HopAt[]): string {
  const names = hops.map(({ side, hop }) => `${side === 'down' ? '↓' : '↑'}${hop}`);
  const shown = names.length > 8 ? [...names.slice(0, 7), `and ${names.length - 7} more`] : names;
  return `${names.length === 1 ? 'Hop' : 'Hops'} ${shown.join(', ')}: click (or Alt+Enter on this line) to go there`;
}
