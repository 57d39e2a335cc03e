// Pieces, as a process says them, become recordings. One begin…end after another; what was cut short says so.
import * as z from 'zod/mini';
import { event, type Place, place } from '../trace/event.ts';
import { body, layer, RECORDING_VERSION, type Recording, recording, span } from '../trace/recording.ts';
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
  z.strictObject({ begin }),
  z.strictObject({ end: shape.ended }),
  z.strictObject({ place }),
]);
const pieces = z.array(piece);
export type Piece = z.infer<typeof piece>;

/** Of one start, request or check. */
const MOST_RECORDINGS = 1000;

export class Assembly {
  #done: Recording[] = [];
  #current: Recording | null = null;
  #whereabouts = new Whereabouts();
  #sound = new Soundness();

  /** Takes JSON text: an array of pieces. Throws when it is something else. */
  add(json: string): void {
    for (const next of pieces.parse(JSON.parse(json))) this.#append(next);
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

  #append(next: Piece): void {
    if ('begin' in next) {
      if (this.#current !== null) this.#done.push(this.#current);
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
    if (current === null) throw new Error('A piece of a recording came before its beginning.');
    if (!this.#fits(next, current)) throw new Error('A piece of a recording does not fit the others.');
    if ('event' in next) {
      current.events.push(next.event);
      this.#whereabouts.follow(next.event);
    } else if ('place' in next) this.#whereabouts.reach(next.place);
    else if ('bytes' in next) current.bytes.push(next.bytes);
    else if ('span' in next) current.spans.push(next.span);
    else if ('layer' in next) current.layers.push(next.layer);
    else if ('body' in next) current.bodies.push(next.body);
    else {
      current.ended = next.end;
      this.#done.push(current);
      this.#current = null;
    }
  }
  #fits(next: Piece, current: Recording): boolean {
    if ('event' in next) return this.#sound.event(next.event, current);
    if ('span' in next) return this.#sound.span(next.span, current);
    if ('layer' in next) return this.#sound.layer(next.layer, current);
    if ('body' in next) return this.#sound.body(next.body, current);
    if ('bytes' in next) return this.#sound.bytes(current);
    return true;
  }
}
