// A sentence of the trace, its code in the program's voice; and the same as it is spoken, without any marks.
import type { Phrase } from '../../trace/sentence.ts';

export function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  // A sentence never changes its parts while it stands: their order is their identity.
  return phrases.map((phrase, i) => {
    const key = `${i} ${spoken([phrase])}`;
    return typeof phrase === 'string' ? <span key={key}>{phrase}</span> : <code key={key}>{phrase.code}</code>;
  });
}

export const spoken = (phrases: readonly Phrase[]): string =>
  phrases.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.code)).join('');
