// The part of the state that holds what failed in the page itself. A user's mistakes are values, and told where they were made; what is thrown is ours.

/** One of our own mistakes, as it was thrown. */
export interface OwnFault {
  /** The error's own words. */
  says: string;
  /** Where in our code, as the browser tells it; may be empty. */
  stack: string;
  /** The part of the page that it came from: "stage", "Send". */
  part: string;
}

export interface FaultSlice {
  /** The first one since the user last waved one away; null: none. */
  ownFault: OwnFault | null;
  /** How many there were since then. */
  ownFaults: number;
  hearFault(error: unknown, part: string): void;
  dismissFault(): void;
}
