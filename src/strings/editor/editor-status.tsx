import type { ReactNode } from 'react';

export const isDeleted = (file: string) => `${file} is deleted.`;
export const undo = 'Undo';
export const line = (line: number) => `Line ${line}`;
/** `place`: the line, to be pressed. */
export const fault = (place: ReactNode, says: string) => (
  <>
    {place}
    <span className="flt">: {says}</span>
  </>
);
export const edited = 'Edited since the last run: its lines are not lit.';
export const tabMovesOn = 'Tab moves on';
export const tabIndents = 'Tab indents';
