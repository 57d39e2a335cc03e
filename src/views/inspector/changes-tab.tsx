// What the crossing changed, as a table: what came to the layer, what it hands on.
import { changesAt } from '../../trace/changes.ts';
import { directionOf } from '../../trace/event.ts';
import { hopAt } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import type { Change } from '../../trace/scene.ts';
import { toneAt } from '../../trace/tones.ts';
import { type Crossing, crossingAt } from './crossing.ts';

const SIGNS = { '+': 'added', '-': 'removed', '~': 'changed', '!': 'fault', '': '' } as const;

export function ChangesTab({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  // Between two hops (at a line of code) the last crossing is still what one looks at.
  const hop = hopAt(recording, cursor);
  const crossing = crossingAt(recording, hop);
  const changes = changesAt(recording, hop);
  const event = recording.events[hop];
  if (!crossing || !event || hop > cursor) return <p className="in-empty">The request has not arrived yet.</p>;
  if (changes.length === 0) return <p className="in-empty">{nothing(crossing, directionOf[event.type])}</p>;

  const tone =
    event.type === 'raise' || event.type === 'catch'
      ? 'fault'
      : directionOf[event.type] === 'up'
        ? toneAt(recording, hop)
        : 'req';
  return (
    <table className={`in-changes in-tone-${tone}`}>
      <thead>
        <tr>
          <th className="in-sign">
            <span className="visually-hidden">What happened</span>
          </th>
          <th scope="col">{crossing.title}</th>
          <th scope="col">{crossing.from !== null && `from ${crossing.from}`}</th>
          <th scope="col">{crossing.to !== null && `to ${crossing.to}`}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.what} ${change.key} ${change.sign} ${change.was ?? ''} ${change.now ?? ''}`}>
            <td className="in-sign">
              <span aria-hidden="true">{change.sign === '-' ? '−' : change.sign}</span>
              <span className="visually-hidden">{SIGNS[change.sign]}</span>
            </td>
            <th scope="row">{change.key}</th>
            <td className="in-was">{change.was}</td>
            <td className={change.sign === '' ? undefined : 'in-new'}>
              {change.sign === '-' ? <span className="in-gone">taken away</span> : change.now}
              {change.sizes && <Meter change={change} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How much of the body is left, or how much came on top: the longer of the two is the whole bar. */
function Meter({ change }: { change: Change }) {
  const [before, after] = change.sizes ?? [0, 0];
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
