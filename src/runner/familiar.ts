// The events of which a long recording has most, made in one go: an object that is written down whole is made several times as fast as one
// that gets its fields one by one, by names that are told. Any other shape is read as well, only slower (rows.ts).
import type { EventType } from '../trace/event.ts';
import type { Place } from '../trace/event-parts.ts';

/** Makes an event of a row whose values have been checked. */
export type Make = (row: readonly unknown[], at: number, place: Place | null) => unknown;

/** By type and the names of the further values, which are at 4 and on; the fields come in the order of the event's schema. */
const MAKERS: Readonly<Record<string, Make>> = {
  'line frame depth': (row, at, place) => ({ type: 'line', at, span: row[2], place, frame: row[4], depth: row[5] }),
  'line frame depth locals': (row, at, place) => ({
    type: 'line',
    at,
    span: row[2],
    place,
    frame: row[4],
    depth: row[5],
    locals: row[6],
  }),
  'open frame depth name locals': (row, at, place) => ({
    type: 'open',
    at,
    span: row[2],
    place,
    frame: row[4],
    depth: row[5],
    name: row[6],
    locals: row[7],
  }),
  'leave frame depth value': (row, at, place) => ({
    type: 'leave',
    at,
    span: row[2],
    place,
    frame: row[4],
    depth: row[5],
    value: row[6],
  }),
  'leave frame depth value locals': (row, at, place) => ({
    type: 'leave',
    at,
    span: row[2],
    place,
    frame: row[4],
    depth: row[5],
    value: row[6],
    locals: row[7],
  }),
  'leave frame depth value yields': (row, at, place) => ({
    type: 'leave',
    at,
    span: row[2],
    place,
    frame: row[4],
    depth: row[5],
    value: row[6],
    yields: row[7],
  }),
  'leave frame depth value yields locals': (row, at, place) => ({
    type: 'leave',
    at,
    span: row[2],
    place,
    frame: row[4],
    depth: row[5],
    value: row[6],
    yields: row[7],
    locals: row[8],
  }),
  'next by body': (row, at, place) => ({ type: 'next', at, span: row[2], by: row[4], place, body: row[5] }),
  'next body': (row, at, place) => ({ type: 'next', at, span: row[2], place, body: row[4] }),
  'chunk body bytes': (row, at, place) => ({ type: 'chunk', at, span: row[2], place, body: row[4], bytes: row[5] }),
  'sent parts bytes': (row, at, place) => ({ type: 'sent', at, span: row[2], place, bytes: row[5], parts: row[4] }),
  'print stream text': (row, at, place) => ({ type: 'print', at, span: row[2], place, stream: row[4], text: row[5] }),
};

/** How to make an event of this type from a row with these further values; null: as any other. */
export const familiar = (type: EventType, names: readonly string[]): Make | null => {
  const shape = [type, ...names].join(' ');
  return Object.hasOwn(MAKERS, shape) ? (MAKERS[shape] ?? null) : null;
};

/** The shapes that have a maker of their own: type and names. */
export const familiarShapes: readonly (readonly [type: string, ...names: string[]])[] = Object.keys(MAKERS).map((shape) => {
  const [type = '', ...names] = shape.split(' ');
  return [type, ...names];
});
