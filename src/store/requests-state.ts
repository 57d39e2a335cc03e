// What fills the composer besides typing: a pasted command, a preset, something that was sent before.
import type { ServerName } from '../runner/runner.ts';
import type { ComposedRequest } from './state.ts';

/** The composer was filled by something; what stood there before can be put back. */
export interface Filled {
  slug: string;
  says: string;
  before: ComposedRequest;
}

/** How many of a lesson are kept. */
export const MOST_SENT = 50;
/** Characters of one, as it is kept. Larger ones can be sent, but not again from the history. */
export const LARGEST_SENT = 20_000;

/** One that was sent, and what came of it. */
export interface Sent {
  request: ComposedRequest;
  /** Milliseconds since 1970. */
  at: number;
  /** "200 OK", or in words that nothing came. */
  status: string;
  server: ServerName;
  /** Which of the runs it was, on this visit: those of an earlier one are not kept. */
  run?: number | undefined;
}

export interface RequestsSlice {
  /** By lesson, newest first; bounded. Survives a reload. */
  sent: Readonly<Record<string, readonly Sent[]>>;
  /** Sends once more what was sent last. */
  resend(): Promise<void>;
  clearSent(): void;
  filled: Filled | null;
  /** Puts a request into the composer; `says` what it is. */
  fillRequest(request: ComposedRequest, says: string): void;
  /** What stood there before comes back. */
  undoFill(): void;
  dismissFilled(): void;
  /** Fills the composer with what was pasted, a curl command or a raw request; the sentence when it can't be read. */
  pasteRequest(text: string): Promise<string | null>;
  /** The same, into the composer's target: where Send says what is wrong, the sentence stands. */
  pasteIntoTarget(text: string): Promise<void>;
}
