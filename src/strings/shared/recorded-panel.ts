export const nothingYet = 'Nothing has run yet. Press Send.';
export const notRecorded = 'Nothing was recorded for this run. The reason stands beside Send.';
