export const nothingTaken = (why: string) => `Nothing was taken from this file. ${why}`;
export const tooLarge = 'It is larger than anything this page has ever written.';
export const noJson = 'It is no JSON, or not all of it.';
export const somethingElse = 'It is JSON, but no progress that this page has exported.';
export const newer = 'A newer version of this page wrote it. Reload this page, and try again.';
export const noVersion = 'It does not say which version of the format it is in.';
export const noFile = (lesson: string) => `In it, the code of the lesson “${lesson}” has no file.`;
export const missing = (part: string) => `“${part}” is missing in it, or is no table of lessons.`;
export const unreadablePart = {
  works: (lesson: string) => `In it, the code of the lesson “${lesson}” can’t be read.`,
  discarded: (lesson: string) => `In it, the code that was put aside of the lesson “${lesson}” can’t be read.`,
  progress: (lesson: string) => `In it, the progress of the lesson “${lesson}” can’t be read.`,
  breaks: (lesson: string) => `In it, the breakpoints of the lesson “${lesson}” can’t be read.`,
};
export const unreadable = 'It can’t be read.';
