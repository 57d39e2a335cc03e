import { thousands } from '../../trace/words.ts';

export const kept = (bytes: number) => `Kept for offline use: yes, ${thousands(Math.round(bytes / 1e6))}\u00a0MB.`;
/** `why`: a sentence that begins in lower case. */
export const notKept = (why: string) => `Kept for offline use: no, ${why}`;
export const keeping = 'Kept for offline use: just being fetched.';
export const notYet = 'Kept for offline use: not yet.';
