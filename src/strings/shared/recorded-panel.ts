export const nothingYet = 'Nothing has run yet. Press Send.';
