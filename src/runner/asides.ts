// What a process was asked beside its other work and has not told about yet: whether a file compiles, how the layers stand in the source.
// It answers between two pieces of its work.
import { countdown } from '../lib/awake-clock.ts';
import { arrangementAnswer, jsonAs, registryAnswer, syntaxAnswer } from './answers.ts';
import type { Arrangement, RegistryAnswer, SyntaxFault } from './runner.ts';

/** Milliseconds. */
const LIMIT = 2000;

export class Asides<T> {
  readonly #asked = new Map<number, (said: T | null) => void>();
  readonly #read: (said: unknown) => { value: T } | null;
  readonly #stuck: (limit: number) => void;

  /** `read` gives null for what is no answer. `stuck`: some sources keep a parser busy for very long, and the process is then of no use to
   *  anybody. */
  constructor(read: (said: unknown) => { value: T } | null, stuck: (limit: number) => void) {
    this.#read = read;
    this.#stuck = stuck;
  }

  /** Waits for what is said about number `id`; null as well when the process ends before it could tell. */
  wait(id: number): Promise<T | null> {
    return new Promise((resolve) => {
      const off = countdown(LIMIT, () => this.#stuck(LIMIT));
      this.#asked.set(id, (said) => {
        off();
        this.#asked.delete(id);
        resolve(said);
      });
    });
  }

  /** False when no honest process says this. */
  hear(id: number, said: unknown): boolean {
    const read = this.#read(said);
    if (read !== null) this.#asked.get(id)?.(read.value);
    return read !== null;
  }

  giveUp(): void {
    for (const told of [...this.#asked.values()]) told(null);
  }
}

type Stuck = (limit: number) => void;

/** Whether a file compiles. */
export const compiling = (stuck: Stuck): Asides<SyntaxFault | null> =>
  new Asides<SyntaxFault | null>((said) => {
    const read = syntaxAnswer.safeParse(said);
    return read.success ? { value: read.data } : null;
  }, stuck);

/** How the layers stand. */
export const arranging = (stuck: Stuck): Asides<Arrangement> =>
  new Asides<Arrangement>((said) => {
    const value = jsonAs(arrangementAnswer, String(said));
    return value === undefined ? null : { value };
  }, stuck);

/** What Django's registry answers. */
export const askingRegistry = (stuck: Stuck): Asides<RegistryAnswer> =>
  new Asides<RegistryAnswer>((said) => {
    const value = jsonAs(registryAnswer, String(said));
    return value === undefined ? null : { value };
  }, stuck);
