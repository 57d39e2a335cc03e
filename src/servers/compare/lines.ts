// Two texts beside each other: which lines of each the other one does not have, in the same order (the longest common subsequence).

/** Longer ones are not looked at line by line: nobody would read them, and it would take long. */
const MOST = 400;

/** For each text the numbers of its lines that are its own. */
export function ownLines(one: readonly string[], other: readonly string[]): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  if (one.length > MOST || other.length > MOST) return [new Set(), new Set()];
  // longest[i][j]: how many lines one[i…] and other[j…] share.
  const longest = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = longest[i];
      if (row) row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const mine = new Set(one.keys());
  const theirs = new Set(other.keys());
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) {
      mine.delete(i);
      theirs.delete(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [mine, theirs];
}

/** Bytes as latin-1 text, cut behind each line feed: a line keeps its end, as that may differ, too. */
export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
