export const onlyPython = 'Only files of Python can be formatted here.';
