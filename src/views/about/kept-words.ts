// Whether the page is kept for use without a network, in a sentence.
import type { Keeping } from '../../store/offline-state.ts';
import * as strings from '../../strings/about/kept-words.ts';

export function inWords(keeping: Keeping | null): string {
  switch (keeping?.kind) {
    case 'kept':
      return strings.kept(keeping.bytes);
    case 'not-kept':
      return strings.notKept(keeping.says);
    case 'keeping':
      return strings.keeping;
    default:
      return strings.notYet;
  }
}
