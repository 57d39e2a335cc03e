// Where § stands: at each crossing that broke a rule. Folded skins lie a hairline apart, and one mark among them stands for all that it would cover.
import type { OnPath } from '../../trace/on-path.ts';
import { crossY, type Geometry } from './geometry.ts';
import { FLAG_INSET } from './rest.ts';

/** The mark, and air above and below. */
const HIGH = 18;

interface BreachMark extends Pick<OnPath, 'skin' | 'rail'> {
  x: number;
  y: number;
}

export const xOf = ({ cx, p }: Geometry, rail: OnPath['rail']): number =>
  ({ down: cx - p, up: cx + p, flag: cx + p - FLAG_INSET })[rail];

/** From the outside in: the first of those that would cover each other is drawn. */
export function breachMarks(g: Geometry, broken: readonly Pick<OnPath, 'skin' | 'rail'>[]): BreachMark[] {
  const marks: BreachMark[] = [];
  for (const { skin, rail } of broken.toSorted((a, b) => a.skin - b.skin)) {
    const x = xOf(g, rail);
    const y = crossY(g, skin, x - g.cx);
    const isFree = marks.every((mark) => mark.rail !== rail || Math.abs(mark.y - y) >= HIGH);
    if (isFree) marks.push({ skin, rail, x, y });
  }
  return marks;
}
