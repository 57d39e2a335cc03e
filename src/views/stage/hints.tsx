// Before the first Send: an empty onion, and two handwritten words on which way things go.
import * as strings from '../../strings/stage/hints.ts';
import { crossY, round } from './geometry.ts';
import { Tag } from './marks.tsx';
import type { Plate } from './plate.ts';

export function Hints({ plate, method }: { plate: Plate; method: string }) {
  const g = plate.geometry;
  const left = g.cx - g.p;
  const right = g.cx + g.p;
  const down = crossY(g, Math.min(1, g.skins.length - 1));
  const small = plate.margin !== 'full';
  const room = (plate.calloutX.left - 10) / (small ? 6.2 : 7);
  const up = crossY(g, g.skins.length - 1) + 20;
  return (
    <>
      <Tag x={left} y={plate.wireY + 2} text={method} tone="req" way="down" hollow />
      {plate.margin !== 'counts' && (
        <>
          <g className="req">
            <Words x={plate.calloutX.left - 6} y={down - 46} anchor="end" lines={wrapped(strings.goesDown, room)} small={small} />
            <path
              className="hint"
              d={`M${round(plate.calloutX.left + 2)} ${round(down - 44)}Q${round(left - 40)} ${round(down - 44)} ${round(left - 11)} ${round(down - 20)}`}
            />
            <path className="hint-head" d={`M${round(left - 7)} ${round(down - 17)}l-7.5 -1l4.500 -5.500z`} />
          </g>
          <g className="s2">
            <Words x={plate.calloutX.right + 6} y={up + 18} anchor="start" lines={wrapped(strings.comesUp, room)} small={small} />
            <path
              className="hint"
              d={`M${round(plate.calloutX.right)} ${round(up + 20)}Q${round(right + 40)} ${round(up + 18)} ${round(right + 11)} ${round(up - 4)}`}
            />
            <path className="hint-head" d={`M${round(right + 7)} ${round(up - 7)}l7.500 1l-4.500 5.500z`} />
          </g>
        </>
      )}
    </>
  );
}

/** As many lines as it takes, of at most `most` characters: the narrower the margin, the more. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= Math.min(most, 16)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface WordsProps {
  x: number;
  y: number;
  anchor: 'start' | 'end';
  lines: readonly string[];
  small: boolean;
}

function Words({ x, y, anchor, lines, small }: WordsProps) {
  return lines.map((line, k) => (
    <text
      key={line}
      className={small ? 'scribble sm' : 'scribble'}
      x={round(x)}
      y={round(y + (small ? 17 : 20) * k)}
      textAnchor={anchor}
    >
      {line}
    </text>
  ));
}
