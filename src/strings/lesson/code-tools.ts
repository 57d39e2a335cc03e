export const copy = 'Copy this code';
export const isIn = (file: string) => `It is in ${file}`;
export const putInto = (file: string) => `Put it into ${file}`;
