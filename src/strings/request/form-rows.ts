import { counted, thousands } from '../../trace/words.ts';

export const nouns = {
  field: { all: 'Fields', nth: (n: number) => `field ${n}`, nameField: (n: number) => `Name of field ${n}`, add: 'Add field' },
  cookie: {
    all: 'Cookies',
    nth: (n: number) => `cookie ${n}`,
    nameField: (n: number) => `Name of cookie ${n}`,
    add: 'Add cookie',
  },
};
export const tooLarge = (file: string, bytes: number, most: number) =>
  `${file} has ${counted(bytes, 'byte')}; ${thousands(most)} are the most that is kept with a request.`;
export const unreadable = (file: string) => `${file} can’t be read.`;
export const valueField = (name: string) => `Value of ${name}`;
export const file = (name: string, bytes: number) => `${name || 'no file'}, ${counted(bytes, 'byte')}`;
export const choose = 'File…';
export const fileFor = (name: string) => `File for ${name}`;
export const remove = (name: string) => `Delete ${name}`;
export const status = 'File';
