export const notFetched = 'What makes such a request into bytes could not be fetched. Are you online?';
