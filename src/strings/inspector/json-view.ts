import { counted } from '../../trace/words.ts';

export const unpacking = 'Unpacking…';
/** `encoding`: "gzip". */
export const notUnpacked = (encoding: string) => `The body says it is ${encoding}, but it can’t be unpacked as that.`;
export const isJson = (type: string | null) => `It is JSON, though Content-Type says ${type ?? 'nothing'}.`;
export const leftOut = (characters: number) => `${counted(characters, 'character')} more are left out.`;
