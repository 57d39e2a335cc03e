export const server = 'Server';
export const close = 'Close';
