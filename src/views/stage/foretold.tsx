// What was predicted, at the crossings that it speaks of: dashed while it is still to come, then a tick or a cross. The sentence under the stage
// says the same in words (narration/foreseen.tsx).
import type { Foretold } from '../../lesson/foretold.ts';
import type { Cursor } from '../../trace/recording.ts';
import { crossY, round } from './geometry.ts';
import type { Plate } from './plate.ts';
import './foretold.css';
import * as strings from '../../strings/stage/foretold.ts';

/** From the rail outwards, and from one mark to the next. */
const OUT = 17;
const NEXT = 19;
const HIGH = 15;

interface ForetoldProps {
  plate: Plate;
  marks: readonly Foretold[];
  cursor: Cursor;
}

export function ForetoldMarks({ plate, marks, cursor }: ForetoldProps) {
  const g = plate.geometry;
  const beside = new Map<string, number>();
  return marks.map(({ skin, rail, said, at, right }) => {
    const isTold = at <= cursor;
    if (said === null && !isTold) return null;
    const key = `${rail} ${skin}`;
    const nth = beside.get(key) ?? 0;
    beside.set(key, nth + 1);
    const out = rail === 'down' ? -1 : 1;
    const width = Math.max(HIGH, (said ?? '').length * 6.7 + 8 + (isTold ? 12 : 0));
    const x = g.cx + out * (g.p + OUT + NEXT * nth + (width - HIGH) / 2);
    return (
      <g
        key={`${key} ${nth}`}
        className={isTold ? `foretold ${right ? 'right' : 'wrong'}` : 'foretold'}
        transform={`translate(${round(x)} ${round(crossY(g, skin))})`}
      >
        <rect x={round(-width / 2)} y={-HIGH / 2} width={round(width)} height={HIGH} rx={HIGH / 2} />
        {!isTold && <text y="4">{said}</text>}
        {isTold && said !== null && said !== '?' && (
          <text x="-6" y="4">
            {said}
          </text>
        )}
        {isTold && (
          <path
            transform={said !== null && said !== '?' ? `translate(${round(width / 2 - 8)} 0)` : undefined}
            d={right ? 'M-3.500 0l2.500 3L4 -3' : 'M-3 -3l6 6M3 -3l-6 6'}
          />
        )}
        <title>{strings.predicted(said, isTold ? right : null)}</title>
      </g>
    );
  });
}
