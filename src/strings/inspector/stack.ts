export const stack = 'Stack, innermost first';
export const isNext = 'This line is about to run';
export const waits = 'It waits here for the one above';
