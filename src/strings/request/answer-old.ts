export const changedSince = 'You have changed the code since.';
