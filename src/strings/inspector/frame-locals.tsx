import type { ReactNode } from 'react';
import { counted } from '../../trace/words.ts';

export const signs = { '+': 'new', '-': 'deleted', '~': 'changed' };
/** `place`: a file's line, to be pressed. */
export const localsOf = (frame: string, place: ReactNode | null) => (
  <>
    Locals of <code>{frame}</code>
    {place !== null && <> at {place}</>}
  </>
);
export const lastStep = 'In the last step';
export const name = 'Name';
export const value = 'Value';
export const type = 'Type';
export const none = 'It has no names of its own yet.';
export const later = (names: number) => `${counted(names, 'more name')} later.`;
export const sameAs = (names: string) => `the same object as ${names}`;
