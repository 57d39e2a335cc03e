// Where a line (1-based) of a text is after an edit. What lies between the first and the last change is changed; the rest has only moved.

interface Common {
  /** How many lines at the beginning, and at the end, are the same. */
  start: number;
  end: number;
}

function commonOf(before: readonly string[], after: readonly string[]): Common {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end };
}

/** Where a line of the old text is in the new one; null when it was changed. */
export function lineMap(before: readonly string[], after: readonly string[]): (line: number) => number | null {
  const { start, end } = commonOf(before, after);
  return (line) => {
    if (line <= start) return line;
    if (line > before.length - end) return line + after.length - before.length;
    const text = before[line - 1] ?? '';
    const at = after.slice(start, after.length - end).indexOf(text);
    // Between two edits a line may stand untouched: it is known again if there is only one like it.
    const isOnly =
      text.trim() !== '' && before.indexOf(text) === before.lastIndexOf(text) && after.lastIndexOf(text) === start + at;
    return at >= 0 && isOnly ? start + at + 1 : null;
  };
}

/** The same for what was put at a line by hand: it stays at a line that is written anew, and goes when the line is deleted. */
export function followLine(before: readonly string[], after: readonly string[]): (line: number) => number | null {
  const same = lineMap(before, after);
  const { start, end } = commonOf(before, after);
  return (line) => {
    const last = after.length - end;
    return same(line) ?? (last > start ? Math.min(line, last) : null);
  };
}
