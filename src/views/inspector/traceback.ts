// Finds the user's own lines in what was printed, so that a traceback can be walked through with clicks. Pure.
import type { Place } from '../../trace/event-parts.ts';

export interface TextPiece {
  text: string;
  /** Set when the text names a line of one of the user's files. */
  place: Place | null;
}

const FRAME = /File "([^"\n]+)", line (\d+)/g;

/** `files` are the names of the project's files. A path counts when it is one of them, from whatever folder Python saw it in. */
export function tracebackPieces(text: string, files: readonly string[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const found of text.matchAll(FRAME)) {
    const [whole, path = '', line = ''] = found;
    const file = files.find((name) => path === name || path.endsWith(`/${name}`));
    if (file === undefined) continue;
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), place: null });
    pieces.push({ text: whole, place: { file, line: Number(line) } });
    at = found.index + whole.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), place: null });
  return pieces;
}
