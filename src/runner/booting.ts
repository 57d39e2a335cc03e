// What becomes of a process until it can work: it can, or a sentence says why it never will.
import { countdown } from '../lib/awake-clock.ts';
import type { FromWorker } from './protocol.ts';

export type Booted = Extract<FromWorker, { kind: 'booted' }>;

/** Milliseconds after which a process that has said nothing at all was never made. */
const FIRST_SIGN = 20_000;
const NO_SIGN =
  'The process for Python could not be opened: something, perhaps an extension of the browser, keeps this page from opening frames or workers.';
const BOOT_LIMIT = 120_000;
const TOO_LONG = 'Python could not be started within two minutes.';

export class Booting {
  /** Rejects with a sentence. */
  readonly ready: Promise<Booted>;
  /** It can work. */
  isDone = false;
  /** It has said something. */
  heard = false;
  #settle: { resolve: (booted: Booted) => void; reject: (error: Error) => void } | null = null;

  constructor() {
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  /** From now on the clock runs. */
  begin(): void {
    const offs = [
      countdown(FIRST_SIGN, () => {
        if (!this.heard) this.fail(NO_SIGN);
      }),
      countdown(BOOT_LIMIT, () => this.fail(TOO_LONG)),
    ];
    const unwatch = (): void => {
      for (const off of offs) off();
    };
    this.ready.then(unwatch, unwatch);
  }

  /** False when it could work already: no honest process says so twice. */
  succeed(booted: Booted): boolean {
    if (this.isDone) return false;
    this.isDone = true;
    this.#settle?.resolve(booted);
    return true;
  }

  /** Once it can work this changes nothing. */
  fail(says: string): void {
    this.#settle?.reject(new Error(says));
  }
}
