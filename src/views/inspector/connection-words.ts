// What became of the connection, in a sentence for the client's side. Pure.
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/inspector/connection-words.ts';

type Ended = NonNullable<Run['outcome']>;

export function connectionWords({ end, exited, stopped }: Ended): string {
  // It was stopped from outside: what the server would have done nobody knows.
  if (stopped !== undefined) return strings.stopped;
  return exited === null ? strings.ends[end] : strings.andExited(end, exited);
}
