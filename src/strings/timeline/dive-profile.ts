/** On an axis that has room for three letters. */
export const out = 'out';
