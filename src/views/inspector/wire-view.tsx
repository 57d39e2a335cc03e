// The wire: the bytes of the request as far as the server has read them, and the bytes of the response as far as they have left.
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/inspector/wire-view.ts';
import type { RequestSoFar } from '../../trace/request-at.ts';
import type { ResponseSoFar } from '../../trace/response-at.ts';
import { Bytes } from '../shared/bytes.tsx';
import { RawBytesView } from './raw-bytes-view.tsx';

interface Props {
  request: RequestSoFar;
  response: ResponseSoFar;
  /** Set once all of it has been seen. */
  run: Run | null;
}

/** More than this nobody reads. */
const SHOWN = 8192;

export function WireView({ request, response, run }: Props) {
  const shown = request.text.slice(0, SHOWN);
  const left = request.bytes - shown.length;
  const later = request.total - request.bytes;
  return (
    <div className="in-wire">
      <section aria-label={strings.request}>
        <h2 className="in-lead">
          {strings.request}
          {run?.connection === 'same' && <small> {strings.sameConnection}</small>}
        </h2>
        {shown !== '' && (
          <pre className="in-request">
            <Bytes latin1={shown} />
          </pre>
        )}
        {left > 0 && <p className="in-later">{strings.more(left)}</p>}
        {later > 0 && <p className="in-later">{strings.notRead(later)}</p>}
      </section>
      <section aria-label={strings.response}>
        <h2 className="in-lead">{strings.response}</h2>
        <RawBytesView parts={response.raw} />
      </section>
    </div>
  );
}
