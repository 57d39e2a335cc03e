import { code, say } from '../../trace/say.ts';
import type { Phrase } from '../../trace/sentence.ts';
import { counted, thousands } from '../../trace/words.ts';

const opened = (why: string) => `This shared project can’t be opened. ${why}`;
export const notWhole = opened('It is not whole: perhaps it was cut off on its way.');
export const tooLarge = opened('It holds more than a megabyte.');
export const somethingElse = opened('It holds something else than a project of this page.');
export const newer = opened('A newer version of this page wrote it. Reload this page, and try again.');
export const noVersion = opened('It does not say which version of the format it is in.');
const PARTS = {
  title: 'its title',
  app: 'what is served',
  moment: 'its moment',
  openFile: 'the file that is open',
  server: 'its server',
  keepAlive: 'its connection',
  request: 'its request',
  script: 'its script',
  files: 'its files',
};
export type Part = keyof typeof PARTS;
export const partUnreadable = (part: Part | null) => opened(`In it, ${part === null ? 'something' : PARTS[part]} can’t be read.`);
export const noFile = opened('It has no file.');
export const tooManyFiles = (files: number, most: number) => opened(`It has ${files} files; ${most} are the most.`);
/** `why`: a sentence. */
export const noName = (why: string) => opened(`A name in it is none for a file: ${why}`);
export const noApp = opened('What is to be served has to be written like app:application.');
export const lineEnds = opened('In its request there are line ends where there can be none.');
/** `why`: a sentence. */
export const noRequest = (why: string) => opened(why);

/** The title of a project that has none. */
export const untitled = 'a project';
export const goal = 'A project that somebody shared. Read it, change it, press Send.';
/** Before a list of their names. */
export const holds = (files: number, characters: number) =>
  `${files === 1 ? 'One file' : counted(files, 'file')}, ${thousands(characters)} characters:`;
export const served = (server: string, app: string, request: string): readonly Phrase[] =>
  say`Served by ${code(server)}: ${code(app)}. The request in the composer is ${code(request)}.`;
export const notYet = 'Nothing has run yet';
export const safe =
  'It runs when you press Send, in a room without network and without storage, like everything here. Your own work is as it was; what you change in this project is kept by itself.';
