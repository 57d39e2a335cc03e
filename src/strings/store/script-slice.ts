export const notFetched = 'What plays scripts could not be fetched. Are you online?';
