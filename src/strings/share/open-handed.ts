// Of files for other programs, by what they are.
export const foreign = {
  har: 'Nothing was opened. A HAR is for other programs: “Save the recording” makes the file that this page opens.',
  trace: 'Nothing was opened. A trace is for other programs: “Save the recording” makes the file that this page opens.',
};
export const noFile = 'There was no file in it.';
export const tooLarge = 'This file is larger than anything that can be opened here.';
export const badZip = (why: string) => `This zip can’t be opened. ${why}`;
// Why a file of a zip is left out, after its name and a colon.
export const isLink = 'it is a link, and no file';
export const isEncrypted = 'it is encrypted, or packed in an unusual way';
export const tooMany = (most: number) => `Nothing was opened. It has more than ${most} files.`;
