// How much a process may say. A program that floods the page would take its memory and its time: what is beyond this ends the process.

export interface Allowance {
  messages: number;
  /** Bytes, or characters. */
  size: number;
}

/** While it works: for one start, request or check. An honest program is far below in its two seconds, with one exception: an answer that never ends. */
export const WORKING: Allowance = { messages: 500_000, size: 192 * 1024 * 1024 };
/** While nothing was asked of it: it has nothing to say then. */
export const IDLE: Allowance = { messages: 1000, size: 1024 * 1024 };
/** When it is asked about the source: the answer has a whole file in it. */
export const ASKED: Allowance = { messages: 1000, size: 16 * 1024 * 1024 };

export class Hearing {
  #left: Allowance = { ...IDLE };

  renew(allowance: Allowance): void {
    this.#left = { ...allowance };
  }

  /** Counts one message. False when it is one too many. */
  take(size: number): boolean {
    this.#left.messages -= 1;
    this.#left.size -= size;
    return this.#left.messages >= 0 && this.#left.size >= 0;
  }
}
