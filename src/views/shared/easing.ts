// The curves that things move on, and what a bezier is worth at a moment. CSS can't be asked for a value, so it is worked out here.

/** y of the CSS curve cubic-bezier(x1, y1, x2, y2) at `x`, both from 0 to 1. */
function bezier(x1: number, y1: number, x2: number, y2: number): (x: number) => number {
  const along = (a: number, b: number, t: number) => 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t * t * b + t ** 3;
  return (x) => {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    let low = 0;
    let high = 1;
    for (let k = 0; k < 24; k++) {
      const t = (low + high) / 2;
      if (along(x1, x2, t) < x) low = t;
      else high = t;
    }
    return along(y1, y2, low);
  };
}

/** The packet between two crossings: leaves softly, arrives firmly. */
export const travel = bezier(0.45, 0.05, 0.35, 1);
export const lerp = (from: number, to: number, u: number): number => from + (to - from) * u;
