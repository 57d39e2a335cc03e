export const notFetched = 'What formats the code could not be fetched. Are you online?';
export const hasFault = 'The code can’t be formatted as long as it has a syntax error.';
