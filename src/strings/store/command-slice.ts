export const notFetched = 'The command line could not be fetched. Are you online?';
