// Django's signals: who is connected to which, where and when that was done, what is doubled or gone; and those that were sent in this request, with
// who was called, what each gave, and who was not called and why.
import { memo } from 'react';
import * as strings from '../../strings/inspector/signals-tab.tsx';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { type Connection, type SentSignal, type SignalWires, signalsSent, wiringAt } from '../../trace/wiring.ts';
import { brief } from '../../trace/words.ts';
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
      <section aria-label={strings.sent}>
        <h2>{strings.sentHead(sent.length, now.length)}</h2>
        <ol>
          {now.map((one) => (
            <Sent key={one.cursor} sent={one} isNow={one.cursor === cursor} />
          ))}
        </ol>
      </section>
      <section aria-label={strings.connected}>
        <h2>{strings.connected}</h2>
        {own.length === 0 && <p className="in-empty">{strings.noneOwn}</p>}
        <ol>
          {own.map((signal) => (
            <SignalRow key={signal.name} signal={signal} />
          ))}
        </ol>
        {rest.length > 0 && (
          <details>
            <summary>{strings.ofDjango(rest.length)}</summary>
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

function Sent({ sent: { cursor, event }, isNow }: { sent: SentSignal; isNow: boolean }) {
  const seek = useOnionskin((state) => state.seek);
  const { name, sender, calls, skipped = [], robust, place } = event;
  return (
    <li className={isNow ? 'here' : undefined} aria-current={isNow ? 'step' : undefined}>
      <button type="button" className="in-place" aria-label={strings.goTo(name)} onClick={() => seek(cursor)}>
        <code>{name}</code>
      </button>{' '}
      <span className="in-registry-quiet">{strings.call(robust ? 'send_robust' : 'send', sender)}</span>{' '}
      {place !== null && <PlaceButton place={place} name={placeText(place)} />}
      <ul>
        {calls.map(({ receiver, def, gave, raised }, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a receiver is its place in the order
          <li key={`${nth} ${receiver}`}>
            {raised === undefined
              ? strings.gave(<PlaceButton place={def ?? null} name={receiver} />, brief(gave?.text ?? 'None', 80))
              : strings.raised(
                  <PlaceButton place={def ?? null} name={receiver} />,
                  raised.text === '' ? raised.name : `${raised.name}: ${brief(raised.text, 80)}`,
                  robust === true,
                )}
          </li>
        ))}
        {skipped.map(({ receiver, def, why }, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <li key={`skipped ${nth} ${receiver}`} className="in-registry-quiet">
            {strings.notCalled(<PlaceButton place={def ?? null} name={receiver} />, why)}
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
  const where =
    by === null ? (
      <span className="in-registry-quiet">{strings.before}</span>
    ) : 'place' in by ? (
      <PlaceButton place={by.place} name={strings.whereOf(receiver)} text={placeText(by.place)} />
    ) : (
      <span className="in-registry-quiet">{strings.byModule(by.module)}</span>
    );
  return (
    <li>
      {strings.connectedAt(
        <PlaceButton place={def} name={receiver === '' ? strings.aReceiver : receiver} />,
        def === null && module !== undefined ? module : null,
        strings.facts(sender, uid, weak),
        where,
        phase,
      )}
      {dead && <span className="in-registry-mark removed"> {strings.gone}</span>}
      {double !== null && <span className="in-registry-mark changed"> {strings.twice(double)}</span>}
    </li>
  );
}
