// The one animation clock of the page: asks for frames only while something moves, and tells whoever draws.
import { periodOf } from '../../store/playback-slice.ts';
import { selectMoments, selectRecording } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Onionskin } from '../../store/store.ts';
import type { Cursor } from '../../trace/recording.ts';
import { areNeighbours, type Facts, type Hop, hopAtTime } from './clock.ts';

/** What a clock needs of the browser; tests hand in their own. */
export interface Frames {
  now(): number;
  request(callback: () => void): number;
  cancel(id: number): void;
  /** Less motion is wanted: states switch, nothing travels. */
  calm(): boolean;
}

export class PlaybackClock {
  readonly #store: Onionskin;
  readonly #frames: Frames;
  readonly #listeners = new Set<() => void>();
  #unsubscribe: (() => void) | null = null;
  #frame: number | null = null;
  #since = 0;
  #cameFrom: Cursor | null = null;
  #left = 0;
  #hop: Hop | null = null;
  #scrubbing = false;

  constructor(store: Onionskin, frames: Frames) {
    this.#store = store;
    this.#frames = frames;
  }

  readonly hop = (): Hop | null => this.#hop;

  /** While somebody drags, the packet is where the pointer says. */
  readonly scrubbing = (): boolean => this.#scrubbing;

  scrub(scrubbing: boolean): void {
    if (this.#scrubbing === scrubbing) return;
    this.#scrubbing = scrubbing;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#unsubscribe) {
      this.#unsubscribe = this.#store.subscribe((state, before) => this.#changed(state, before));
      this.#since = this.#frames.now();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = null;
      if (this.#frame !== null) this.#frames.cancel(this.#frame);
      this.#frame = null;
    };
  };

  #changed(state: State, before: State): void {
    const other = selectRecording(state) !== selectRecording(before);
    const moved = state.cursor !== before.cursor;
    const restarted = state.playing !== before.playing || state.speed !== before.speed || state.grain !== before.grain;
    if (!other && !moved && !restarted) return;
    const paused = before.playing && !state.playing && !moved;
    this.#left = paused && this.#hop?.from === state.cursor ? this.#hop.u : 0;
    if (other || moved) {
      const step = !other && !this.#scrubbing && areNeighbours(selectMoments(state, state.grain), before.cursor, state.cursor);
      this.#cameFrom = step ? before.cursor : null;
    } else if (restarted && !paused) this.#cameFrom = null;
    this.#since = this.#frames.now();
    this.#tick();
  }

  readonly #tick = (): void => {
    if (this.#frame !== null) this.#frames.cancel(this.#frame);
    this.#frame = null;
    const facts = this.#facts();
    const hop = this.#frames.calm() ? null : hopAtTime(facts);
    const changed = hop?.u !== this.#hop?.u || hop?.from !== this.#hop?.from || hop?.to !== this.#hop?.to;
    // When the next moment is due it comes in this very frame: what travels is drawn together with it.
    const isDue = facts.playing && facts.elapsed >= facts.period;
    if (changed && !isDue) {
      this.#hop = hop;
      for (const listener of this.#listeners) listener();
    }
    const moving = hop !== null || facts.playing;
    if (moving && this.#listeners.size > 0 && !this.#frames.calm()) this.#frame = this.#frames.request(this.#tick);
  };

  #facts(): Facts {
    const state = this.#store.getState();
    return {
      moments: selectMoments(state, state.grain),
      cursor: state.cursor,
      cameFrom: this.#cameFrom,
      playing: state.playing,
      elapsed: this.#frames.now() - this.#since,
      period: periodOf(state),
      left: this.#left,
    };
  }
}

const clocks = new WeakMap<Onionskin, PlaybackClock>();

/** One clock for one store, however many panels draw. */
export function clockOf(store: Onionskin): PlaybackClock {
  const known = clocks.get(store);
  if (known) return known;
  const clock = new PlaybackClock(store, {
    now: () => performance.now(),
    request: (callback) => requestAnimationFrame(callback),
    cancel: (id) => cancelAnimationFrame(id),
    calm: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  clocks.set(store, clock);
  return clock;
}
