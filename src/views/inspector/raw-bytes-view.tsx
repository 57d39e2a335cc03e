// Every byte as it left, with who wrote it: an edge and a name in the margin. Server and layers differ by the edge's shape, not by colour alone.
import { Fragment, useMemo, useState } from 'react';
import * as strings from '../../strings/inspector/raw-bytes-view.ts';
import type { RawPart } from '../../trace/response-at.ts';
import { size } from '../../trace/words.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { rawRows } from './raw-rows.ts';

/** Bytes shown at first, and how many times as many at each asking. */
const FIRST = 4096;
const MORE = 8;

export function RawBytesView({ parts }: { parts: readonly RawPart[] }) {
  const [limit, setLimit] = useState(FIRST);
  const { rows, hidden } = useMemo(() => rawRows(parts, limit), [parts, limit]);
  if (rows.length === 0) return null;
  const isWhole = parts.every((part) => part.text.length === part.bytes);
  return (
    <div className="in-raw">
      {rows.map((row, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: rows only ever come at the end
          key={index}
          className={row.server ? 'in-part in-part-server' : 'in-part in-part-layer'}
          data-event={row.event ?? undefined}
          data-skin={row.server ? 0 : undefined}
        >
          <span className="in-author" title={strings.wrote(row.from, row.server, row.bytes)}>
            {row.from}
            <small>{size(row.bytes)}</small>
          </span>
          <div>
            <pre>
              {row.pieces.map((piece, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row's pieces never change places
                <Fragment key={at}>{piece.kind === 'control' ? <i>{piece.text}</i> : piece.text}</Fragment>
              ))}
            </pre>
            {row.kept < row.bytes && <p className="in-later">{strings.leftOut(row.bytes, row.kept)}</p>}
          </div>
        </div>
      ))}
      <div className="in-more">
        {hidden > 0 && (
          <button type="button" className="btn" onClick={() => setLimit(limit * MORE)}>
            {strings.showMore}
          </button>
        )}
        {hidden > 0 && <span>{strings.more(hidden)}</span>}
        <CopyButton text={() => parts.map((part) => part.text).join('')} label={isWhole ? strings.copyWhole : strings.copyKept} />
      </div>
    </div>
  );
}
