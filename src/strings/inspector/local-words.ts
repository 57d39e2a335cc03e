import { counted } from '../../trace/words.ts';

export const code = 'code';
export const codeOf = (file: string) => `code of ${file}`;
export const length = (n: number, what: 'character' | 'byte' | 'item') => counted(n, what);
/** What a frame does with a value as it is left; and with an exception. */
export const gives = { returns: 'returns', yields: 'yields', raises: 'is left by' };
export const anException = 'an exception';
export const inFrame = (name: string, frame: string) => `${name} in ${frame}`;
export const names = (some: readonly string[], more: number) =>
  more > 0 ? `${some.join(' and ')} and ${more} more` : some.join(' and ');
