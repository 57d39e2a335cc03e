export const nothingRan = 'No ghost: nothing has run yet.';
export const notRecorded = 'No ghost: nothing was recorded of this run.';
export const ofACheck = 'No ghost: what a check saw is on stage. A run of yours has one.';
export const recordedRun = 'No ghost: the recorded run is on stage, and nothing ran before it.';
export const firstRun = 'No ghost: nothing that is kept ran before this.';
export const notAkin = 'No ghost: before this only the lesson’s own program ran, and yours has hardly a layer of it.';
