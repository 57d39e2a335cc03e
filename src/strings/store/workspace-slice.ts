export const lastFile = 'A project needs at least one file.';
