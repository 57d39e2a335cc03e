import { counted } from '../../trace/words.ts';

export const serverLog = 'server log';
export const inOrder = 'In order';
export const consoleAs = 'Console as';
export const atStartUp = (file: string) => `${file} at start-up`;
export const overRequest = (file: string) => `${file} over the request`;
export const byTheEnd = (lines: number) => `${counted(lines, 'line')} by the end of the request.`;
export const nothingPrinted = 'Nothing was printed.';
export const nothingYet = 'Nothing has run yet. What your code prints will stand here.';
export const whileStarting = 'While the server started and the project was imported';
export const during = 'During the request';
export const notShown = (lines: number) => `${counted(lines, 'earlier line')} not shown.`;
export const cut = (kept: number) => `What was printed after this is left out: ${counted(kept, 'line')} were kept.`;
export const later = (lines: number) => `${counted(lines, 'line')} later.`;
export const goTo = 'Go to the moment when this was printed';
