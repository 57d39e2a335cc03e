// The marks in the editor's gutter: "↓5" stands at the line whose code made hop 5 go down. Pure: (recording, cursor) in, marks out.
import * as strings from '../../strings/editor/gutter-marks.ts';
import { countUpTo } from '../../trace/cursors.ts';
import { directionOf } from '../../trace/direction.ts';
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

/** A hop that crossed at a line. */
interface HopAt {
  side: 'down' | 'up';
  hop: number;
  event: Cursor;
  tone: Tone;
}

/** The hops of one file by line, in their order. */
export type HopsByLine = ReadonlyMap<number, readonly HopAt[]>;

/** Every hop that user code made, by file. What runs at no line of the user's (the server's own doing) has no mark. */
export const hopsByFile = perRecording((recording): ReadonlyMap<string, HopsByLine> => {
  const found = new Map<string, Map<number, HopAt[]>>();
  for (const [index, event] of hopsOf(recording).entries()) {
    const fact = recording.events[event];
    const side = fact && directionOf[fact.type];
    if (!fact?.place || side === undefined || side === 'inside') continue;
    const { file, line } = fact.place;
    const tone = fact.type === 'raise' ? 'fault' : side === 'down' ? 'req' : toneAt(recording, event);
    const lines = found.get(file) ?? new Map<number, HopAt[]>();
    found.set(file, lines);
    const hops = lines.get(line) ?? [];
    lines.set(line, hops);
    hops.push({ side, hop: index + 1, event, tone });
  }
  return found;
});

/** One mark a line: the hop under the cursor, else the last one that was crossed there, else the first to come. */
export function gutterMarks(lines: HopsByLine, cursor: Cursor): readonly GutterMark[] {
  if (lines.size === 0) return NONE;
  return [...lines].flatMap(([line, hops]): GutterMark[] => {
    const { cursors, title } = ofLine(hops);
    const shown = hops[countUpTo(cursors, cursor) - 1] ?? hops[0];
    if (!shown) return [];
    const { side, hop, tone, event } = shown;
    return [{ line, side, hop, tone, state: event === cursor ? 'now' : event < cursor ? 'done' : 'next', title }];
  });
}
const NONE: readonly GutterMark[] = [];

/** The moments of a line's hops, of which a loop has thousands, and its title: the same at each moment. */
interface OfLine {
  cursors: readonly Cursor[];
  title: string;
}
const known = new WeakMap<readonly HopAt[], OfLine>();
function ofLine(hops: readonly HopAt[]): OfLine {
  const line = known.get(hops) ?? { cursors: hops.map(({ event }) => event), title: titleOf(hops) };
  known.set(hops, line);
  return line;
}

/** Where a click on a line's mark leads: to the mark it shows, and from there around the others of that line. */
export function markTarget(lines: HopsByLine, line: number, cursor: Cursor): Cursor | null {
  const events = (lines.get(line) ?? []).map(({ event }) => event);
  if (events.includes(cursor)) return events.find((event) => event > cursor) ?? events[0] ?? null;
  return events.findLast((event) => event <= cursor) ?? events[0] ?? null;
}

function titleOf(hops: readonly HopAt[]): string {
  const named = hops.slice(0, hops.length > 8 ? 7 : 8).map(({ side, hop }) => `${side === 'down' ? '↓' : '↑'}${hop}`);
  return strings.hops(named, hops.length);
}
