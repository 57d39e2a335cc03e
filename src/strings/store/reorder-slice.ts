export const notFetched = 'The layers can’t be moved: what moves them could not be fetched. Are you online?';
