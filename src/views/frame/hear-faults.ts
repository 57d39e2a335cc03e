// What is thrown and caught by nobody: the page tells it to the user with a report to copy, instead of going on in silence.
import * as strings from '../../strings/frame/hear-faults.ts';

interface Thrown {
  error: unknown;
  /** The address of the script it came from; '' where that is not told. */
  from: string;
}

/** Is it ours? Extensions run in the page too; and of two things browsers and Monaco throw that mean nothing. */
export function isOurs({ error, from }: Thrown, origin: string): boolean {
  if (!(error instanceof Error)) return error !== null && error !== undefined && from.startsWith(origin);
  // Monaco rejects what it has given up.
  if (error.name === 'Canceled') return false;
  return from === '' ? (error.stack ?? '').includes(origin) : from.startsWith(origin);
}

export function hearFaults(tell: (error: unknown, part: string) => void): void {
  const hear = (thrown: Thrown) => {
    if (isOurs(thrown, location.origin)) tell(thrown.error, strings.thePage);
  };
  addEventListener('error', ({ error, filename }) => hear({ error, from: filename }));
  addEventListener('unhandledrejection', ({ reason }) => hear({ error: reason, from: '' }));
}
