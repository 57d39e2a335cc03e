// The SQL queries up to this moment, each with who caused it and where; the same one twice is marked.

import { type Query, queriesOf } from '../../trace/queries.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { ordinal } from '../../trace/words.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function QueryList({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const all = queriesOf(recording);
  if (all.length === 0) return null;
  const now = all.filter((query) => query.cursor <= cursor);
  const later = all.length - now.length;
  const time = now.reduce((sum, { event }) => sum + event.ms, 0);
  return (
    <section className="in-queries" aria-label="Queries">
      <h2>
        {now.length === 0 ? 'No query yet' : `${now.length} ${now.length === 1 ? 'query' : 'queries'}, ${time.toFixed(1)} ms`}
      </h2>
      <ol>
        {now.map((query) => (
          <Line key={query.cursor} query={query} />
        ))}
      </ol>
      {later > 0 && <p className="in-later">{later} more later.</p>}
    </section>
  );
}

function Line({ query: { cursor, event, layer, before } }: { query: Query }) {
  const seek = useOnionskin((state) => state.seek);
  const reveal = useOnionskin((state) => state.reveal);
  const { sql, ms, rows, place } = event;
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
      <code>{sql}</code>
    </li>
  );
}
