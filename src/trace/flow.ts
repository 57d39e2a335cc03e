// How the bytes of a body went through a layer: handed on, held back, merged, split, or made anew. One pass over the recording, by comparing
// what a layer took from the bodies inside it with what its own body then gave.
import { countUpTo, cursorsOf } from './cursors.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import { isEager, linkAt } from './spans.ts';
import { eventOf, weightOf } from './words.ts';

/** What is behind one chunk that a layer gave. */
export interface Flow {
  /** Chunks of the bodies inside that the layer took since it gave its last one, and their bytes. */
  took: number;
  into: number;
  /** Bytes that it had taken and not given, when it took the first of these. */
  held: number;
  /** Its bytes are the very next of those that were taken. */
  isSame: boolean;
  /** From how many of the chunks taken it has bytes; 0 when they are not the same. */
  of: number;
  /** Its first or last bytes are only a part of a chunk that was taken. */
  isSplit: boolean;
  /** Bytes that the layer has taken and not given yet; 0 when what it gives is something else. */
  left: number;
}

/** Of a layer that takes nothing, as most do that have no other inside: one for all of them, for a stream has tens of thousands. */
const FRESH: Flow = { took: 0, into: 0, held: 0, isSame: false, of: 0, isSplit: false, left: 0 };

interface Piece {
  text: string;
  size: number;
}

/** What a layer has in hand: the chunks it took, and how much of the first of them it gave on. */
class Hand {
  took = 0;
  into = 0;
  held = 0;
  #pieces: Piece[] = [];
  #first = 0;
  #given = 0;
  #size = 0;

  take(piece: Piece): void {
    this.took++;
    this.into += piece.size;
    this.#size += piece.size;
    if (piece.size > 0) this.#pieces.push(piece);
  }

  give(out: Piece): Flow {
    const { took, into, held } = this;
    if (took === 0 && this.#size === 0 && out.size > 0) return FRESH;
    const { isSame, of, isSplit } = this.#match(out);
    if (!isSame) this.#drop();
    this.took = 0;
    this.into = 0;
    this.held = this.#size;
    return { took, into, held, isSame, of, isSplit, left: this.#size };
  }

  /** Takes the bytes of `out` from those in hand, as long as they are the same. */
  #match(out: Piece): Pick<Flow, 'isSame' | 'of' | 'isSplit'> {
    let [at, of, isSplit] = [0, 0, false];
    while (at < out.size) {
      const piece = this.#pieces[this.#first];
      const rest = (piece?.size ?? 0) - this.#given;
      const step = Math.min(rest, out.size - at);
      if (piece === undefined || !isAlike(piece, this.#given, out, at, step)) return { isSame: false, of: 0, isSplit: false };
      isSplit ||= this.#given > 0 || step < rest;
      of++;
      at += step;
      this.#size -= step;
      this.#given = step < rest ? this.#given + step : 0;
      if (this.#given === 0) this.#first++;
    }
    return { isSame: true, of, isSplit };
  }

  #drop(): void {
    this.#pieces = [];
    this.#first = 0;
    this.#given = 0;
    this.#size = 0;
  }
}

/** Of large chunks only the beginning is kept: they are compared as wholes. */
function isAlike(piece: Piece, from: number, out: Piece, at: number, size: number): boolean {
  const isCut = piece.text.length < piece.size || out.text.length < out.size;
  if (isCut) return from === 0 && at === 0 && piece.size === out.size && piece.text === out.text;
  return piece.text.startsWith(out.text.slice(at, at + size), from);
}

const flows = perRecording((recording): ReadonlyMap<Cursor, Flow> => {
  const hands = new Map<SpanId, Hand>();
  const handOf = (span: SpanId): Hand => {
    const hand = hands.get(span) ?? new Hand();
    hands.set(span, hand);
    return hand;
  };
  const found = new Map<Cursor, Flow>();
  for (const cursor of cursorsOf(recording, 'chunk')) {
    const event = eventOf(recording, cursor, 'chunk');
    if (event?.bytes === undefined) continue;
    const piece = { text: recording.bytes[event.bytes] ?? '', size: weightOf(recording, event) };
    const flow = event.span === null ? FRESH : handOf(event.span).give(piece);
    if (flow !== FRESH) found.set(cursor, flow);
    const { other } = linkAt(recording, cursor);
    if (other !== null && other !== 0 && other !== event.span) handOf(other).take(piece);
  }
  return found;
});

/** Null for what is no chunk of bytes. */
export function flowAt(recording: Recording, cursor: Cursor): Flow | null {
  const event = eventOf(recording, cursor, 'chunk');
  if (event === null || event.bytes === undefined || event.span === null) return null;
  return flows(recording).get(cursor) ?? FRESH;
}

/** By layer that takes: the chunks from bodies that are no lists, and the bytes up to and with each. */
const takings = perRecording((recording) => {
  const table = new Map<SpanId, { cursors: Cursor[]; totals: number[] }>();
  for (const cursor of cursorsOf(recording, 'chunk')) {
    const event = eventOf(recording, cursor, 'chunk');
    if (event === null || isEager(recording, event.body)) continue;
    const { other } = linkAt(recording, cursor);
    if (other === null || other === 0 || other === event.span) continue;
    const row = table.get(other) ?? { cursors: [], totals: [] };
    table.set(other, row);
    row.cursors.push(cursor);
    row.totals.push((row.totals.at(-1) ?? 0) + weightOf(recording, event));
  }
  return table;
});

/** How many chunks, of how many bytes, a layer has taken after one moment and up to another. */
export function takenBetween(recording: Recording, span: SpanId, from: Cursor, to: Cursor): { chunks: number; bytes: number } {
  const { cursors, totals } = takings(recording).get(span) ?? { cursors: [], totals: [] };
  const before = countUpTo(cursors, from);
  const upTo = countUpTo(cursors, to);
  return { chunks: upTo - before, bytes: (totals[upTo - 1] ?? 0) - (totals[before - 1] ?? 0) };
}

const ONE = { merged: 1, split: 1 };
const NO_AUTHOR = { merged: 0, split: 0 };

function isOfBody(recording: Recording, cursor: Cursor): boolean {
  const type = recording.events[cursor]?.type;
  return type === 'chunk' || type === 'write';
}

/** How the chunks and writes of layers lie in the flushes from `first` to `last`. */
export function flushed(recording: Recording, first: Cursor, last: Cursor): { merged: number; split: number } {
  // Most often it is one flush of one author.
  const only = first === last ? eventOf(recording, first, 'sent') : null;
  if (only?.parts.length === 1) {
    const { from, size } = only.parts[0] ?? { from: 'server', size: 0 };
    const isAuthor = typeof from === 'number' && size > 0 && isOfBody(recording, from);
    return isAuthor ? ONE : NO_AUTHOR;
  }
  const flushesOf = new Map<Cursor, number>();
  let merged = 0;
  for (let at = first; at <= last; at++) {
    const event = recording.events[at];
    if (event?.type !== 'sent') continue;
    const authors = new Set(
      event.parts.flatMap(({ from, size }) => {
        return typeof from === 'number' && size > 0 && isOfBody(recording, from) ? [from] : [];
      }),
    );
    merged = Math.max(merged, authors.size);
    for (const author of authors) flushesOf.set(author, (flushesOf.get(author) ?? 0) + 1);
  }
  return { merged, split: Math.max(0, ...flushesOf.values()) };
}
