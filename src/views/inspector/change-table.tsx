// Changes as rows of a table: a sign, a key, what it was and what it is now.
import * as strings from '../../strings/inspector/change-table.ts';
import { notLookedAt } from '../../strings/inspector/shared.tsx';
import { NOT_LOADED } from '../../trace/django.ts';
import type { Change } from '../../trace/scene.ts';
import type { Cell, OtherColumn } from './other-run.ts';

/** `other`: what stands there in another run. */
export function ChangeRows({ changes, other = null }: { changes: readonly Change[]; other?: OtherColumn | null }) {
  return (
    <>
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be alike in everything (a header set twice)
        <tr key={index}>
          <td className="in-sign">
            <span aria-hidden="true">{change.sign === '-' ? '−' : change.sign}</span>
            <span className="unseen">{strings.signs[change.sign]}</span>
          </td>
          <th scope="row">{change.key}</th>
          <td className="in-was">{change.was}</td>
          <td className={change.sign === '' ? undefined : 'in-new'}>
            {change.sign === '-' ? <span className="in-gone">{strings.takenAway}</span> : change.now}
            {change.now === NOT_LOADED && <span className="in-gone">{` ${notLookedAt}`}</span>}
            {change.sizes && <Meter sizes={change.sizes} />}
          </td>
          {other && <OtherCell {...(other.cells[index] ?? NOTHING)} />}
        </tr>
      ))}
      {other?.only.map(({ key, text }) => (
        <tr key={key}>
          <td className="in-sign">
            <span aria-hidden="true">≠</span>
            <span className="unseen">{strings.differs}</span>
          </td>
          <th scope="row">{key}</th>
          <td className="in-was" />
          <td>
            <span className="in-gone">{strings.notChanged}</span>
          </td>
          <OtherCell text={text} differs />
        </tr>
      ))}
    </>
  );
}

const NOTHING: Cell = { text: '', differs: false };

/** Of the run before: what differs is a tinted block with an edge. */
export function OtherCell({ text, differs }: Cell) {
  return (
    <td className="in-other">
      {differs ? (
        <span className="in-differs">
          {text}
          <span className="unseen">{` (${strings.differs})`}</span>
        </span>
      ) : (
        text
      )}
    </td>
  );
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
