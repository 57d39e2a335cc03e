// Two texts, line by line: what both have, what only the one has, what only the other, in an order in which they can be read. The longest common
// subsequence (Hunt and McIlroy, 1976), by the table: what is compared here has a few hundred lines.

export interface DiffLine {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Cells of the table at most; beyond, what lies between the lines that both begin and end with is gone, and new. */
const MOST = 1_000_000;

export function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const old = before.slice(start, before.length - end);
  const young = after.slice(start, after.length - end);
  const same = (text: string): DiffLine => ({ kind: 'same', text });
  return [
    ...before.slice(0, start).map(same),
    ...(old.length * young.length > MOST ? replaced(old, young) : between(old, young)),
    ...before.slice(before.length - end).map(same),
  ];
}

const replaced = (old: readonly string[], young: readonly string[]): DiffLine[] => [
  ...old.map((text): DiffLine => ({ kind: 'gone', text })),
  ...young.map((text): DiffLine => ({ kind: 'new', text })),
];

function between(old: readonly string[], young: readonly string[]): DiffLine[] {
  const width = young.length + 1;
  // How many lines the rests have in common, from each place on.
  const common = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = young.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        old[row] === young[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < old.length && column < young.length) {
    if (old[row] === young[column]) {
      lines.push({ kind: 'same', text: old[row] ?? '' });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      lines.push({ kind: 'gone', text: old[row] ?? '' });
      row += 1;
    } else {
      lines.push({ kind: 'new', text: young[column] ?? '' });
      column += 1;
    }
  }
  return [...lines, ...replaced(old.slice(row), young.slice(column))];
}
