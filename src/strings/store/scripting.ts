// In place of a status.
export const notSent = 'not sent';
export const noAnswer = 'no answer';
export const newConnection = 'The connection was closed: it went over a new one.';
// In "Something failed in …".
export const script = 'the script';
