export const ghost = 'Ghost';
