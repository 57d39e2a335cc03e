// What failed, in a report.
export const part = 'Compare servers';
