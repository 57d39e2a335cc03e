// What a process says while it does what it was asked: pieces of recordings, and the bytes that it sends.
import { joined } from '../lib/joined.ts';
import type { Place } from '../trace/event-parts.ts';
import type { Recording } from '../trace/recording.ts';
import { Assembly } from './assemble.ts';

export class Transcript {
  #assembly = new Assembly();
  #fault: string | null = null;
  #sent: Uint8Array[] = [];

  /** Something else was asked: whatever was wrong or sent before has nothing to do with it. */
  renew(): void {
    this.#fault = null;
    this.#sent = [];
  }

  /** Where the program is, as far as it was told. */
  get place(): Place | null {
    return this.#assembly.place;
  }

  /** Why there is no recording. */
  get fault(): string | null {
    return this.#fault;
  }

  /** A recording that makes no sense is our own fault, not the program's: it goes on unrecorded, and the page says so. */
  record(json: string): void {
    if (this.#fault !== null) return;
    try {
      this.#assembly.add(json);
    } catch (error) {
      this.#fault = `The recording could not be read (${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}).`;
      this.#assembly = new Assembly();
    }
  }

  send(bytes: Uint8Array): void {
    this.#sent.push(bytes);
  }

  takeRecordings(): Recording[] {
    const taken = this.#assembly.take();
    return this.#fault === null ? taken : [];
  }

  takeBytes(): Uint8Array {
    const sent = joined(this.#sent);
    this.#sent = [];
    return sent;
  }
}
