// The response as bytes, cut into what each author wrote, and into what can be printed and what cannot. Pure.
import type { Cursor } from '../../trace/recording.ts';
import type { RawPart } from '../../trace/response-at.ts';
import { type Piece, piecesOf } from '../shared/byte-pieces.ts';

/** What one author wrote in one go. */
export interface RawRow {
  from: string;
  /** The server's own words, not a layer's. */
  server: boolean;
  bytes: number;
  /** How many of them the recording kept: their beginning. */
  kept: number;
  pieces: readonly Piece[];
  /** The first event whose bytes they are; null for the server's own words. */
  event: Cursor | null;
}

export interface RawView {
  rows: readonly RawRow[];
  /** Bytes that are kept but not in `rows`: they can still be asked for. */
  hidden: number;
}

/** At most `limit` bytes are turned into pieces: ten megabytes of answer are ten million characters that nobody reads. */
export function rawRows(parts: readonly RawPart[], limit: number): RawView {
  const rows: RawRow[] = [];
  let left = limit;
  let hidden = 0;
  for (const { from, server, text, bytes, event } of joined(parts)) {
    const shown = text.slice(0, Math.max(0, left));
    left -= shown.length;
    hidden += text.length - shown.length;
    // Of what was sent when the recording was full already, nothing is kept; that it was sent is still told.
    const isTold = shown !== '' || (text === '' && bytes > 0);
    if (isTold) rows.push({ from, server, bytes, kept: text.length, pieces: piecesOf(shown), event });
  }
  return { rows, hidden };
}

interface Run {
  from: string;
  server: boolean;
  texts: string[];
  kept: number;
  bytes: number;
  event: Cursor | null;
}

type Joined = Pick<Run, 'from' | 'server' | 'bytes' | 'event'> & { text: string };

/** Neighbours by the same author are one, unless bytes are missing between them. */
function joined(parts: readonly RawPart[]): Joined[] {
  const runs: Run[] = [];
  for (const part of parts) {
    let run = runs.at(-1);
    const server = part.event === null;
    if (run === undefined || run.from !== part.from || run.server !== server || (run.kept < run.bytes && part.text !== '')) {
      run = { from: part.from, server, texts: [], kept: 0, bytes: 0, event: part.event };
      runs.push(run);
    }
    run.texts.push(part.text);
    run.kept += part.text.length;
    run.bytes += part.bytes;
  }
  return runs.map(({ from, server, texts, bytes, event }) => ({ from, server, text: texts.join(''), bytes, event }));
}
