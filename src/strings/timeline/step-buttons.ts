export const first = 'First';
export const previous = { hop: 'Previous hop', line: 'Previous line', moment: 'Previous moment' };
export const play = 'Play';
export const pause = 'Pause';
export const next = { hop: 'Next hop', line: 'Next line', moment: 'Next moment' };
export const last = 'Last';
