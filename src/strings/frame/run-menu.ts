export const run = 'Run';
// Completes "Run".
export const ofACheck = 'of a check';
export const recorded = (line: string) => `recorded: ${line}`;
// Where the status would stand: "10: GET /hello stopped".
export const didNotStart = 'did not start';
export const stopped = 'stopped';
export const noAnswer = 'no answer';
