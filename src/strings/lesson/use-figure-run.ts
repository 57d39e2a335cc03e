export const notRecorded = 'This run could not be recorded when the page was built.';
export const notFetched = 'This run could not be fetched. Are you online?';
