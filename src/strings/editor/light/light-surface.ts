export const code = (file: string) => `Code, ${file}`;
/** What was found at a line, when it was led to. */
export const foundAt = (line: number, says: string) => `Line ${line}: ${says}`;
