// What failed in the page itself, kept for a report that the user may copy. Nothing is sent anywhere.
import * as strings from '../strings/store/fault-slice.ts';
import type { FaultSlice, OwnFault } from './fault-state.ts';
import type { Slice } from './slice.ts';

/** In characters: a stack that goes round is as long as the engine lets it be. */
const LONGEST = 4000;

/** Users' mistakes come as values; what is thrown is our own fault. It is kept for a report, and this sentence says so where it happened. */
export function ownFailure({ hearFault }: FaultSlice, error: unknown, part: string): string {
  hearFault(error, part);
  return strings.itself(error instanceof Error ? error.message : String(error));
}

/** Any value can be thrown. */
export function ownFault(error: unknown, part: string): OwnFault {
  const says = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return { says: says.slice(0, LONGEST), stack: stack.slice(0, LONGEST), part };
}

export const faultSlice: Slice<FaultSlice> = (set) => ({
  ownFault: null,
  ownFaults: 0,

  // The first one is told: what comes after it is often its consequence.
  hearFault: (error, part) =>
    set((before) => ({ ownFault: before.ownFault ?? ownFault(error, part), ownFaults: before.ownFaults + 1 })),
  dismissFault: () => set({ ownFault: null, ownFaults: 0 }),
});
