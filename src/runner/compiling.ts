// The files that a process was asked to compile and has not told about yet. It does so beside its other work, or between two pieces of it.
import { countdown } from '../lib/awake-clock.ts';
import { syntaxAnswer } from './answers.ts';
import type { SyntaxFault } from './runner.ts';

type Told = (fault: SyntaxFault | null) => void;

/** Milliseconds. */
const LIMIT = 2000;

export class Compiling {
  readonly #asked = new Map<number, Told>();
  readonly #stuck: (limit: number) => void;

  /** `stuck`: some sources keep a compiler busy for very long, and the process is then of no use to anybody. */
  constructor(stuck: (limit: number) => void) {
    this.#stuck = stuck;
  }

  /** Waits for what is said about number `id`; null as well when the process ends before it could tell. */
  wait(id: number): Promise<SyntaxFault | null> {
    return new Promise((resolve) => {
      const off = countdown(LIMIT, () => this.#stuck(LIMIT));
      this.#asked.set(id, (fault) => {
        off();
        this.#asked.delete(id);
        resolve(fault);
      });
    });
  }

  /** False when no honest process says this. */
  hear(id: number, fault: unknown): boolean {
    const said = syntaxAnswer.safeParse(fault);
    if (said.success) this.#asked.get(id)?.(said.data);
    return said.success;
  }

  giveUp(): void {
    for (const told of [...this.#asked.values()]) told(null);
  }
}
