export const process = (n: number) => `process ${n}`;
export const putOnStage = 'Put this one on stage';
// Of a value that there is not.
export const none = 'none';
