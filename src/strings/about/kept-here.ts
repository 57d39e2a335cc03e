import { thousands } from '../../trace/words.ts';

export const kept = 'Kept in this browser';
const whatIsKept = (lessons: number): string => {
  if (lessons === 0) return 'Nothing of yours yet.';
  return lessons === 1 ? 'Your work in one lesson.' : `Your work in ${lessons} lessons.`;
};
export const lead = (lessons: number) =>
  `${whatIsKept(lessons)} Your code, predictions and progress lie in this browser alone, and go when its storage is cleared.`;
export const noStorage = 'This browser does not let the page look into its storage.';
export const setAside = 'Set aside';
export const length = (characters: number) => `${thousands(characters)} characters`;
export const download = 'Download';
export const downloadOf = (name: string) => `Download ${name}`;
export const remove = 'Remove';
export const removeOf = (name: string) => `Remove ${name}`;
export const forgotten = 'Forgotten.';
export const undo = 'Undo';
export const forget = 'Forget my work…';
export const whatGoes =
  'This removes your code, predictions, breakpoints and progress of every lesson, the history of requests, and what was set aside.';
export const forgetAll = 'Forget all of it';
export const keep = 'Keep it';
