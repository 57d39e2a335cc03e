export const stage = 'Stage';
