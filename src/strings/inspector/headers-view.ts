export const status = 'Status';
