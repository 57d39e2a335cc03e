// What is rarely wanted of a request: cookies one by one, an older HTTP, chunks, and every byte by hand.
import { cookiePairs, cookieText } from '../../lib/cookie-pairs.ts';
import type { FormField } from '../../lib/http-message.ts';
import type { ComposedRequest } from '../../store/state.ts';
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
        Body in chunks, one a line
      </label>
      <label>
        <input
          type="checkbox"
          checked={version === '1.0'}
          onChange={(event) => edit({ version: event.target.checked ? '1.0' : undefined })}
        />{' '}
        HTTP/1.0
      </label>
      {chunked && version === '1.0' && <p>HTTP/1.0 knows no chunks: what comes of it differs from server to server.</p>}
      <section aria-label="Cookies">
        <h3>Cookies</h3>
        <FormRows
          fields={pairsOf(request)}
          files={false}
          onChange={(fields) => edit({ headers: withCookies(request, fields) })}
        />
      </section>
    </div>
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
