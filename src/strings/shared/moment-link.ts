export const copied = 'Copied';
export const notAllowed = 'Not allowed';
