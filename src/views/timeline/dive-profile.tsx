// The drawing of the dive profile: solid where it has been, dotted where it will go.
import { memo, useMemo } from 'react';
import type { Dive } from '../../trace/profile.ts';
import { type Frame, LEFT, type Mark, markPath, profile, type Scale } from './profile.ts';

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
  return (
    <>
      {depths.map((y) => (
        <path key={y} className="depth" d={`M${LEFT} ${y}H${right}`} />
      ))}
      <text className="axis" x="0" y={(depths[0] ?? 0) + 4}>
        out
      </text>
      <text className="axis" x="0" y={(depths.at(-1) ?? 0) + 4}>
        {deepestName}
      </text>
      {byLook(lines, ({ hop, tone, thin }) => `dive ${tone}${thin ? ' thin' : ''}${next(hop)}`).map(([look, d]) => (
        <path key={look} className={look} d={d} />
      ))}
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
