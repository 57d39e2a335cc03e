export const ends = {
  'kept-open': 'The connection stays open.',
  closed: 'The server closed the connection.',
  timeout: 'The client gave up waiting.',
  left: 'The client hung up.',
  reset: 'The server reset the connection.',
};
export const andExited = (end: keyof typeof ends, code: number) =>
  `${ends[end]} The server process ended with exit code ${code}.`;
export const stopped = 'The request was stopped.';
