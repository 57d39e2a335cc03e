// The line above the flame: round numbers, and a mark for each hop as long as they have room. Hops only change with the view and as one goes on.
import { memo } from 'react';
import { inMs } from '../../strings/flame/shared.ts';
import { countUpTo } from '../../trace/cursors.ts';
import { hopsOf } from '../../trace/hops.ts';
import { type Dive, profileOf } from '../../trace/profile.ts';
import type { Recording } from '../../trace/recording.ts';
import { thousands } from '../../trace/words.ts';
import { type Scale, type Span, ticks } from './scale.ts';

export const AXIS = 36;
/** A mark needs so many pixels; half a number, beside the handle at the moment on stage, so many. */
const MARK = 7;
const BESIDE_NOW = 34;

interface RoomProps {
  recording: Recording;
  scale: Scale;
  view: Span;
  width: number;
}

const along = ({ view, width }: Pick<RoomProps, 'view' | 'width'>, value: number): number =>
  Math.round(((value - view.from) / (view.to - view.from)) * width * 10) / 10;

/** `now`: x of the moment on stage, whose handle would lie over a number. */
export function Ticks({ height, now, ...room }: RoomProps & { height: number; now: number }) {
  const { recording, scale, view, width } = room;
  // The same clock as under the timeline: from when the request was sent, not from the first event.
  const began = scale.measure === 'time' ? (recording.events[0]?.at ?? 0) : 0;
  const marks = ticks({ from: view.from + began, to: view.to + began }, width).map((value) => value - began);
  const step = (marks[1] ?? 0) - (marks[0] ?? 0);
  return marks.map((value) => {
    const x = along(room, value);
    return (
      <g key={value}>
        <path className="flame-tick" d={`M${x} 18V${height}`} />
        {Math.abs(x - now) > BESIDE_NOW && (
          <text className="flame-axis" x={x} y="12" textAnchor={x < 24 ? 'start' : x > width - 24 ? 'end' : 'middle'}>
            {scale.measure === 'time' ? inMs(value + began, step) : thousands(Math.round(value))}
          </text>
        )}
      </g>
    );
  });
}

/** `been`: up to this hop it has been. */
export const Hops = memo(function Hops({ been, ...room }: RoomProps & { been: number }) {
  const { recording, scale, view, width } = room;
  const dives = profileOf(recording);
  const cursors = hopsOf(recording);
  const first = countUpTo(cursors, scale.cursorAt(view.from) - 1);
  const last = countUpTo(cursors, scale.cursorAt(view.to));
  const shown = (last - first) * MARK <= width ? dives.slice(first, last) : [];
  /** Those that would lie over the one before drop out. */
  let right = Number.NEGATIVE_INFINITY;
  const isClear = (at: number) => {
    if (at - right < MARK) return false;
    right = at;
    return true;
  };
  return shown.map((dive, nth) => {
    const at = along(room, scale.valueOf(dive.cursor));
    if (!isClear(at)) return null;
    const look = first + nth < been ? dive.tone : 'next';
    return (
      <path
        key={dive.cursor}
        className={`flame-hop ${look}${HOLLOW.has(dive.kind) ? ' hollow' : ''}`}
        d={markPath(dive.kind, at)}
      />
    );
  });
});

const HOLLOW: ReadonlySet<Dive['kind']> = new Set(['start_response', 'chunk', 'next', 'close']);

function markPath(kind: Dive['kind'], x: number): string {
  const y = 21;
  if (kind === 'down' || kind === 'next' || kind === 'close') return `M${x - 4} ${y}h8l-4 8z`;
  if (kind === 'chunk' || kind === 'hook') return `M${x - 3.5} ${y + 4}a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0 -7 0z`;
  if (kind === 'raise' || kind === 'catch' || kind === 'end') return `M${x - 3.5} ${y + 0.5}h7v7h-7z`;
  return `M${x - 4} ${y + 8}h8l-4 -8z`;
}
