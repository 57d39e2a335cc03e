export const method = 'Method';
export const usual = 'Usual ones';
