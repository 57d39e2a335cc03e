export const request = 'Request';
