// How long what is no program's of the user's may take to begin: a framework that starts, and packages that are imported in a process that has not
// imported them yet. On a slow machine that takes seconds.
import { type Kind, kindFor } from './kinds.ts';

/** Milliseconds that a start, and the first request of a process, may take at least. */
export interface Patience {
  start: number;
  first: number;
}

const BY_KIND: Readonly<Record<Kind, Patience>> = {
  plain: { start: 0, first: 0 },
  django: { start: 20_000, first: 5000 },
};
const IMPORTING: Patience = { start: 10_000, first: 5000 };

/** For a project that may import these bundles. */
export function patienceFor(bundles: readonly string[]): Patience {
  const kind = kindFor(bundles);
  return kind === 'plain' && bundles.length > 0 ? IMPORTING : BY_KIND[kind];
}
