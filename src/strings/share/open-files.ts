export const beingOpened = 'Being opened…';
export const openedBut = (says: string) => `Opened. ${says}`;
export const unreadable = 'This could not be read here.';
export const openFile = 'Open a file…';
export const openFolder = 'Open a folder…';
export const file = 'File with a project';
export const folder = 'Folder with a project';
