// The wire: the bytes of the request as far as the server has read them, and the bytes of the response as far as they have left.
import type { Run } from '../../store/state.ts';
import type { RequestSoFar } from '../../trace/request-at.ts';
import type { ResponseSoFar } from '../../trace/response-at.ts';
import { counted } from '../../trace/words.ts';
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
      <section aria-label="Request bytes">
        <h2 className="in-lead">
          Request bytes
          {run?.connection === 'same' && <small> over the connection of the request before</small>}
        </h2>
        {shown !== '' && (
          <pre className="in-request">
            <Bytes latin1={shown} />
          </pre>
        )}
        {left > 0 && <p className="in-later">{counted(left, 'byte')} more.</p>}
        {later > 0 && <p className="in-later">Not read yet: {counted(later, 'byte')}.</p>}
      </section>
      <section aria-label="Response bytes">
        <h2 className="in-lead">Response bytes</h2>
        <RawBytesView parts={response.raw} />
      </section>
    </div>
  );
}
