// What each layer has spent up to the moment on stage, as a table beside its lane.
import { inMs } from '../../strings/flame/shared.ts';
import * as strings from '../../strings/flame/times.ts';
import { spentAt } from '../../trace/lanes.ts';
import type { Cursor, Layer, Recording } from '../../trace/recording.ts';
import { LANE } from './shapes.ts';

interface TimesProps {
  recording: Recording;
  skins: readonly Layer[];
  cursor: Cursor;
  lit: number | null;
  timed: boolean;
}

export function Times({ recording, skins, cursor, lit, timed }: TimesProps) {
  return (
    <table className="flame-times" aria-label={strings.times}>
      <thead>
        <tr>
          <th scope="col">{strings.layer}</th>
          {timed && (
            <>
              <th scope="col" title={strings.itselfIs}>
                {strings.itself}
              </th>
              <th scope="col" title={strings.totalIs}>
                {strings.total}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {skins.map(({ id, name }, skin) => {
          const spent = spentAt(recording, skin, cursor);
          const never = skin >= recording.layers.length;
          return (
            <tr
              key={id}
              data-skin={skin}
              className={`${skin === lit ? 'here' : ''}${never ? ' never' : ''}`}
              style={{ height: LANE }}
              title={strings.alsoSpent(name, spent.waited, spent.suspended)}
            >
              <th scope="row">{name}</th>
              {timed && never && <td colSpan={2}>{strings.neverReached}</td>}
              {timed && !never && <td>{inMs(spent.self)}</td>}
              {timed && !never && <td>{inMs(spent.total)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
