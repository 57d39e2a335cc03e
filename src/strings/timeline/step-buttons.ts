export const first = 'First';
export const previous = (unit: string) => `Previous ${unit}`;
export const play = 'Play';
export const pause = 'Pause';
export const next = (unit: string) => `Next ${unit}`;
export const last = 'Last';
