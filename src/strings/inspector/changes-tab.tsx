import type { ReactNode } from 'react';
import { hop } from './shared.tsx';

export const changesOf = 'Changes of';
export const scopes = { boundary: 'This boundary', layer: 'This layer', since: 'From a mark on' };
export const mark = (n: number) => `Mark hop ${n}`;
export const ofLayer = (name: string) => (
  <>
    All that <code>{name}</code> has changed so far.
  </>
);
export const changedBy = (name: string) => `Changed by ${name}`;
export const noneSoFar = (name: string) => `${name} has changed nothing so far.`;
/** Of two hops by their numbers; null: the start. */
export const fromTo = (from: number | null, to: number | null) => `From ${moment(from)} to ${moment(to)}.`;
export const changedFromTo = (from: number | null, to: number | null) => `Changed from ${moment(from)} to ${moment(to)}`;
const moment = (n: number | null) => (n === null ? 'the start' : hop(n));
export const noneBetween = 'Nothing changed in between.';
/** `run`: "run 6". */
export const otherThan = (run: string) => `Other than in ${run}`;
export const notArrived = 'The request has not arrived yet.';
export const from = (layer: string) => `from ${layer}`;
export const to = (layer: string) => `to ${layer}`;
export const bodyGoesOn = 'The body goes on as it is.';
export const nothingHere = 'Nothing changes here.';
/** `hop`: "hop 7", to be pressed. */
export const sentAhead = (hop: ReactNode) => (
  <>
    Sent ahead with <code>start_response</code>, {hop}
  </>
);
/** `crossing`: "Through GZip, going up", or a function's name. */
export const noChange = (crossing: string, to: string | null) =>
  `${crossing}: nothing changed. What came in goes on${to === null ? '' : ` to ${to}`} as it is.`;
export const noBoundary = (crossing: string) => `${crossing}: nothing crosses a boundary here.`;
export const noHandOver = (crossing: string) => `${crossing}: nothing is handed over that could have changed.`;
