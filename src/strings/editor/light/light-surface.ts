/** What was found at a line, when it was led to. */
export const foundAt = (line: number, says: string) => `Line ${line}: ${says}`;
