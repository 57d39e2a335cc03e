export const example = 'middleware.py';
