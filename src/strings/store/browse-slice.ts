export const notFetched = 'The site can’t be browsed: what does it could not be fetched. Are you online?';
