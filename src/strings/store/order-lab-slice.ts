export const notFetched = 'The orders can’t be tried: what tries them could not be fetched. Are you online?';
