// What failed, in a report.
export const part = 'Send';
