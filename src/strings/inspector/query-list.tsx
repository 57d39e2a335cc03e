import { ordinal } from '../../trace/words.ts';

export const queries = 'Queries';
export const head = (n: number, ms: number, again: number) => {
  const put = n === 0 ? 'No query yet' : `${n} ${n === 1 ? 'query' : 'queries'}, ${ms.toFixed(1)} ms`;
  return again === 0 ? put : `${put}, ${again} of them put before`;
};
export const later = (n: number) => `${n} more later.`;
export const repeated = (who: string, times: number, ms: number) => (
  <>
    <strong>N+1:</strong> {who} puts one statement {times} times, with other parameters each time ({ms.toFixed(1)} ms): one query
    for each of many. <code>select_related()</code> or <code>prefetch_related()</code> on the query that gives these would ask for
    all of them at once.
  </>
);
export const took = (ms: number, changed: number | null) =>
  `${ms.toFixed(1)} ms${changed === null ? '' : `, ${changed} changed`}`;
export const same = (nth: number) => `the same for the ${ordinal(nth)} time`;
export const alike = (nth: number) => `for the ${ordinal(nth)} time from here, with other parameters`;
