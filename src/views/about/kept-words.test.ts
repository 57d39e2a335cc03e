import { expect, test } from 'vitest';
import { inWords } from './kept-words.ts';

test.each([
  [null, 'Kept for offline use: not yet.'],
  [{ kind: 'keeping' }, 'Kept for offline use: just being fetched.'],
  [{ kind: 'kept', bytes: 1_061_400_000 }, 'Kept for offline use: yes, 1,061\u00a0MB.'],
  [{ kind: 'not-kept', says: 'this address is not https.' }, 'Kept for offline use: no, this address is not https.'],
] as const)('%j', (keeping, words) => expect(inWords(keeping)).toBe(words));
