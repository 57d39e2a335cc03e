export const code = 'Code';
export const files = 'Files';
