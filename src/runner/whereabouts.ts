// Where the program is, told from what it did last: a stopped request can then name the line it was in.
import type { TraceEvent } from '../trace/event.ts';
import type { Place } from '../trace/event-parts.ts';
import { isLibrary } from '../trace/is-library.ts';

interface Frame {
  id: number;
  place: Place | null;
}

export class Whereabouts {
  readonly #frames: Frame[] = [];
  #last: Place | null = null;

  /** Takes the next event of the recording. */
  follow(event: TraceEvent): void {
    // Where a library is, says nothing to who can't change it: the line of the user's that called it does.
    if (isLibrary(event.place)) return;
    if (event.place !== null) this.#last = event.place;
    if (event.type === 'open' || event.type === 'line') {
      // Most often the same one goes on.
      const top = this.#frames.at(-1);
      if (top?.id === event.frame) {
        top.place = event.place;
        return;
      }
      // A frame that goes on ends everything above it that never said so.
      const known = this.#frames.findIndex((frame) => frame.id === event.frame);
      if (known >= 0) this.#frames.length = known;
      this.#frames.push({ id: event.frame, place: event.place });
    } else if (event.type === 'leave') {
      const known = this.#frames.findIndex((frame) => frame.id === event.frame);
      if (known >= 0) this.#frames.length = known;
    }
  }

  /** The program has come to a line that is not recorded. */
  reach(place: Place): void {
    this.#last = place;
  }

  /** The line of the innermost call that is still going on; else where the last thing happened. */
  get place(): Place | null {
    return this.#frames.at(-1)?.place ?? this.#last;
  }
}
