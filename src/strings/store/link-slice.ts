export const noSuchMoment = 'The run on stage has no such moment as the link speaks of.';
export const notFetched = 'What finds the moment of a link could not be fetched. Are you online?';
