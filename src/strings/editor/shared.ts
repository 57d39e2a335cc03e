export const onlyPython = 'Only files of Python can be formatted here.';
// A file that can't be read as Python.
export const syntax = 'syntax';
