export const runOf = (line: string) => `A run of ${line}`;
export const hopBack = 'One hop back';
export const hopOn = 'One hop on';
export const play = 'Play';
export const pause = 'Pause';
export const playThis = 'Play this figure';
export const pauseThis = 'Pause this figure';
export const hop = (nth: number, all: number) => `Hop ${nth} of ${all}`;
