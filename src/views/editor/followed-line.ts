// Whether the line under the lamp is brought into view: always by a step; while it plays, not away from what somebody has scrolled to by hand,
// until it comes into view again or they press Play.

/** What scrolls by hand: a wheel, a finger, the scrollbar, a key in the editor. */
const HANDS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
const OPTIONS = { capture: true, passive: true };

export class FollowedLine {
  readonly #host: HTMLElement;
  /** The line at the last moment, and whether somebody has scrolled since one was brought into view. */
  #line: number | null = null;
  #scrolled = false;

  constructor(host: HTMLElement) {
    this.#host = host;
    for (const type of HANDS) host.addEventListener(type, this.#hand, OPTIONS);
  }

  /** Another moment has come, at this line (counted from 1): is it to be brought into view? */
  comes(line: number, plays: boolean, isInView: (line: number | null) => boolean): boolean {
    const before = this.#line;
    this.#line = line;
    if (plays && this.#scrolled && !isInView(before)) return false;
    this.#scrolled = false;
    return true;
  }

  /** From here on it is followed, wherever somebody has scrolled to before. */
  again(): void {
    this.#scrolled = false;
  }

  dispose(): void {
    for (const type of HANDS) this.#host.removeEventListener(type, this.#hand, OPTIONS);
  }

  readonly #hand = (): void => {
    this.#scrolled = true;
  };
}
