// What was sent in this lesson, newest first: put back into the composer, or sent again as it was. What came of one is not told before the stage
// has come to what was predicted of it.
import { LARGEST_SENT, MOST_SENT, type Sent } from '../../store/requests-state.ts';
import * as strings from '../../strings/requests/history.tsx';
import { commands, keysOf } from '../shared/commands.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useUntold } from './use-untold.ts';

const NONE: readonly Sent[] = [];
const lineOf = ({ request }: Sent) => `${request.method} ${request.target}`;

export function History({ onDone }: { onDone: () => void }) {
  const sent = useOnionskin((state) => state.sent[state.slug] ?? NONE);
  const fill = useOnionskin((state) => state.fillRequest);
  const send = useOnionskin((state) => state.sendThis);
  const clear = useOnionskin((state) => state.clearSent);
  const untold = useUntold();
  const statusOf = ({ run, status }: Sent) => (run !== undefined && untold.has(run) ? strings.toldThere : status);
  if (sent.length === 0) return <p>{strings.nothing}</p>;
  return (
    <>
      <p>{strings.lead(sent.length, MOST_SENT, LARGEST_SENT, <kbd>{keysOf(commands.resend)}</kbd>)}</p>
      <ol className="history" aria-label={strings.sent}>
        {sent.map((one) => (
          <li key={`${one.at} ${one.status}`}>
            <code className="history-line">{lineOf(one)}</code>
            <span className="history-about">{strings.about(statusOf(one), one.server, one.at)}</span>
            <button
              type="button"
              className="btn"
              aria-label={strings.putThisBack(lineOf(one))}
              onClick={() => {
                fill(one.request, strings.wasPutBack);
                onDone();
              }}
            >
              {strings.putBack}
            </button>
            <button
              type="button"
              className="btn"
              aria-label={strings.sendThisAgain(lineOf(one))}
              onClick={() => {
                void send(one.request);
                onDone();
              }}
            >
              {strings.sendAgain}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="btn quiet" onClick={clear}>
        {strings.forget}
      </button>
    </>
  );
}
