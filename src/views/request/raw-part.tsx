// The exact bytes: of what was composed, to be read; or written by hand, and then they are all that is sent.
import { exactText, lineOf } from '../../lib/exact-bytes.ts';
import { readRequest } from '../../lib/http-message.ts';
import { bytesOf } from '../../lib/request-bytes.ts';
import type { ComposedRequest } from '../../store/state.ts';
import * as strings from '../../strings/request/raw-part.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { RawBytes } from './raw-bytes.tsx';
import './details.css';

/** Longer ones are no text to be typed in. */
const MOST = 50_000;

export function RawPart({ request }: { request: ComposedRequest }) {
  const edit = useOnionskin((state) => state.editRequest);
  const put = useOnionskin((state) => state.putRequest);
  const { exact } = request;
  if (exact === undefined) {
    const message = bytesOf(request);
    return (
      <>
        {message.ok && message.raw.length <= MOST && (
          <button type="button" className="btn quiet raw-edit" onClick={() => edit({ exact: exactText(message.raw) })}>
            {strings.edit}
          </button>
        )}
        <RawBytes request={request} />
      </>
    );
  }
  const message = bytesOf(request);
  return (
    <>
      <p className="raw-refused">
        {message.ok ? strings.asTheyStand(message.raw.length) : message.says}{' '}
        <button type="button" className="btn quiet" onClick={() => put(asForm(request))}>
          {strings.backToForm}
        </button>
      </p>
      <textarea
        className="body-field"
        aria-label={strings.bytesOfRequest}
        value={exact}
        spellCheck={false}
        onChange={(event) => edit({ exact: event.target.value, ...lineOf(event.target.value) })}
      />
    </>
  );
}

/** What was there before is there again, where there was anything; else as much of the bytes as a form can hold. */
function asForm({ exact = '', ...form }: ComposedRequest): ComposedRequest {
  const hasOwn = form.headers.length > 0 || form.body !== '' || form.kind !== undefined;
  return hasOwn ? form : readRequest(exact.replace(/^\s+/, ''));
}
