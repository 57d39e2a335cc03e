export const codeOf = (file: string) => `Code, ${file}`;
