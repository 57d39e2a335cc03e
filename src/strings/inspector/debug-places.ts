export const inYourFiles = 'In your files';
export const place = (file: string, line: number) => `${file}, line ${line}`;
