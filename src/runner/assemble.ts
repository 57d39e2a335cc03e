// Pieces, as a process says them, become recordings. One begin…end after another; what was cut short says so.
import * as z from 'zod/mini';
import { checkOf } from '../lib/check-of.ts';
import { event, type TraceEvent } from '../trace/event.ts';
import { type Place, place } from '../trace/event-parts.ts';
import { body, globals, layer, RECORDING_VERSION, type Recording, recording, span } from '../trace/recording.ts';
import { Rows } from './rows.ts';
import { Soundness } from './sound.ts';
import { Whereabouts } from './whereabouts.ts';

// Whoever runs in a process can make it say anything: what comes from there is checked before it is believed.
const shape = recording.shape;
const begin = z.strictObject({ process: shape.process, request: shape.request, origin: shape.origin, server: shape.server });
const piece = z.union([
  z.strictObject({ event }),
  z.strictObject({ bytes: z.string() }),
  z.strictObject({ span }),
  z.strictObject({ layer }),
  z.strictObject({ body }),
  z.strictObject({ globals }),
  z.strictObject({ begin }),
  z.strictObject({ end: shape.ended }),
  z.strictObject({ place }),
  z.strictObject({ line: z.tuple([z.int(), z.string(), z.int()]) }),
  z.strictObject({ shape: z.tuple([z.int(), z.string(), z.array(z.string())]) }),
]);
export type Piece = z.infer<typeof piece>;
const isPiece = checkOf(piece) as (told: unknown) => told is Piece;

const TOO_EARLY = 'A piece of a recording came before its beginning.';
const UNFIT = 'A piece of a recording does not fit the others.';

/** Of one start, request or check. */
const MOST_RECORDINGS = 1000;

export class Assembly {
  #done: Recording[] = [];
  #current: Recording | null = null;
  #whereabouts = new Whereabouts();
  #rows = new Rows();
  #sound = new Soundness();

  /** Takes JSON text: an array of pieces, and of events as rows. Throws when it is something else. */
  add(json: string): void {
    const told: unknown = JSON.parse(json);
    if (!Array.isArray(told)) throw new Error('Pieces of a recording come as a list.');
    for (const next of told) {
      if (Array.isArray(next)) this.#row(next);
      else this.#append(isPiece(next) ? next : piece.parse(next));
    }
  }

  /** Where the program is, as far as the recording under way tells. */
  get place(): Place | null {
    return this.#whereabouts.place;
  }

  /** All recordings since the last time. One that has not ended never will: it was stopped. */
  take(): Recording[] {
    if (this.#current !== null) this.#done.push(this.#current);
    const taken = this.#done;
    this.#done = [];
    this.#current = null;
    this.#whereabouts = new Whereabouts();
    return taken;
  }

  #row(row: unknown[]): void {
    const current = this.#current;
    if (current === null) throw new Error(TOO_EARLY);
    const next = this.#rows.read(row);
    if (!this.#sound.row(this.#rows.roles(row), row, next, current)) throw new Error(UNFIT);
    current.events.push(next);
    this.#whereabouts.follow(next);
  }

  #event(next: TraceEvent): void {
    if (this.#current === null) throw new Error(TOO_EARLY);
    if (!this.#sound.event(next, this.#current)) throw new Error(UNFIT);
    this.#current.events.push(next);
    this.#whereabouts.follow(next);
  }

  #append(next: Piece): void {
    if ('begin' in next) {
      if (this.#current !== null) this.#done.push(this.#current);
      this.#rows = new Rows();
      if (this.#done.length >= MOST_RECORDINGS) throw new Error('There are too many recordings.');
      this.#whereabouts = new Whereabouts();
      this.#sound = new Soundness();
      this.#current = {
        version: RECORDING_VERSION,
        ...next.begin,
        layers: [],
        spans: [],
        bodies: [],
        bytes: [],
        events: [],
        ended: 'stopped',
      };
      return;
    }
    const current = this.#current;
    if (current === null) throw new Error(TOO_EARLY);
    if (!this.#fits(next, current)) throw new Error(UNFIT);
    if ('event' in next) this.#event(next.event);
    else if ('line' in next) this.#rows.line(...next.line);
    else if ('shape' in next) this.#rows.shape(...next.shape);
    else if ('place' in next) this.#whereabouts.reach(next.place);
    else if ('bytes' in next) current.bytes.push(next.bytes);
    else if ('span' in next) current.spans.push(next.span);
    else if ('layer' in next) current.layers.push(next.layer);
    else if ('body' in next) current.bodies.push(next.body);
    else if ('globals' in next) {
      current.globals ??= [];
      current.globals.push(next.globals);
    } else {
      current.ended = next.end;
      this.#done.push(current);
      this.#current = null;
    }
  }
  #fits(next: Piece, current: Recording): boolean {
    if ('span' in next) return this.#sound.span(next.span, current);
    if ('layer' in next) return this.#sound.layer(next.layer, current);
    if ('body' in next) return this.#sound.body(next.body, current);
    if ('bytes' in next) return this.#sound.bytes(current);
    if ('globals' in next) return this.#sound.globals(next.globals, current);
    return true;
  }
}
