export const unreadable = 'Nothing was taken: this file could not be read here.';
export const asBefore = 'Everything is as it was before.';
export const progress = 'Progress as a file';
export const exportIt = 'Export';
export const importIt = 'Import…';
export const file = 'File with progress';
export const undo = 'Undo the import';
export const status = 'Import';
