// A file that can't be read as Python.
export const syntax = 'syntax';
