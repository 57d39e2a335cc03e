export const headers = 'Headers';
// In place of a length that is not known before the form is made into bytes.
export const counted = 'counted';
export const nameField = (n: number) => `Name of header ${n}`;
export const valueField = (name: string, n: number) => `Value of ${name || `header ${n}`}`;
export const remove = (name: string, n: number) => `Delete header ${name || n}`;
export const add = 'Add header';
export const added = 'added';
