// Recordings that nobody would write: any events in any order, as long as every number in them leads somewhere. The same seed gives the same one.
import { Assembly } from '../runner/assemble.ts';
import type { EventType, TraceEvent } from '../trace/event.ts';
import type { Body, Recording } from '../trace/recording.ts';

/** Numbers as if by chance, the same ones for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761 + 1) >>> 0;
    for (let warm = 0; warm < 8; warm += 1) this.upTo(2);
  }

  /** A whole number from 0, less than `most`. */
  upTo(most: number): number {
    // The lowest bits of such a generator are the worst.
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(((this.#state >>> 8) / 0x1000000) * most);
  }

  oneOf<T>(list: readonly T[]): T {
    return list[this.upTo(list.length)] as T;
  }

  chance(percent: number): boolean {
    return this.upTo(100) < percent;
  }
}

/** Of an event, what is no matter of `at`, `span` and `place`. */
type Fields = Readonly<Record<string, unknown>>;

const KINDS: readonly Body['kind'][] = ['list', 'generator', 'iterator', 'file', 'unknown'];
const STATUSES = ['200 OK', '404 Not Found', '302 Found', '500 Oops', 'no status'];
const BLOCKS = [
  'HTTP/1.0 200 OK\r\n',
  'Content-Length: 12\r\n\r\n',
  '\r\n',
  'hello ',
  'world\n',
  'HTTP/1.1 404 Not Found\r\nX: y\r\n\r\n',
];
const TYPES: readonly EventType[] = [
  ...(['call', 'call', 'enter', 'start_response', 'start_response', 'write', 'return', 'return'] as const),
  ...(['next', 'next', 'chunk', 'chunk', 'chunk', 'drain', 'stop', 'close', 'raise', 'catch', 'note', 'read'] as const),
  ...(['print', 'print', 'wait', 'open', 'line', 'line', 'line', 'leave', 'sent', 'sent', 'sent', 'cut'] as const),
];

/** The pieces of a recording of so many events, in an order in which a process may say them. */
export function randomPieces(seed: number, length: number): object[] {
  const dice = new Dice(seed);
  const pieces: object[] = [{ begin: { process: 1, request: 1, origin: 5, server: 'wsgiref' } }];
  const count = { span: 1, body: 0, bytes: 0 };
  /** The events whose bytes a flush can have. */
  const given: number[] = [];
  let events = 0;
  for (let id = 0; id < 5; id += 1) {
    const place = id === 0 ? null : { file: 'app.py', line: id };
    pieces.push({ layer: { id, name: id === 0 ? 'wsgiref' : `layer${id}`, kind: id === 0 ? 'server' : 'wsgi', place } });
  }
  pieces.push({ span: { id: 0, layer: 0, parent: null, asks: 0 } });

  const span = () => dice.upTo(count.span);
  const orNull = (number: number) => (dice.chance(15) ? null : number);
  const value = () =>
    dice.oneOf([
      { type: 'str', text: "'x'", length: 1 },
      { type: 'int', text: `${dice.upTo(9)}` },
      { type: 'X', text: '<X>', id: 3 },
    ]);
  const delta = () => ({
    set: dice.chance(60) ? { [`key${dice.upTo(5)}`]: value() } : {},
    gone: dice.chance(20) ? [`key${dice.upTo(5)}`] : [],
  });
  const block = () => {
    if (count.bytes < BLOCKS.length) {
      pieces.push({ bytes: BLOCKS[count.bytes] });
      count.bytes += 1;
    }
    return dice.upTo(count.bytes);
  };
  const body = () => {
    if (count.body === 0 || dice.chance(20)) {
      pieces.push({ body: { id: count.body, kind: dice.oneOf(KINDS), maker: span(), lazy: dice.chance(30) } });
      count.body += 1;
    }
    return dice.upTo(count.body);
  };
  const text = () => dice.oneOf(['x', 'one\ntwo\n', 'Traceback (most recent call last)\n', 'ValueError: no\n']);

  const FIELDS: Partial<Record<EventType, () => Fields>> = {
    call: () => ({
      ...(dice.chance(20) ? { by: span() } : {}),
      ...(dice.chance(60) ? { delta: delta() } : {}),
      env: dice.upTo(3),
      sr: orNull(dice.upTo(4)),
    }),
    start_response: () => ({
      status: dice.oneOf(STATUSES),
      headers: dice.chance(85)
        ? [
            ['Content-Type', 'text/plain'],
            ['X', `${dice.upTo(3)}`],
          ]
        : value(),
      ...(dice.chance(20) ? { error: dice.upTo(4) } : {}),
      sr: dice.upTo(4),
      to: dice.oneOf([0, 0, null, span()]),
    }),
    write: () => ({ ...(dice.chance(80) ? { bytes: block() } : { value: value() }), to: orNull(span()) }),
    return: () => ({
      ...(dice.chance(80) ? { body: body() } : { value: value() }),
      ...(dice.chance(30) ? { holds: [block(), dice.chance(80) ? block() : value()] } : {}),
      ...(dice.chance(20) ? { delta: delta() } : {}),
    }),
    next: () => ({ ...(dice.chance(50) ? { by: span() } : {}), body: body() }),
    chunk: () => ({ body: body(), ...(dice.chance(85) ? { bytes: block() } : { value: value() }) }),
    drain: () => ({ body: body(), count: orNull(dice.upTo(9)) }),
    stop: () => ({ body: body() }),
    close: () => ({ body: body(), cause: dice.oneOf(['call', 'garbage']) }),
    raise: () => ({
      error: dice.upTo(4),
      name: 'ValueError',
      text: 'no',
      during: dice.oneOf(['call', 'next', 'start_response', 'write', 'close']),
    }),
    catch: () => ({ error: dice.upTo(4) }),
    note: () => ({ what: dice.oneOf(['write', 'input']) }),
    read: () => ({ asked: orNull(dice.upTo(99)), got: dice.upTo(99) }),
    print: () => ({ stream: dice.oneOf(['stdout', 'stderr', 'errors', 'log']), text: text() }),
    wait: () => ({ on: dice.oneOf(['input', 'sleep', 'client']), ms: orNull(5) }),
    open: () => ({ frame: dice.upTo(6), depth: dice.upTo(3), name: `f${dice.upTo(3)}`, locals: delta() }),
    line: () => ({ frame: dice.upTo(6), depth: dice.upTo(3), ...(dice.chance(50) ? { locals: delta() } : {}) }),
    leave: () => ({
      frame: dice.upTo(6),
      depth: dice.upTo(3),
      ...(dice.chance(50) ? { value: value() } : {}),
      ...(dice.chance(50) ? { yields: true } : {}),
    }),
    sent: () => ({
      parts: [
        { from: given.length > 0 && dice.chance(70) ? dice.oneOf(given) : 'server', size: dice.upTo(9) },
        { from: 'server', size: 2 },
      ].slice(dice.upTo(2)),
      bytes: block(),
    }),
    cut: () => ({ what: dice.oneOf(['lines', 'prints', 'bytes']), kept: 9, of: orNull(20) }),
  };

  const add = (type: EventType, own: number | null, fields: Fields) => {
    const place = dice.chance(60) ? { file: dice.oneOf(['app.py', 'b.py']), line: 1 + dice.upTo(9) } : null;
    const { by, ...rest } = fields;
    const event = { type, at: events * 1.25, span: own, ...(by === undefined ? {} : { by }), place, ...rest };
    if (type === 'chunk' || type === 'write' || type === 'start_response') given.push(events);
    pieces.push({ event: event as TraceEvent });
    events += 1;
  };

  add('received', 0, { bytes: block() });
  while (events < length) {
    const type = dice.oneOf(TYPES);
    let own: number | null = span();
    if (type === 'call' && count.span < 12) {
      own = count.span;
      pieces.push({ span: { id: own, layer: 1 + dice.upTo(4), parent: span(), asks: events } });
      count.span += 1;
    }
    add(type, own, FIELDS[type]?.() ?? {});
  }
  pieces.push({ end: dice.oneOf(['complete', 'raised', 'stopped']) });
  return pieces;
}

/** Some of them, as the page has them. */
export const randomRecordings = (): readonly (readonly [name: string, recording: Recording])[] =>
  Array.from({ length: 25 }, (_, seed) => {
    const assembly = new Assembly();
    assembly.add(JSON.stringify(randomPieces(seed, 200)));
    const [recording] = assembly.take();
    if (recording === undefined) throw new Error('There is no recording.');
    return [`chaos ${seed}`, recording];
  });
