export const goal = 'A recording that was opened from a file. It plays as it is; press Send to run the project here.';
/** In the place of files that nobody knows: a line of Python. */
export const noFiles = '# The files are not in this recording.\n';
/** The title of a project that has none. */
export const untitled = 'a request';
