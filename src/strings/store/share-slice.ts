export const notFetched = 'What opens shared projects could not be fetched. Are you online?';
