export const hop = (n: number, of: number, waits: boolean) => `hop ${n} of ${of}${waits ? ', waits' : ''}`;
export const showOnStage = 'Show on the stage';
export const showMoment = (letter: string) => `Show this moment of ${letter} on the stage`;
