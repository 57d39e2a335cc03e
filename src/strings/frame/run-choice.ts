export const recordedWhy = "Recorded from the lesson's own files when this page was built. Send runs yours.";
export const heldBackWhy = 'It is held back until you have said in the lesson what you expect: it would give the answer away.';
export const showRecorded = 'Show the recorded run';
export const recordedRun = 'Recorded run';
export const run = 'Run';
// Completes "Run".
export const ofACheck = 'of a check';
export const recorded = (line: string) => `recorded: ${line}`;
// Where the status would stand: "10: GET /hello stopped".
export const didNotStart = 'did not start';
export const stopped = 'stopped';
export const noAnswer = 'no answer';
