// The one replacement that turns a text into another: what both begin and end with stays, and so do the caret and the marks in it.

export interface Edit {
  /** Offsets in the old text, in UTF-16 units. */
  from: number;
  to: number;
  text: string;
}

export function smallestEdit(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, text: after.slice(start, after.length - end) };
}
