export const runs = 'its code runs';
export const waits = 'waits for what it called';
export const suspended = 'a generator, suspended';
