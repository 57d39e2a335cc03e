export const keys = 'Keys';
export const indent = 'Indent';
export const parentheses = 'Parentheses';
export const brackets = 'Brackets';
export const quotes = 'Quotes';
export const underscore = 'Underscore';
export const undo = 'Undo';
