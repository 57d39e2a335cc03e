import { thousands } from '../../trace/words.ts';

export const title = 'Share';
export const lead = (files: number, request: string) => (
  <>
    {files === 1 ? 'The file' : files === 2 ? 'Both files' : `All ${files} files`}, the server and the request{' '}
    <code>{request}</code> are in the link itself: it needs no server, and nothing is sent anywhere.
  </>
);
export const link = 'Link';
export const beingMade = 'Being made…';
export const saveInstead = 'Too long for a link: save it as a file.';
export const takeHomeInstead = 'More than a link or a file of it can hold: take it home as a zip.';
export const length = (characters: number) => `${thousands(characters)} characters.`;
export const longLength = (characters: number, safe: number) =>
  `${length(characters)} Some programs cut links of more than ${thousands(safe)}: a file is safer.`;
export const tooLongLength = (characters: number) => `${length(characters)} That is too long for a link.`;
export const withMoment = 'With the moment that is on stage: it is gone to when the request is sent';
export const copy = 'Copy link';
export const copied = 'Copied. Whoever opens it sees this project, and nothing of it runs before they press Send.';
export const notCopied = 'The browser does not allow to copy it: select the link and copy it yourself.';
export const save = 'Save as a file';
export const embed = 'Embed in a page';
