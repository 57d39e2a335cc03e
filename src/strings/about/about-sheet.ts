import { thousands } from '../../trace/words.ts';

export const inside = 'What is inside';
export const lead = (version: string) =>
  `Onionskin runs real Python in this browser tab. Nothing you write leaves it. This is Onionskin ${version}, under the MIT licence; what it is made of stands here with its own.`;
/** `why`: a sentence. */
export const newerRefused = (why: string) =>
  `There is a newer version, and it could not be kept: ${why} Until it can, this one is used.`;
export const page = 'The page';
export const pythonAndPage = 'Python and the page';
export const whatItIs = 'What it is';
export const pythonItself = 'Python itself, with its standard library';
export const servers = 'Servers';
export const packages = 'Python packages';
export const reading = 'Reading the list.';
export const noPackages = 'This build holds none: they could not be fetched when it was made.';
export const from = 'From';
export const missing = (names: string) => `Missing in this build: ${names}.`;
export const size = (bytes: number) => `${thousands(Math.round(bytes / 1000))}\u00a0kB`;
export const name = 'Name';
export const version = 'Version';
export const licence = 'Licence';
export const notTold = 'not told';
