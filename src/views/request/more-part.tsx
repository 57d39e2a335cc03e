// What is rarely wanted of a request: cookies one by one, an older HTTP, chunks, and every byte by hand.
import { cookiePairs, cookieText } from '../../lib/cookie-pairs.ts';
import type { FormField } from '../../lib/http-message.ts';
import type { ComposedRequest } from '../../store/state.ts';
import * as strings from '../../strings/request/more-part.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { FormRows } from './form-rows.tsx';
import './details.css';

export function MorePart({ request }: { request: ComposedRequest }) {
  const edit = useOnionskin((state) => state.editRequest);
  const { version, chunked = false } = request;
  return (
    <div className="more-part">
      <label>
        <input type="checkbox" checked={chunked} onChange={(event) => edit({ chunked: event.target.checked || undefined })} />{' '}
        {strings.inChunks}
      </label>
      <label>
        <input
          type="checkbox"
          checked={version === '1.0'}
          onChange={(event) => edit({ version: event.target.checked ? '1.0' : undefined })}
        />{' '}
        {strings.olderHttp}
      </label>
      {chunked && version === '1.0' && <p>{strings.noChunks}</p>}
      <Leaving leaves={request.leaves} onChange={(leaves) => edit({ leaves })} />
      <section aria-label={strings.cookies}>
        <h3>{strings.cookies}</h3>
        <FormRows
          fields={pairsOf(request)}
          files={false}
          noun="cookie"
          onChange={(fields) => edit({ headers: withCookies(request, fields) })}
        />
      </section>
    </div>
  );
}

type Leaves = ComposedRequest['leaves'];
const WAYS = ['stays', 'sent', 'head', 'bytes'] as const;

function Leaving({ leaves, onChange }: { leaves: Leaves; onChange(leaves: Leaves): void }) {
  const way = leaves === undefined ? 'stays' : typeof leaves === 'number' ? 'bytes' : leaves;
  const choose = (wanted: string) => {
    const chosen = WAYS.find((one) => one === wanted) ?? 'stays';
    onChange(chosen === 'stays' ? undefined : chosen === 'bytes' ? 1 : chosen);
  };
  return (
    <span className="leaving">
      <select className="field" aria-label={strings.client} value={way} onChange={(event) => choose(event.target.value)}>
        {WAYS.map((one) => (
          <option key={one} value={one}>
            {strings.ways[one]}
          </option>
        ))}
      </select>
      {typeof leaves === 'number' && (
        <input
          type="number"
          className="field"
          aria-label={strings.bytesBehindHead}
          min={0}
          max={100_000_000}
          value={leaves}
          onChange={(event) => onChange(Math.min(100_000_000, Math.max(0, Math.trunc(event.target.valueAsNumber) || 0)))}
        />
      )}
    </span>
  );
}

const isCookie = ([name]: readonly [string, string]) => name.toLowerCase() === 'cookie';

const pairsOf = ({ headers }: ComposedRequest): readonly FormField[] =>
  cookiePairs(
    headers
      .filter(isCookie)
      .map(([, value]) => value)
      .join('; '),
  ).map(([name, value]) => ({ name, value }));

/** They are one header, where the first of them stood. */
function withCookies({ headers }: ComposedRequest, fields: readonly FormField[]): ComposedRequest['headers'] {
  const others = headers.filter((header) => !isCookie(header));
  if (fields.length === 0) return others;
  const at = headers.findIndex(isCookie);
  return others.toSpliced(at < 0 ? others.length : at, 0, ['Cookie', cookieText(fields.map(({ name, value }) => [name, value]))]);
}
