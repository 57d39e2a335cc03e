// A sentence of the trace, its code in the program's voice; and the same as it is spoken, without any marks.
import type { Phrase } from '../../trace/sentence.ts';
import { Breakable, UNBROKEN } from './breakable.tsx';

export function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  // Their order is their identity: of two moments' sentences most are made alike, and only their words differ.
  return phrases.map((phrase, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the sentence
    typeof phrase === 'string' ? <span key={i}>{phrase}</span> : <code key={i}>{inLines(phrase.code)}</code>,
  );
}

const inLines = (code: string) => (code.length > UNBROKEN ? <Breakable text={code} /> : code);

export const spoken = (phrases: readonly Phrase[]): string =>
  phrases.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.code)).join('');
