// Whether the page is kept for use without a network, in a sentence.
import type { Keeping } from '../../store/offline-state.ts';
import { thousands } from '../../trace/words.ts';

/** `says`: why it could not be kept. */
export const refusedInWords = (says: string): string =>
  `There is a newer version, and it could not be kept: ${says} Until it can, this one is used.`;

export function inWords(keeping: Keeping | null): string {
  switch (keeping?.kind) {
    case 'kept':
      return `Kept for offline use: yes, ${thousands(Math.round(keeping.bytes / 1e6))}\u00a0MB.`;
    case 'not-kept':
      return `Kept for offline use: no, ${keeping.says}`;
    case 'keeping':
      return 'Kept for offline use: just being fetched.';
    default:
      return 'Kept for offline use: not yet.';
  }
}
