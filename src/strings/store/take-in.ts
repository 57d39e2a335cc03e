import { counted } from '../../trace/words.ts';

export const known = 'All that this file holds is here already.';
export const noRoom = 'Nothing was taken from this file. What is here now could not be set aside: the browser’s storage is full.';
/** `name`: the entry of the browser’s storage that it is kept in. */
export const keptToo = (name: string) => `What was here before is kept as well in this browser's storage, as “${name}”.`;
export const taken = (lessons: number) => `Taken: ${lessons === 1 ? 'one lesson' : counted(lessons, 'lesson')}.`;
export const hadOther = (lessons: number) =>
  `In ${lessons === 1 ? 'one of them' : `${lessons} of them`} you had other code: it is kept, and “Undo” below the lesson brings it back.`;
