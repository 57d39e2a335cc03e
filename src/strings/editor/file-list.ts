export const files = 'Files of the project';
export const partOfPath = "Part of a file's path";
export const partHint = 'Part of a path';
export const atTop = 'At the top';
export const none = (wanted: string) => `No file of this project has “${wanted}” in its path.`;
