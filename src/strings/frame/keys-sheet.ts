export const title = 'Keys';
export const alsoTyping = 'also while typing';
export const inCode = 'In the code';
