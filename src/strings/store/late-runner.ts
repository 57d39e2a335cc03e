export const notFetched = 'Python could not be fetched. Are you online? Press Send to try again.';
