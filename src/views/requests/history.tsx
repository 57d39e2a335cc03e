// What was sent in this lesson, newest first: put back into the composer, or sent again as it was.
import { LARGEST_SENT, MOST_SENT, type Sent } from '../../store/requests-state.ts';
import { thousands } from '../../trace/words.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useOnionskin } from '../shared/store-context.tsx';

const NONE: readonly Sent[] = [];
const clock = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

export function History({ onDone }: { onDone: () => void }) {
  const sent = useOnionskin((state) => state.sent[state.slug] ?? NONE);
  const fill = useOnionskin((state) => state.fillRequest);
  const send = useOnionskin((state) => state.sendThis);
  const clear = useOnionskin((state) => state.clearSent);
  if (sent.length === 0) return <p>Nothing was sent in this lesson yet.</p>;
  return (
    <>
      <p>
        The last {sent.length === 1 ? 'one' : sent.length} of this lesson; {MOST_SENT} are kept, and none of more than{' '}
        {thousands(LARGEST_SENT)} characters. <kbd>{keysOf(commands.resend)}</kbd> sends the newest again, from anywhere.
      </p>
      <ol className="history" aria-label="Sent">
        {sent.map((one) => (
          <li key={`${one.at} ${one.status}`}>
            <code className="history-line">{`${one.request.method} ${one.request.target}`}</code>
            <span className="history-about">
              {one.status}, {one.server}, {clock.format(one.at)}
            </span>
            <button
              type="button"
              className="btn"
              aria-label={`Put back ${one.request.method} ${one.request.target}`}
              onClick={() => {
                fill(one.request, 'Put back from what was sent.');
                onDone();
              }}
            >
              Put back
            </button>
            <button
              type="button"
              className="btn"
              aria-label={`Send again ${one.request.method} ${one.request.target}`}
              onClick={() => {
                void send(one.request);
                onDone();
              }}
            >
              Send again
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="btn quiet" onClick={clear}>
        Forget them
      </button>
    </>
  );
}
