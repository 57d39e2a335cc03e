// What became of a request, where no status says it.
export const notStarted = 'not started';
export const stopped = 'stopped';
export const noStatus = 'an answer without a status';
export const noAnswer = 'no answer';
