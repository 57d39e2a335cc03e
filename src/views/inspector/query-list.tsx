// The SQL queries up to this moment, each with who caused it and where; the same one twice is marked, and one for each of many.

import { type Query, queriesOf, repeatedIn } from '../../trace/queries.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { ordinal } from '../../trace/words.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function QueryList({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const all = queriesOf(recording);
  if (all.length === 0) return null;
  const now = all.filter((query) => query.cursor <= cursor);
  const later = all.length - now.length;
  const time = now.reduce((sum, { event }) => sum + event.ms, 0);
  const again = now.filter(({ before }) => before > 0).length;
  return (
    <section className="in-queries" aria-label="Queries">
      <h2>
        {now.length === 0 ? 'No query yet' : `${now.length} ${now.length === 1 ? 'query' : 'queries'}, ${time.toFixed(1)} ms`}
        {again > 0 && `, ${again} of them put before`}
      </h2>
      {repeatedIn(now).map((repeated) => (
        <Repeated key={repeated.query.cursor} {...repeated} />
      ))}
      <ol>
        {now.map((query) => (
          <Line key={query.cursor} query={query} />
        ))}
      </ol>
      {later > 0 && <p className="in-later">{later} more later.</p>}
    </section>
  );
}

/** N+1: what a loop asks for one by one. */
function Repeated({ query, times, ms }: { query: Query; times: number; ms: number }) {
  const { place } = query.event;
  return (
    <p className="in-query-hint">
      <strong>N+1:</strong> {place === null ? query.layer : `${place.file}:${place.line}`} puts one statement {times} times, with
      other parameters each time ({ms.toFixed(1)} ms): one query for each of many. <code>select_related()</code> or{' '}
      <code>prefetch_related()</code> on the query that gives these would ask for all of them at once.
    </p>
  );
}

function Line({ query: { cursor, event, layer, before, alike } }: { query: Query }) {
  const seek = useOnionskin((state) => state.seek);
  const reveal = useOnionskin((state) => state.reveal);
  const { sql, params, ms, rows, place } = event;
  return (
    <li>
      <button type="button" className="in-place" onClick={() => seek(cursor)}>
        {layer}
      </button>{' '}
      {place !== null && (
        <button type="button" className="in-place" onClick={() => reveal(place)}>
          {place.file}:{place.line}
        </button>
      )}{' '}
      <span className="in-hook-quiet">
        {ms.toFixed(1)} ms{rows === null ? '' : `, ${rows} changed`}
      </span>
      {before > 0 && <strong className="in-again">the same for the {ordinal(before + 1)} time</strong>}
      {before === 0 && alike > 0 && (
        <strong className="in-again">for the {ordinal(alike + 1)} time from here, with other parameters</strong>
      )}
      <code>
        {sql}
        {params !== undefined && params.text !== '()' && <span className="in-hook-quiet"> {params.text}</span>}
      </code>
    </li>
  );
}
