export const copy = 'Copy';
export const copyThis = 'Copy this code';
export const copied = 'Copied';
export const notAllowed = 'Not allowed';
export const isIn = (file: string) => `It is in ${file}`;
export const putInto = (file: string) => `Put it into ${file}`;
