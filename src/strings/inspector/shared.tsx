import type { ReactNode } from 'react';

export const happened = 'What happened';
export const before = 'before';
export const after = 'after';
export const hop = (n: number) => `hop ${n}`;
export const notLookedAt = 'not looked at yet';
/** `before`: what it was. */
export const was = (before: ReactNode) => <>was {before}</>;
