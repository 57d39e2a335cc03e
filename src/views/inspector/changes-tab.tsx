// What the crossing changed, as a table: what came to the layer, what it hands on.
import { directionOf } from '../../trace/direction.ts';
import { hopAt } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import type { Change } from '../../trace/scene.ts';
import { toneAt } from '../../trace/tones.ts';
import { ghostSentences } from '../shared/ghost-words.ts';
import { Phrases, spoken } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useGhost } from '../shared/use-ghost.ts';
import { changeRows } from './change-rows.ts';
import { type Crossing, crossingAt } from './crossing.ts';

const SIGNS = { '+': 'added', '-': 'removed', '~': 'changed', '!': 'fault', '': '' } as const;

export function ChangesTab(at: { recording: Recording; cursor: Cursor }) {
  return (
    <>
      <Changes {...at} />
      <Otherwise {...at} />
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
    <section className="in-otherwise" aria-label={`Other than in ${under.name}`}>
      <h3>Other than in {under.name}</h3>
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
  const seek = useOnionskin((state) => state.seek);
  // Between two hops (at a line of code) the last crossing is still what one looks at.
  const hop = hopAt(recording, cursor);
  const crossing = crossingAt(recording, hop);
  const event = recording.events[hop];
  if (!crossing || !event || hop > cursor) return <p className="in-empty">The request has not arrived yet.</p>;
  const { now, ahead } = changeRows(recording, hop);
  const way = directionOf[event.type];
  if (now.length === 0 && !ahead) return <p className="in-empty">{nothing(crossing, way)}</p>;

  const tone = event.type === 'raise' || event.type === 'catch' ? 'fault' : way === 'up' ? toneAt(recording, hop) : 'req';
  return (
    <table className={`in-changes in-tone-${tone}`}>
      <thead>
        <tr>
          <th className="in-sign">
            <span className="unseen">What happened</span>
          </th>
          <th scope="col" className="in-what" title={crossing.title}>
            {crossing.title}
          </th>
          <End way="from" layer={crossing.from} meaning="before" />
          <End way="to" layer={crossing.to} meaning="after" />
        </tr>
      </thead>
      <tbody data-event={hop}>
        {now.length === 0 && (
          <tr>
            <td />
            <td colSpan={3}>The body goes on as it is.</td>
          </tr>
        )}
        <Rows changes={now} />
      </tbody>
      {ahead && (
        <tbody data-event={ahead.event}>
          <tr className="in-ahead">
            <td />
            <td colSpan={3}>
              Sent ahead with <code>start_response</code>,{' '}
              <button type="button" className="in-place" onClick={() => seek(ahead.event)}>
                hop {ahead.hop}
              </button>
            </td>
          </tr>
          <Rows changes={ahead.changes} />
        </tbody>
      )}
    </table>
  );
}

/** Names are as long as their authors like: the columns keep their widths, and the whole name is in the title. */
function End({ way, layer, meaning }: { way: 'from' | 'to'; layer: string | null; meaning: string }) {
  const words = layer === null ? null : `${way} ${layer}`;
  return (
    <th scope="col" className={way === 'from' ? 'in-was' : undefined} title={words ?? undefined}>
      {words ?? <span className="unseen">{meaning}</span>}
    </th>
  );
}

function Rows({ changes }: { changes: readonly Change[] }) {
  return changes.map((change, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be alike in everything (a header set twice)
    <tr key={index}>
      <td className="in-sign">
        <span aria-hidden="true">{change.sign === '-' ? '−' : change.sign}</span>
        <span className="unseen">{SIGNS[change.sign]}</span>
      </td>
      <th scope="row">{change.key}</th>
      <td className="in-was">{change.was}</td>
      <td className={change.sign === '' ? undefined : 'in-new'}>
        {change.sign === '-' ? <span className="in-gone">taken away</span> : change.now}
        {change.sizes && <Meter sizes={change.sizes} />}
      </td>
    </tr>
  ));
}

/** How much of the body is left, or how much came on top: the longer of the two is the whole bar. */
function Meter({ sizes: [before, after] }: { sizes: readonly [number, number] }) {
  const share = Math.round((100 * after) / Math.max(before, after, 1));
  return (
    <span className="in-meter" aria-hidden="true">
      <i style={{ width: `${share}%` }} />
    </span>
  );
}

function nothing({ title, to }: Crossing, way: 'down' | 'up' | 'inside'): string {
  const on = to === null ? '' : ` to ${to}`;
  if (title.startsWith('Through')) return `${title}: nothing changed. What came in goes on${on} as it is.`;
  if (way === 'inside') return `${title}: nothing crosses a boundary here.`;
  return `${title}: nothing is handed over that could have changed.`;
}
