export const code = 'Code';
export const files = 'Files';
export const codeOf = (file: string) => `Code, ${file}`;
