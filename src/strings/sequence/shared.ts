export const client = 'client';
export const sequence = 'Sequence';
