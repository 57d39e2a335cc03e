// What the arrows up and down find at a command line: earlier lines, the newest first, and at the end what was being typed. Pure.

/** `back`: how many lines back, as wanted; the answer says how many there are. A line that was typed twice in a row is one. */
export function recall(lines: readonly string[], typed: string, back: number): { line: string; back: number } {
  const known = lines.filter((line, index) => line !== lines[index + 1]);
  const to = Math.max(0, Math.min(back, known.length));
  return { line: known[known.length - to] ?? typed, back: to };
}
