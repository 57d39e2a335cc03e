export const recordedWhy = "Recorded from the lesson's own files when this page was built. Send runs yours.";
export const heldBackWhy = 'It is held back until you have said in the lesson what you expect: it would give the answer away.';
export const showRecorded = 'Show the recorded run';
export const recordedRun = 'Recorded run';
