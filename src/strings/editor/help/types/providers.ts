export const outside = (file: string) => `That is defined outside of the project, in ${file}.`;
export const starting = 'The types are still being read. Ask again in a moment.';
export const noName = 'There is no name here that can be changed in all files.';
export const notInPython = (name: string) => `“${name}” is no name in Python.`;
