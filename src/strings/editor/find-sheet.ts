import { counted } from '../../trace/words.ts';

export const title = 'Find in all files';
export const find = 'Find';
export const matchCase = 'Match case';
export const replaceBy = 'Replace by';
export const replaceAll = 'Replace all';
export const replaced = (files: number) => `Replaced in ${counted(files, 'file')}. Ctrl+Z in a file takes it back.`;
export const nowhere = (text: string) => `No file of this project has “${text}” in it.`;
export const firstPlaces = (places: number) => `The first ${places} places`;
export const found = (places: number, files: number) => `${counted(places, 'place')} in ${counted(files, 'file')}`;
