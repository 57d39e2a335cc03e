// CPython counts columns in code points, the editors in UTF-16 units: one emoji before a mistake would shift its marker.

/** `column` is 1-based in code points; the answer is 1-based in UTF-16 units. */
export function utf16Column(line: string, column: number): number {
  let units = 0;
  let points = 1;
  for (const point of line) {
    if (points >= column) return units + 1;
    units += point.length;
    points++;
  }
  // CPython may point behind the end of the line ("expected ':'").
  return units + 1 + Math.max(0, column - points);
}
