export const copy = 'Copy';
export const copyWhat = (what: string) => `Copy ${what}`;
export const copied = 'Copied';
export const notAllowed = 'Not allowed';
