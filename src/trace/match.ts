// The same event in another recording (the same layer, type and how manieth of them): ghosts stand there, comparisons keep step by it.
import type { EventType } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { nameOf } from './words.ts';

/** Events of one type and layer, in order. */
interface Row {
  key: string;
  cursors: Cursor[];
}
/** In columns: there may be a hundred thousand events, of a few dozen rows. */
interface Table {
  rows: Row[];
  byKey: ReadonlyMap<string, Row>;
  /** By event: its row, and its place there. */
  rowOf: Int32Array;
  nth: Int32Array;
}

/** Of all events at once. */
export const rowsOf = perRecording((recording): Table => {
  const rows: Row[] = [];
  const byKey = new Map<string, Row>();
  const numbers = new Map<Row, number>();
  /** By type and span: spans of one layer share a row. */
  const known = new Map<EventType, number[]>();
  const rowOf = new Int32Array(recording.events.length);
  const nth = new Int32Array(recording.events.length);
  recording.events.forEach(({ type, span }, cursor) => {
    let bySpan = known.get(type);
    if (bySpan === undefined) {
      bySpan = [];
      known.set(type, bySpan);
    }
    let number = bySpan[(span ?? -1) + 1];
    if (number === undefined) {
      // The server is the server, whatever its name.
      const key = `${type} ${span === 0 ? '' : nameOf(recording, span)}`;
      const row = byKey.get(key) ?? { key, cursors: [] };
      number = numbers.get(row) ?? rows.push(row) - 1;
      numbers.set(row, number);
      byKey.set(key, row);
      bySpan[(span ?? -1) + 1] = number;
    }
    rowOf[cursor] = number;
    nth[cursor] = (rows[number] as Row).cursors.push(cursor) - 1;
  });
  return { rows, byKey, rowOf, nth };
});

export function sameEvent(recording: Recording, cursor: Cursor, other: Recording): Cursor | null {
  const { rows, rowOf, nth } = rowsOf(recording);
  const row = rows[rowOf[cursor] ?? -1];
  return row === undefined ? null : (rowsOf(other).byKey.get(row.key)?.cursors[nth[cursor] ?? -1] ?? null);
}
