import { counted } from '../../trace/words.ts';

export const breakpoints = 'Breakpoints';
export const none = 'None. A click beside a line’s number makes one, too.';
export const edited = 'edited since this run';
export const hits = (n: number) => (n === 0 ? 'never in this run' : counted(n, 'time'));
export const remove = (breakpoint: string) => `Remove the breakpoint: ${breakpoint}`;
export const noLine = 'This moment is at no line of your files.';
/** `line`: '' where there is none. */
export const atThisLine = (line: string) => (line === '' ? 'At this line' : `At this line, ${line}`);
/** Before a field to choose a layer in. */
export const atBorderOf = 'At the border of';
export const addAtBorder = 'Add a breakpoint at this layer’s border';
/** Before a field for a key. */
export const whenChanges = 'When this changes';
export const key = 'header or environ key';
export const whenKeyChanges = 'When this header or environ key changes';
export const addForKey = 'Add a breakpoint for when this key changes';
export const add = 'Add';
