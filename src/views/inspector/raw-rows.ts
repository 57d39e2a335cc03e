// The response as bytes, cut into what each author wrote, and into what can be printed and what cannot. Pure.
import type { RawPart } from '../../trace/response-at.ts';

/** `control` is a byte without a picture of its own, in words ("\r\n", "\x1f"). */
export interface Piece {
  kind: 'text' | 'control';
  text: string;
}

/** What one author wrote in one go. */
export interface RawRow {
  from: string;
  /** The server's own words, not a layer's. */
  server: boolean;
  bytes: number;
  /** How many of them the recording kept: their beginning. */
  kept: number;
  pieces: readonly Piece[];
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
  for (const { from, server, text, bytes } of joined(parts)) {
    const shown = text.slice(0, Math.max(0, left));
    left -= shown.length;
    hidden += text.length - shown.length;
    // Of what was sent when the recording was full already, nothing is kept; that it was sent is still told.
    const isTold = shown !== '' || (text === '' && bytes > 0);
    if (isTold) rows.push({ from, server, bytes, kept: text.length, pieces: piecesOf(shown) });
  }
  return { rows, hidden };
}

interface Run {
  from: string;
  server: boolean;
  texts: string[];
  kept: number;
  bytes: number;
}

/** Neighbours by the same author are one, unless bytes are missing between them. */
function joined(parts: readonly RawPart[]): { from: string; server: boolean; text: string; bytes: number }[] {
  const runs: Run[] = [];
  for (const part of parts) {
    let run = runs.at(-1);
    const server = part.event === null;
    if (run === undefined || run.from !== part.from || run.server !== server || (run.kept < run.bytes && part.text !== '')) {
      run = { from: part.from, server, texts: [], kept: 0, bytes: 0 };
      runs.push(run);
    }
    run.texts.push(part.text);
    run.kept += part.text.length;
    run.bytes += part.bytes;
  }
  return runs.map(({ from, server, texts, bytes }) => ({ from, server, text: texts.join(''), bytes }));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /\r\n|[\x00-\x1f\x7f]|[\x80-\xff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL_BUT_HIGH = /\r\n|[\x00-\x1f\x7f]/g;

/** `latin1` is one character a byte. Where the bytes are UTF-8 they are read as such; all others stand as \xNN. */
export function piecesOf(latin1: string): readonly Piece[] {
  const utf8 = asUtf8(latin1);
  const text = utf8 ?? latin1;
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(utf8 === null ? CONTROL : CONTROL_BUT_HIGH)) {
    if (found.index > at) pieces.push({ kind: 'text', text: text.slice(at, found.index) });
    const before = pieces.at(-1);
    const name = nameOf(found[0]);
    // Binary data is mostly such bytes: one element for each would be thousands.
    if (before?.kind === 'control' && name.startsWith('\\x') && found.index === at) before.text += name;
    else pieces.push({ kind: 'control', text: name });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}

function nameOf(control: string): string {
  if (control === '\r\n') return '\\r\\n\n';
  if (control === '\n') return '\\n\n';
  if (control === '\r') return '\\r';
  if (control === '\t') return '\\t';
  return `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function asUtf8(latin1: string): string | null {
  // Not a charset of the answer but of this view: plain ASCII needs no reading.
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(latin1));
  } catch {
    return null;
  }
}

export function bytesOf(latin1: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
}
