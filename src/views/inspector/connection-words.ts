// What became of the connection, in a sentence for the client's side. Pure.
import type { Run } from '../../store/state.ts';

type Ended = NonNullable<Run['outcome']>;

const SENTENCES: Readonly<Record<Ended['end'], string>> = {
  'kept-open': 'The connection stays open.',
  closed: 'The server closed the connection.',
  timeout: 'The client gave up waiting.',
  left: 'The client hung up.',
  reset: 'The server reset the connection.',
};

export function connectionWords({ end, exited, stopped }: Ended): string {
  // It was stopped from outside: what the server would have done nobody knows.
  if (stopped !== undefined) return 'The request was stopped.';
  return exited === null ? SENTENCES[end] : `${SENTENCES[end]} The server process ended with exit code ${exited}.`;
}
