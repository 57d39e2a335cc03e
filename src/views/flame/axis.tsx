// The line above the flame: round numbers, and a mark for each hop as long as they have room.
import { memo } from 'react';
import { countUpTo } from '../../trace/cursors.ts';
import { type Dive, profileOf } from '../../trace/profile.ts';
import type { Recording } from '../../trace/recording.ts';
import { thousands } from '../../trace/words.ts';
import { inMs, type Scale, type Span, ticks } from './scale.ts';

export const AXIS = 36;
/** A mark needs so many pixels. */
const MARK = 7;

interface AxisProps {
  recording: Recording;
  scale: Scale;
  view: Span;
  width: number;
  height: number;
  /** Up to this hop it has been. */
  been: number;
}

export const Axis = memo(function Axis({ recording, scale, view, width, height, been }: AxisProps) {
  const x = (value: number) => Math.round(((value - view.from) / (view.to - view.from)) * width * 10) / 10;
  const marks = ticks(view, width);
  const step = (marks[1] ?? 0) - (marks[0] ?? 0);
  const dives = profileOf(recording);
  const cursors = dives.map(({ cursor }) => cursor);
  const first = countUpTo(cursors, scale.cursorAt(view.from) - 1);
  const last = countUpTo(cursors, scale.cursorAt(view.to));
  const shown = (last - first) * MARK <= width ? dives.slice(first, last) : [];
  return (
    <>
      {marks.map((value) => (
        <g key={value}>
          <path className="flame-tick" d={`M${x(value)} 18V${height}`} />
          <text
            className="flame-axis"
            x={x(value)}
            y="12"
            textAnchor={x(value) < 24 ? 'start' : x(value) > width - 24 ? 'end' : 'middle'}
          >
            {scale.measure === 'time' ? inMs(value, step) : thousands(Math.round(value))}
          </text>
        </g>
      ))}
      {shown.map((dive, nth) => (
        <path
          key={dive.cursor}
          className={`flame-hop ${first + nth < been ? dive.tone : 'next'}${HOLLOW.has(dive.kind) ? ' hollow' : ''}`}
          d={markPath(dive.kind, x(scale.valueOf(dive.cursor)))}
        />
      ))}
    </>
  );
});

const HOLLOW: ReadonlySet<Dive['kind']> = new Set(['start_response', 'chunk', 'next', 'close']);

function markPath(kind: Dive['kind'], x: number): string {
  const y = 21;
  if (kind === 'down' || kind === 'next' || kind === 'close') return `M${x - 4} ${y}h8l-4 8z`;
  if (kind === 'chunk') return `M${x - 3.5} ${y + 4}a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0 -7 0z`;
  if (kind === 'raise' || kind === 'catch' || kind === 'end') return `M${x - 3.5} ${y + 0.5}h7v7h-7z`;
  return `M${x - 4} ${y + 8}h8l-4 -8z`;
}
