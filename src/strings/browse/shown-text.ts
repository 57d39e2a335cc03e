import { counted } from '../../trace/words.ts';

export const guessed = 'There is no Content-Type: a browser has to guess, and takes it for HTML.';
export const kept = (type: string, bytes: number) =>
  `It is ${type}, ${counted(bytes, 'byte')}: a browser would offer to keep it as a file.`;
