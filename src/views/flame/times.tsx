// What each layer has spent up to the moment on stage, as a table beside its lane.
import { type Spent, spentAt } from '../../trace/lanes.ts';
import type { Cursor, Layer, Recording } from '../../trace/recording.ts';
import { inMs } from './scale.ts';
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
    <table className="flame-times" aria-label="Time of each layer up to this moment">
      <thead>
        <tr>
          <th scope="col">Layer</th>
          {timed && (
            <>
              <th scope="col" title="Its own code ran; waiting and what it called not counted">
                itself
              </th>
              <th scope="col" title="With all that it called and pulled">
                total
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
              title={alsoSpent(name, spent)}
            >
              <th scope="row">{name}</th>
              {timed && never && <td colSpan={2}>never reached</td>}
              {timed && !never && <td>{inMs(spent.self)}</td>}
              {timed && !never && <td>{inMs(spent.total)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What has no column of its own. */
function alsoSpent(name: string, { waited, suspended }: Spent): string {
  const parts = [waited > 0 && `waited ${inMs(waited)}`, suspended > 0 && `suspended for ${inMs(suspended)}`].filter(Boolean);
  return parts.length > 0 ? `${name}: ${parts.join(', ')}` : name;
}
