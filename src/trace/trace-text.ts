// The one text form of a recording, one line for each event: golden files, "copy as text". People read it, and it reads back exactly.
//
//   recording version=1 process=1 request=1 origin=0 server="wsgiref" ended="complete"
//   layer 1 name="Auth" kind="wsgi" place={file: "app.py", line: 20}
//   span 1 layer=1 parent=0 asks=1
//   body 0 kind="list" maker=1 lazy=false
//   bytes 0 "GET / HTTP/1.1\r\n\r\n"
//   globals 0 at=0 file="app.py" set={hits: int"3"} gone=[]
//
//      0    0.1 ↓ #0 wsgiref: received bytes=0
//      1    0.2 · ↓ #1 Auth: call delta={…} env=1 sr=10 by=0 @app.py:9
//
// Number, time, one dot for each layer around it, arrow, span, layer, type, fields, who acted, where.
import { directionOf } from './direction.ts';
import type { EventType, TraceEvent } from './event.ts';
import { Reader, write } from './notation.ts';
import { parseRecording, RecordingFault } from './parse.ts';
import type { Layer, Recording, Span } from './recording.ts';

const ARROWS = { down: '↓', up: '↑', inside: '·' } as const;
const TABLES = { layer: 'layers', span: 'spans', body: 'bodies' } as const;

export function toText(recording: Recording): string {
  const { layers, spans, bodies, bytes, globals = [], events, ...head } = recording;
  const row = (noun: string, { id, ...rest }: { id: number }) => `${noun} ${id}${fields(rest)}`;
  return [
    `recording${fields(head)}`,
    ...layers.map((layer) => row('layer', layer)),
    ...spans.map((span) => row('span', span)),
    ...bodies.map((body) => row('body', body)),
    ...bytes.map((block, i) => `bytes ${i} ${JSON.stringify(block)}`),
    ...globals.map((look, i) => row('globals', { id: i, ...look })),
    '',
    ...events.map((event, i) => eventLine(event, i, layers, spans)),
    '',
  ].join('\n');
}

function fields(record: object): string {
  return Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}=${write(value)}`)
    .join('');
}

function eventLine(event: TraceEvent, index: number, layers: readonly Layer[], spans: readonly Span[]): string {
  const { type, at, span, by, place, ...rest } = event;
  const dots = '· '.repeat(depthOf(span, spans));
  const actor = by === undefined ? '' : ` by=${by}`;
  const where = place === null ? '' : ` @${place.file}:${place.line}`;
  return `${String(index).padStart(4)} ${String(at).padStart(6)} ${dots}${ARROWS[directionOf[type]]} ${crossing(span, layers, spans)} ${type}${fields(rest)}${actor}${where}`;
}

const crossing = (span: number | null, layers: readonly Layer[], spans: readonly Span[]): string =>
  span === null ? '-' : `#${span} ${layers[spans[span]?.layer ?? -1]?.name ?? '?'}:`;

function depthOf(span: number | null, spans: readonly Span[]): number {
  let depth = 0;
  for (let at = span === null ? null : spans[span]?.parent; typeof at === 'number'; at = spans[at]?.parent) depth++;
  return depth;
}

/** Reads what `toText` wrote. A line that would be written otherwise is refused: names, arrows and dots must be right as well. */
export function fromText(text: string): Recording {
  const tables = {
    layers: [] as Layer[],
    spans: [] as Span[],
    bodies: [] as unknown[],
    bytes: [] as string[],
    events: [] as TraceEvent[],
  };
  const globals: unknown[] = [];
  let head: Record<string, unknown> = {};
  text.split('\n').forEach((line, i) => {
    try {
      readLine(line);
    } catch (error) {
      throw new RecordingFault(`line ${i + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  return parseRecording({ ...head, ...tables, ...(globals.length > 0 && { globals }) });

  function readLine(line: string): void {
    if (line === '') return;
    const reader = new Reader(line);
    const noun = reader.take(/[a-z]+/);
    if (noun === null) {
      const event = readEvent(reader, tables.layers, tables.spans);
      const written = eventLine(event, tables.events.length, tables.layers, tables.spans);
      if (written !== line) throw new Error(`this should read “${written.trim()}”`);
      tables.events.push(event);
    } else if (noun === 'recording') {
      head = readFields(reader);
    } else if (noun === 'bytes') {
      numbered(reader, tables.bytes.length);
      reader.literal(' ');
      tables.bytes.push(reader.string());
      if (!reader.isAtEnd) throw new Error('nothing may follow the bytes');
    } else if (noun === 'globals') {
      numbered(reader, globals.length);
      globals.push(readFields(reader));
    } else if (noun === 'layer' || noun === 'span' || noun === 'body') {
      const rows = tables[TABLES[noun]] as unknown[];
      const id = numbered(reader, rows.length);
      const read = readFields(reader);
      // Who looks for the depth of a span goes from parent to parent: that has to come to an end.
      if (noun === 'span' && !(read.parent === null || (Number.isInteger(read.parent) && Number(read.parent) < id)))
        throw new Error('the parent of a span comes before it');
      rows.push({ id, ...read });
    } else throw new Error(`“${noun}” is none of recording, layer, span, body, bytes, globals`);
  }
}

/** A key may be called __proto__: it is one like any other, for the schema to refuse. */
function own(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

function numbered(reader: Reader, expected: number): number {
  reader.literal(' ');
  const id = Number(reader.need(/\d+/, 'a number'));
  if (id !== expected) throw new Error(`number ${expected} expected, not ${id}`);
  return id;
}

function readFields(reader: Reader): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  while (!reader.isAtEnd) {
    reader.literal(' ');
    const key = reader.key();
    reader.literal('=');
    own(record, key, reader.value());
  }
  return record;
}

function readEvent(reader: Reader, layers: readonly Layer[], spans: readonly Span[]): TraceEvent {
  reader.need(/ *\d+ +/, 'the number of the event');
  const at = Number(reader.need(/-?[\d.e+-]+/, 'a time'));
  reader.need(/ (?:· )*[↓↑·] /, 'an arrow');
  const label = reader.need(/#\d+|-/, 'a span');
  const span = label === '-' ? null : Number(label.slice(1));
  // The name may hold anything, even spaces: it is known from the tables.
  if (span !== null) reader.literal(crossing(span, layers, spans).slice(label.length));
  reader.literal(' ');
  const type = reader.need(/\w+/, 'the type of the event') as EventType;
  if (!Object.hasOwn(directionOf, type)) throw new Error(`“${type}” is no type of event`);
  const rest: Record<string, unknown> = {};
  let place: { file: string; line: number } | null = null;
  while (!reader.isAtEnd) {
    reader.literal(' ');
    const where = reader.take(/@.*:\d+$/);
    if (where !== null) {
      const colon = where.lastIndexOf(':');
      place = { file: where.slice(1, colon), line: Number(where.slice(colon + 1)) };
      break;
    }
    const key = reader.key();
    reader.literal('=');
    own(rest, key, reader.value());
  }
  // The schema, which parseRecording holds the whole recording to, has the last word on the fields.
  return { type, at, span, place, ...rest } as unknown as TraceEvent;
}
