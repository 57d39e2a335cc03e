// The drawing of the dive profile: solid where it has been, dotted where it will go.
import { memo } from 'react';
import type { Dive } from '../../trace/profile.ts';
import { type Frame, LEFT, markPath, profile } from './profile.ts';

interface DiveProfileProps {
  dives: readonly Dive[];
  frame: Frame;
  /** How many hops have been. */
  been: number;
  /** What the deepest line is called. */
  deepestName: string;
}

export const DiveProfile = memo(function DiveProfile({ dives, frame, been, deepestName }: DiveProfileProps) {
  const { depths, lines, marks } = profile(dives, frame);
  const right = frame.width - 14;
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
      {lines.map(({ hop, d, tone, thin }) => (
        <path key={`${hop} ${thin}`} className={`dive ${tone}${thin ? ' thin' : ''}${hop < been ? '' : ' next'}`} d={d} />
      ))}
      {marks.map((mark) => (
        <path
          key={mark.hop}
          className={`mark ${mark.tone}${mark.shape === 'flag' || mark.shape === 'ring' || mark.shape === 'close' ? ' hollow' : ''}${mark.hop < been ? '' : ' next'}`}
          d={markPath(mark)}
        />
      ))}
    </>
  );
});
