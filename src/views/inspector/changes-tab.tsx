// What changed: at this crossing, as a table (what came to the layer, what it hands on); by this layer so far; from one moment to another.
import { memo, useMemo, useState } from 'react';
import { directionOf } from '../../trace/direction.ts';
import { hopAt, hopNumber } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { skinsOf } from '../../trace/stack.ts';
import { toneAt } from '../../trace/tones.ts';
import { ghostSentences } from '../shared/ghost-words.ts';
import { Phrases, spoken } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useGhost } from '../shared/use-ghost.ts';
import { changeRows } from './change-rows.ts';
import { changerOf, changesBetween, changesOfLayer } from './change-spans.ts';
import { ChangeRows } from './change-table.tsx';
import { ChangesSinceTable } from './changes-since.tsx';
import { type Crossing, crossingAt } from './crossing.ts';
import { otherChanges } from './other-run.ts';
import './changes.css';
import * as strings from '../../strings/inspector/changes-tab.tsx';
import { after, before, happened, hop as hopOf } from '../../strings/inspector/shared.tsx';

const SCOPES = ['boundary', 'layer', 'since'] as const;
type Scope = (typeof SCOPES)[number];

export function ChangesTab({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const [scope, setScope] = useState<Scope>('boundary');
  /** Where it begins; of another recording it would mean nothing. */
  const [mark, setMark] = useState<{ recording: Recording; event: Cursor } | null>(null);
  const hop = hopAt(recording, cursor);
  const from = mark?.recording === recording ? mark.event : -1;
  return (
    <>
      <div className="in-bar">
        <Scopes scope={scope} onChoose={setScope} />
        {scope === 'since' && (
          <button type="button" className="btn" onClick={() => setMark({ recording, event: hop })}>
            {strings.mark(hopNumber(recording, hop).n)}
          </button>
        )}
      </div>
      {scope === 'boundary' && <Changes recording={recording} cursor={cursor} />}
      {scope === 'layer' && <OfLayer recording={recording} hop={hop} />}
      {scope === 'since' && <Since recording={recording} from={from} to={hop} />}
      <Otherwise recording={recording} cursor={cursor} />
    </>
  );
}

/** They stay as they are from moment to moment. */
const Scopes = memo(function Scopes({ scope, onChoose }: { scope: Scope; onChoose(scope: Scope): void }) {
  return (
    <fieldset className="seg in-scope" aria-label={strings.changesOf}>
      {SCOPES.map((one) => (
        <label key={one} className={scope === one ? 'on' : ''}>
          <input type="radio" name="scope" checked={scope === one} onChange={() => onChoose(one)} />
          {strings.scopes[one]}
        </label>
      ))}
    </fieldset>
  );
});

function OfLayer({ recording, hop }: { recording: Recording; hop: Cursor }) {
  const skin = changerOf(recording, hop) ?? 0;
  const name = skinsOf(recording)[skin]?.name ?? '?';
  const since = useMemo(() => changesOfLayer(recording, skin, hop), [recording, skin, hop]);
  return (
    <>
      <p className="in-lead">{strings.ofLayer(name)}</p>
      <ChangesSinceTable label={strings.changedBy(name)} since={since} empty={strings.noneSoFar(name)} />
    </>
  );
}

/** Between the two, whichever comes first. */
function Since({ recording, from, to }: { recording: Recording; from: Cursor; to: Cursor }) {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const since = useMemo(() => changesBetween(recording, first, last), [recording, first, last]);
  const numberOf = (at: Cursor) => (at < 0 ? null : hopNumber(recording, at).n);
  const [start, end] = [numberOf(first), numberOf(last)];
  return (
    <>
      <p className="in-lead">{strings.fromTo(start, end)}</p>
      <ChangesSinceTable label={strings.changedFromTo(start, end)} since={since} empty={strings.noneBetween} />
    </>
  );
}

/** What the run before did otherwise at this hop. */
function Otherwise({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const under = useGhost();
  if (under === null) return null;
  const sentences = ghostSentences(under, hopAt(recording, cursor));
  if (sentences.length === 0) return null;
  return (
    <section className="in-otherwise" aria-label={strings.otherThan(under.name)}>
      <h2>{strings.otherThan(under.name)}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={spoken(sentence)}>
            <Phrases phrases={sentence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const under = useGhost();
  const seek = useOnionskin((state) => state.seek);
  // Between two hops (at a line of code) the last crossing is still what one looks at.
  const hop = hopAt(recording, cursor);
  const crossing = crossingAt(recording, hop);
  const event = recording.events[hop];
  if (!crossing || !event || hop > cursor) return <p className="in-empty">{strings.notArrived}</p>;
  const { now, ahead } = changeRows(recording, hop);
  const way = directionOf[event.type];
  const other = otherChanges(recording, hop, now, under);
  const otherAhead = ahead && otherChanges(recording, ahead.event, ahead.changes, under);
  const column = other?.differs || otherAhead?.differs ? other : null;
  const columns = column ? 4 : 3;
  if (now.length === 0 && !ahead && column === null) return <p className="in-empty">{nothing(crossing, way)}</p>;

  const tone = event.type === 'raise' || event.type === 'catch' ? 'fault' : way === 'up' ? toneAt(recording, hop) : 'req';
  return (
    <table className={`in-changes in-tone-${tone}${column ? ' in-beside' : ''}`}>
      <thead>
        <tr>
          <th className="in-sign">
            <span className="unseen">{happened}</span>
          </th>
          <th scope="col" className="in-what" title={crossing.title}>
            {crossing.title}
          </th>
          <End className="in-was" words={crossing.from === null ? null : strings.from(crossing.from)} meaning={before} />
          <End words={crossing.to === null ? null : strings.to(crossing.to)} meaning={after} />
          {column && (
            <th scope="col" className="in-other">
              {column.name}
            </th>
          )}
        </tr>
      </thead>
      <tbody data-event={hop}>
        {now.length === 0 && (
          <tr>
            <td />
            <td colSpan={columns}>{ahead ? strings.bodyGoesOn : strings.nothingHere}</td>
          </tr>
        )}
        <ChangeRows changes={now} other={column && other} />
      </tbody>
      {ahead && (
        <tbody data-event={ahead.event}>
          <tr className="in-ahead">
            <td />
            <td colSpan={columns}>
              {strings.sentAhead(
                <button type="button" className="in-place" onClick={() => seek(ahead.event)}>
                  {hopOf(ahead.hop)}
                </button>,
              )}
            </td>
          </tr>
          <ChangeRows changes={ahead.changes} other={column && otherAhead} />
        </tbody>
      )}
    </table>
  );
}

/** Names are as long as their authors like: the columns keep their widths, and the whole name is in the title. */
function End({ words, meaning, className }: { words: string | null; meaning: string; className?: string }) {
  return (
    <th scope="col" className={className} title={words ?? undefined}>
      {words ?? <span className="unseen">{meaning}</span>}
    </th>
  );
}

function nothing({ title, isThrough, to }: Crossing, way: 'down' | 'up' | 'inside'): string {
  if (isThrough) return strings.noChange(title, to);
  return way === 'inside' ? strings.noBoundary(title) : strings.noHandOver(title);
}
