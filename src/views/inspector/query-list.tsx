// The SQL queries up to this moment, each with who caused it and where; the same one twice is marked, and one for each of many.

import * as strings from '../../strings/inspector/query-list.tsx';
import { type Query, queriesOf, repeatedIn } from '../../trace/queries.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function QueryList({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const all = queriesOf(recording);
  if (all.length === 0) return null;
  const now = all.filter((query) => query.cursor <= cursor);
  const later = all.length - now.length;
  const time = now.reduce((sum, { event }) => sum + event.ms, 0);
  const again = now.filter(({ before }) => before > 0).length;
  return (
    <section className="in-queries" aria-label={strings.queries}>
      <h2>{strings.head(now.length, time, again)}</h2>
      {repeatedIn(now).map((repeated) => (
        <Repeated key={repeated.query.cursor} {...repeated} />
      ))}
      <ol>
        {now.map((query) => (
          <Line key={query.cursor} query={query} />
        ))}
      </ol>
      {later > 0 && <p className="in-later">{strings.later(later)}</p>}
    </section>
  );
}

/** N+1: what a loop asks for one by one. */
function Repeated({ query, times, ms }: { query: Query; times: number; ms: number }) {
  const { place } = query.event;
  return (
    <p className="in-query-hint">{strings.repeated(place === null ? query.layer : `${place.file}:${place.line}`, times, ms)}</p>
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
      <span className="in-hook-quiet">{strings.took(ms, rows)}</span>
      {before > 0 && <strong className="in-again">{strings.same(before + 1)}</strong>}
      {before === 0 && alike > 0 && <strong className="in-again">{strings.alike(alike + 1)}</strong>}
      <code>
        {sql}
        {params !== undefined && params.text !== '()' && <span className="in-hook-quiet"> {params.text}</span>}
      </code>
    </li>
  );
}
