import { counted } from '../../trace/words.ts';

export const putAway = 'put away';
export const comparing = 'comparing…';
export const differ = (count: number) => (count === 0 ? 'nothing differs' : counted(count, 'difference'));
export const label = (run: string, says: string) => `Ghost of ${run}, ${says}`;
export const title = (isShown: boolean, keys: string) => `${isShown ? 'Put it away' : 'Show what was before'} (${keys})`;
export const ghostOf = (run: string) => `Ghost of ${run}`;
export const ghost = 'Ghost';
