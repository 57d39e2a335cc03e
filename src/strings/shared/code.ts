// The accessible name of the code of a file, wherever it is shown.
export const codeOf = (file: string) => `Code, ${file}`;
