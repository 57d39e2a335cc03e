import type { ReactNode } from 'react';

export const more = 'More';
export const less = 'Less';
// "Show app.py:7".
export const show = (place: ReactNode) => <>Show {place}</>;
export const goToMoment = 'Go to that moment';
export const allow = (seconds: number) => `Allow ${seconds} s`;
