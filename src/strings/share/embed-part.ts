import { thousands } from '../../trace/words.ts';

export const aRun = 'A run in Onionskin';
export const aRunOf = (title: string) => `${title}, a run in Onionskin`;
export const copied = 'Copied. Paste it into the HTML of a page.';
export const notCopied = 'The browser does not allow to copy it: select the HTML and copy it yourself.';
export const tooLong = 'The run on stage is too long to be put into a link.';
export const lead =
  'The run on stage, with the code that it ran, to be played in a page of yours. It comes with the link: Python is not fetched for it.';
export const size = 'Size';
export const theme = 'Theme';
export const themes = { system: 'as the reader has it', light: 'light', dark: 'dark' };
export const editable = 'Readers may edit and run it there';
export const html = 'HTML of the frame';
export const length = (characters: number) =>
  `${thousands(characters)} characters, of which the recording and the code are nearly all.`;
export const copy = 'Copy HTML';
