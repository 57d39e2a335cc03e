export const thisOne = '(this one answered)';
