export const passing = (passed: number, of: number) => `${passed} of ${of} checks pass`;
export const begun = 'begun';
