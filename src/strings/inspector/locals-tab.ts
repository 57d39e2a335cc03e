import { counted } from '../../trace/words.ts';

export const nothingYet = 'Nothing is recorded yet. Press Send.';
export const folded = (frames: number) => `${counted(frames, 'frame')} of libraries folded.`;
export const lastKnown = 'Lines are no longer recorded here: this is the last that is known.';
export const noLine = 'No line of your files ran in this request.';
export const noLonger = 'Lines are no longer recorded here.';
export const ownDoing = (who: string) => `No function of yours is on the stack: this is ${who}’s own doing.`;
