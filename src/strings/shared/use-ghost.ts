// Also within a sentence: "Ghost of run 6", "in run 6".
export const run = (number: number) => `run ${number}`;
export const recordedRun = 'the recorded run';
