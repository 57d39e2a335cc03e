// What fills the composer besides typing: a pasted command, a preset, something that was sent before.
import type { ComposedRequest } from './state.ts';

/** The composer was filled by something; what stood there before can be put back. */
export interface Filled {
  slug: string;
  says: string;
  before: ComposedRequest;
}

export interface RequestsSlice {
  filled: Filled | null;
  /** Puts a request into the composer; `says` what it is. */
  fillRequest(request: ComposedRequest, says: string): void;
  /** What stood there before comes back. */
  undoFill(): void;
  dismissFilled(): void;
  /** Fills the composer with what was pasted, a curl command or a raw request; the sentence when it can't be read. */
  pasteRequest(text: string): Promise<string | null>;
}
