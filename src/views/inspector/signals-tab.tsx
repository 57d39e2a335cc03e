// Django's signals: who is connected to which, where and when that was done, what is doubled or gone; and those that were sent in this request, with
// who was called, what each gave, and who was not called and why.
import { memo } from 'react';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { type Connection, type SentSignal, type SignalWires, signalsSent, wiringAt } from '../../trace/wiring.ts';
import { brief, counted } from '../../trace/words.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { PlaceButton, placeText } from './place-button.tsx';
import './registry.css';
import './signals.css';

interface Props {
  start: Recording | null;
  recording: Recording | null;
  cursor: Cursor;
}

export const SignalsTab = memo(function SignalsTab({ start, recording, cursor }: Props) {
  const signals = wiringAt(start, recording, cursor);
  // The user's own first: what Django keeps house with among itself is at the end.
  const [own, rest] = [signals.filter(isOwn), signals.filter((signal) => !isOwn(signal))];
  const sent = recording === null ? [] : signalsSent(recording);
  const now = sent.filter((one) => one.cursor <= cursor);
  return (
    <div className="in-signals">
      <section aria-label="Sent">
        <h2>{sentText(sent.length, now.length)}</h2>
        <ol>
          {now.map((one) => (
            <Sent key={one.cursor} sent={one} isNow={one.cursor === cursor} />
          ))}
        </ol>
      </section>
      <section aria-label="Connected">
        <h2>Connected</h2>
        {own.length === 0 && <p className="in-empty">Nothing of your own is connected to a signal.</p>}
        <ol>
          {own.map((signal) => (
            <SignalRow key={signal.name} signal={signal} />
          ))}
        </ol>
        {rest.length > 0 && (
          <details>
            <summary>{counted(rest.length, 'more signal')} with receivers of Django’s own</summary>
            <ol>
              {rest.map((signal) => (
                <SignalRow key={signal.name} signal={signal} />
              ))}
            </ol>
          </details>
        )}
      </section>
    </div>
  );
});

const isOwn = ({ wires }: SignalWires): boolean => wires.some(({ def, by }) => def !== null || (by !== null && 'place' in by));

function sentText(all: number, now: number): string {
  if (all === 0) return 'No signal that somebody listens to was sent';
  const later = all - now;
  const sent = now === 0 ? 'None sent yet' : `${counted(now, 'signal')} sent`;
  return later === 0 ? sent : `${sent}, ${later} to come`;
}

const WHY = {
  sender: 'not called: it is connected for another sender',
  dead: 'not called: nobody kept it, and it is gone',
  raised: 'not called: one before it has raised',
} as const;

function Sent({ sent: { cursor, event }, isNow }: { sent: SentSignal; isNow: boolean }) {
  const seek = useOnionskin((state) => state.seek);
  const { name, sender, calls, skipped = [], robust, place } = event;
  return (
    <li className={isNow ? 'here' : undefined} aria-current={isNow ? 'step' : undefined}>
      <button type="button" className="in-place" aria-label={`Go to the moment: ${name}`} onClick={() => seek(cursor)}>
        <code>{name}</code>
      </button>{' '}
      <span className="in-registry-quiet">
        {robust ? 'send_robust' : 'send'}
        {sender === null ? '' : `, sender ${sender}`}
      </span>{' '}
      {place !== null && <PlaceButton place={place} name={placeText(place)} />}
      <ul>
        {calls.map(({ receiver, def, gave, raised }, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a receiver is its place in the order
          <li key={`${nth} ${receiver}`}>
            <PlaceButton place={def ?? null} name={receiver} />{' '}
            {raised === undefined ? (
              <span className="in-registry-quiet">
                gave <code>{brief(gave?.text ?? 'None', 80)}</code>
              </span>
            ) : (
              <strong className="in-registry-bad">
                raised {raised.name}
                {raised.text === '' ? '' : `: ${brief(raised.text, 80)}`}
                {robust ? ', which is its answer' : ''}
              </strong>
            )}
          </li>
        ))}
        {skipped.map(({ receiver, def, why }, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <li key={`skipped ${nth} ${receiver}`} className="in-registry-quiet">
            <PlaceButton place={def ?? null} name={receiver} /> {WHY[why]}
          </li>
        ))}
      </ul>
    </li>
  );
}

function SignalRow({ signal: { name, wires } }: { signal: SignalWires }) {
  return (
    <li>
      <code className="in-signal-name">{name}</code>
      <ul>
        {wires.map((wire, nth) => (
          <WireRow key={wire.wire ?? nth} wire={wire} />
        ))}
      </ul>
    </li>
  );
}

function WireRow({ wire }: { wire: Connection }) {
  const { receiver, module, def, sender, uid, weak, dead, by, phase, double } = wire;
  const facts = [
    sender === null ? 'any sender' : sender === '?' ? 'one sender' : `sender ${sender}`,
    ...(uid === undefined ? [] : [`dispatch_uid ${uid}`]),
    weak ? 'weak' : 'kept (weak=False)',
  ];
  return (
    <li>
      <PlaceButton place={def} name={receiver === '' ? 'a receiver' : receiver} />{' '}
      {def === null && module !== undefined && <span className="in-registry-quiet">in {module}, </span>}
      <span className="in-registry-quiet">{facts.join(', ')}; connected </span>
      {by === null ? (
        <span className="in-registry-quiet">before anything was recorded</span>
      ) : 'place' in by ? (
        <PlaceButton place={by.place} name={`where ${receiver} is connected`} text={placeText(by.place)} />
      ) : (
        <span className="in-registry-quiet">
          by <code>{by.module}</code>
        </span>
      )}
      {phase !== null && <span className="in-registry-quiet"> {phaseText(phase)}</span>}
      {dead && <span className="in-registry-mark removed"> gone: nobody else kept it</span>}
      {double !== null && <span className="in-registry-mark changed"> called twice: {double}</span>}
    </li>
  );
}

const PHASES = {
  settings: 'while settings were read',
  config: 'in phase one',
  models: 'in phase two',
  ready: 'in phase three, ready()',
  middleware: 'while the middleware was made',
  import: 'while modules were imported',
  request: 'in this request',
} as const;

const phaseText = ({ name, of }: NonNullable<Connection['phase']>): string =>
  `${PHASES[name]}${of === null || name === 'middleware' ? '' : ` (${of})`}`;
