// The names over the lanes. The layer whose code runs now has the lamp.
import { memo } from 'react';
import * as strings from '../../strings/sequence/heads.ts';
import { client } from '../../strings/sequence/shared.ts';
import type { Layer, Recording } from '../../trace/recording.ts';
import { placeText } from '../stage/onion.tsx';
import { type Columns, laneX } from './row-shape.ts';

interface HeadsProps {
  recording: Recording;
  skins: readonly Layer[];
  columns: Columns;
  lit: number | null;
}

export const Heads = memo(function Heads({ recording, skins, columns, lit }: HeadsProps) {
  const { pitch } = columns;
  const style = (lane: number) => ({ left: laneX(columns, lane) - pitch / 2 + 2, width: pitch - 4 });
  return (
    <div className="seq-head-row" aria-hidden="true" style={{ minWidth: columns.width }}>
      <div className="seq-lane" style={style(0)}>
        <b>{client}</b>
      </div>
      {skins.map(({ id, name, place }, skin) => {
        const never = skin >= recording.layers.length;
        return (
          <div
            key={id}
            data-skin={skin}
            className={`seq-lane${skin === lit ? ' here' : ''}${never ? ' never' : ''}${pitch < 80 ? ' tight' : ''}`}
            style={style(skin + 1)}
            title={[name, placeText(place)].filter(Boolean).join(', ')}
          >
            <b>{name}</b>
            {never ? <small>{pitch < 90 ? strings.never : strings.neverReached}</small> : <small>{placeText(place)}</small>}
          </div>
        );
      })}
    </div>
  );
});
