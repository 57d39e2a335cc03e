export const isDeleted = (file: string) => `${file} is deleted.`;
export const undo = 'Undo';
export const line = (line: number) => `Line ${line}`;
export const edited = 'Edited since the last run: its lines are not lit.';
export const tabMovesOn = 'Tab moves on';
export const tabIndents = 'Tab indents';
