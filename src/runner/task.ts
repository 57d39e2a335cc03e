// One thing that a process was asked to do: it is done when it says so, or halted when its time is up or it has ended.
import { countdown } from '../lib/awake-clock.ts';
import type { Halt } from './halt.ts';
import type { FromWorker } from './protocol.ts';

/** What a process says when it has done what it was asked. */
export type Answering = 'started' | 'answered' | 'checked' | 'commanded';
export type Answer<K extends FromWorker['kind']> = Extract<FromWorker, { kind: K }>;
export type Result<T> = { kind: 'done'; answer: T } | { kind: 'halted'; halt: Halt };

/** Milliseconds after which a process that has not even begun counts as stuck. */
const ARRIVAL = 5000;

export interface TaskTerms<K extends Answering, T> {
  kind: K;
  /** Milliseconds from when it begins. */
  limit: number;
  /** How often it may say that it begins, which gives it its time anew. */
  beginnings: number;
  /** Undefined for what is no answer. */
  read(answer: Answer<K>): T | undefined;
  late(): void;
  /** It is over: nothing more is heard here. `answer`: unless it was halted. */
  over(answer: Answer<Answering> | null): void;
}

export class Task<K extends Answering, T> {
  readonly result: Promise<Result<T>>;
  readonly #terms: TaskTerms<K, T>;
  #settle: (result: Result<T>) => void = () => {};
  #beginnings: number;
  #off: () => void;

  constructor(terms: TaskTerms<K, T>) {
    this.#terms = terms;
    this.#beginnings = terms.beginnings;
    this.result = new Promise((resolve) => {
      this.#settle = resolve;
    });
    // On a busy machine the message may take its time to arrive, which is not the program's running.
    this.#off = countdown(terms.limit + ARRIVAL, terms.late);
  }

  /** False when that is no answer to what was asked. */
  hear(message: FromWorker): boolean {
    const { kind, limit, read, late } = this.#terms;
    if (message.kind === 'begun') {
      if (this.#beginnings === 0) return true;
      this.#beginnings -= 1;
      this.#off();
      this.#off = countdown(limit, late);
      return true;
    }
    if (message.kind !== kind) return false;
    const answer = read(message as Answer<K>);
    if (answer === undefined) return false;
    this.#done({ kind: 'done', answer }, message as Answer<Answering>);
    return true;
  }

  halted(halt: Halt): void {
    this.#done({ kind: 'halted', halt }, null);
  }

  #done(result: Result<T>, answer: Answer<Answering> | null): void {
    this.#off();
    this.#terms.over(answer);
    this.#settle(result);
  }
}
