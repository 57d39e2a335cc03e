export const stillToCome = 'It is still to come.';
export const named = (letter: string, process: number) => `${letter}, process ${process}`;
export const isOnStage = 'This one is on stage';
