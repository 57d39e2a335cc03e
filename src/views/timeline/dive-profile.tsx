// The drawing of the dive profile: solid where it has been, dotted where it will go. Both are the same paths, seen through two windows that meet
// at the moment on stage: while one scrubs over many thousands of hops, nothing of them is drawn anew.
import { memo, type ReactNode, useMemo } from 'react';
import * as strings from '../../strings/timeline/dive-profile.ts';
import type { Dive } from '../../trace/profile.ts';
import { type Frame, LEFT, type Line, type Mark, markPath, profile, type Scale } from './profile.ts';

interface DiveProfileProps {
  dives: readonly Dive[];
  frame: Frame;
  scale: Scale;
  /** How many hops have been. */
  been: number;
  /** What the deepest line is called. */
  deepestName: string;
}

export const DiveProfile = memo(function DiveProfile({ dives, frame, scale, been, deepestName }: DiveProfileProps) {
  const { depths, lines, marks } = useMemo(() => profile(dives, frame, scale), [dives, frame, scale]);
  const right = frame.width - 14;
  const next = (hop: number) => (hop < been ? '' : ' next');
  // What is upright at this very hop has been.
  const split = been === 0 ? 0 : Math.min(frame.width, scale.x(been) + UPRIGHT);
  return (
    <>
      {depths.map((y) => (
        <path key={y} className="depth" d={`M${LEFT} ${y}H${right}`} />
      ))}
      <text className="axis" x="0" y={(depths[0] ?? 0) + 4}>
        {strings.out}
      </text>
      <text className="axis" x="0" y={(depths.at(-1) ?? 0) + 4}>
        {deepestName}
      </text>
      <Window from={0} to={split} height={frame.height}>
        <Lines lines={lines} past="" />
      </Window>
      <Window from={split} to={frame.width} height={frame.height}>
        <Lines lines={lines} past=" next" />
      </Window>
      {marks.map((mark) => (
        <path
          key={mark.hop}
          className={`mark ${mark.tone}${isHollow(mark) ? ' hollow' : ''}${next(mark.hop)}`}
          d={markPath(mark)}
        />
      ))}
    </>
  );
});

/** Half of the thickest line. */
const UPRIGHT = 1.25;

function Window({ from, to, height, children }: { from: number; to: number; height: number; children: ReactNode }) {
  const width = Math.max(0.01, to - from);
  return (
    <svg aria-hidden="true" x={from} y="0" width={width} height={height} viewBox={`${from} 0 ${width} ${height}`}>
      {children}
    </svg>
  );
}

const Lines = memo(function Lines({ lines, past }: { lines: readonly Line[]; past: string }) {
  return byLook(lines, ({ tone, thin }) => `dive ${tone}${thin ? ' thin' : ''}${past}`).map(([look, d]) => (
    <path key={look} className={look} d={d} />
  ));
});

const isHollow = ({ shape }: Mark): boolean => shape === 'flag' || shape === 'ring' || shape === 'close';

/** One path for all lines that look alike: a stream has many hundreds of them. */
function byLook<T extends { d: string }>(lines: readonly T[], lookOf: (line: T) => string): [look: string, d: string][] {
  const looks = new Map<string, string[]>();
  for (const line of lines) {
    const look = lookOf(line);
    const parts = looks.get(look) ?? [];
    looks.set(look, parts);
    parts.push(line.d);
  }
  return [...looks].map(([look, parts]) => [look, parts.join('')]);
}
