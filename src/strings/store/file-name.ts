export const empty = 'A file needs a name, such as middleware.py.';
export const tooLong = (most: number) => `A file name has at most ${most} characters.`;
export const characters = 'A file name is made of letters, digits, _ - . and / for folders.';
export const fromProject = 'Write the path from the project on, such as shop/views.py.';
export const taken = (name: string) => `There is already a file ${name}.`;
export const clash = (name: string, other: string) =>
  `${name} and ${other} can't both be there: one would have to be a file and a folder at once.`;
