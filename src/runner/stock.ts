// Where booted interpreters come from: made of what is fetched once, with one kept ready, so that an edit or a stopped loop costs nothing.
import type { Booted } from './booting.ts';
import type { Shelf } from './bundles.ts';
import { Interpreter } from './interpreter.ts';
import { type Kind, PLAIN } from './kinds.ts';
import type { Spawn } from './process.ts';
import type { Assets } from './protocol.ts';

/** Takes plain words and bytes. */
export type Progress = (stage: string, loaded: number, total: number | null) => void;

export interface StockOptions {
  /** Called once for each kind of process, and again only after it failed. */
  load: (progress: Progress, kind: Kind) => Promise<Assets>;
  spawn: Spawn;
  /** Which kind of process is probably wanted first; plain when left out. */
  kind?: Kind;
  /** The Python packages that projects can import; none when left out. */
  shelf?: Shelf;
  /** Keep a process ready. Not where memory is small. */
  spare: boolean;
  /** Puts something off until nothing else is to do. */
  whenIdle: (task: () => void) => void;
  /** One line for whoever reads the console. */
  warn: (line: string) => void;
}

export class Stock {
  readonly #options: StockOptions;
  readonly #progress: Progress;
  readonly #assets = new Map<Kind, Promise<Assets>>();
  #kind: Kind;
  #spare: Promise<Interpreter> | null = null;
  /** What the spare will be, while it is being made. */
  #making: Interpreter | null = null;
  /** Given up while they were being made. */
  readonly #givenUp = new WeakSet<Interpreter>();
  #closed = false;
  /** Who waits for the next spare to be begun. */
  #waiting: (() => void)[] = [];
  /** Being made for somebody who waits. */
  readonly #awaited = new Set<Promise<Interpreter>>();
  /** Said once; the next processes are no quicker. */
  #warned = false;

  constructor(options: StockOptions, progress: Progress) {
    this.#options = options;
    this.#progress = progress;
    this.#kind = options.kind ?? PLAIN;
  }

  /** Has what interpreters are made of been fetched, or is it on its way? */
  get fetched(): boolean {
    return this.#assets.has(this.#kind);
  }

  /** From now on processes are of this kind. A spare of another one is given up at once, made or not: it would take its memory, and now the time of
   *  the processor, for nothing. Who waits for it gets one of this kind. */
  suit(kind: Kind): void {
    if (kind === this.#kind) return;
    this.#kind = kind;
    const [spare, making] = [this.#spare, this.#making];
    this.#spare = null;
    if (spare === null) return;
    if (making !== null) {
      this.#givenUp.add(making);
      void making.end();
      return;
    }
    spare.then(
      (made) => made.end(),
      () => {},
    );
  }

  /** Is there a spare, made or being made? */
  get stocked(): boolean {
    return this.#spare !== null;
  }

  /** Is one being made for somebody who waits? */
  get awaited(): boolean {
    return this.#awaited.size > 0;
  }

  /** Resolves when the next spare is begun. */
  begun(): Promise<void> {
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  /** The spare, being made or ready. One that failed is forgotten, so that the next call tries again. */
  prepare(): Promise<Interpreter> {
    if (this.#spare !== null) return this.#spare;
    const making = this.#make();
    this.#spare = making;
    for (const tell of this.#waiting.splice(0)) tell();
    making.catch(() => {
      if (this.#spare === making) this.#spare = null;
    });
    return making;
  }

  /** The spare, ready: one in which no program has run. It stays the spare. */
  async spare(): Promise<Interpreter> {
    for (;;) {
      const claimed = this.prepare();
      const made = await claimed;
      if (made.fresh && !made.spent) return made;
      if (this.#spare === claimed) this.#spare = null;
    }
  }

  /** An interpreter of one's own. */
  async take(): Promise<Interpreter> {
    const claimed = this.prepare();
    // Before waiting: a request and a check that come together must not wait for the same process.
    this.#spare = null;
    this.#awaited.add(claimed);
    const taken = await claimed.finally(() => this.#awaited.delete(claimed));
    return taken.spent ? this.take() : taken;
  }

  /** Makes the next spare, when nothing else is to do: two that are made at the same time take longer than one after the other. */
  refill(): void {
    if (!this.#options.spare) return;
    this.#options.whenIdle(() => {
      if (this.#closed) return;
      if (this.awaited) void Promise.allSettled(this.#awaited).then(() => this.refill());
      else this.prepare().catch(() => {});
    });
  }

  close(): void {
    this.#closed = true;
    this.#spare?.then(
      (made) => made.end(),
      () => {},
    );
  }

  async #make(): Promise<Interpreter> {
    const made = new Interpreter(this.#options.spawn, this.#load(), this.#options.shelf);
    this.#making = made;
    let booted: Booted;
    try {
      booted = await made.ready;
    } catch (error) {
      if (this.#givenUp.has(made)) return this.prepare();
      throw error;
    } finally {
      if (this.#making === made) this.#making = null;
    }
    if (!booted.restored && !this.#warned) {
      this.#warned = true;
      this.#options.warn(
        'Onionskin: no memory snapshot could be used, so Python was loaded from scratch (slower, nothing else).',
      );
    }
    return made;
  }

  #load(): Promise<Assets> {
    const kind = this.#kind;
    const loaded = this.#assets.get(kind);
    if (loaded !== undefined) return loaded;
    const loading = this.#options.load(this.#progress, kind).catch((error: unknown) => {
      this.#assets.delete(kind);
      throw error;
    });
    this.#assets.set(kind, loading);
    return loading;
  }
}
