// The stage with its place in the page: asks the store what to show, measures its room, hands both to the drawing.
import { useMemo, useState } from 'react';
import { selectLesson, selectRecording, selectWork } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Place } from '../../trace/event.ts';
import type { Scene } from '../../trace/scene.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { spoken } from '../narration/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useLeg } from '../timeline/use-leg.ts';
import { lerp, travel } from './easing.ts';
import { emptyScene } from './empty-scene.ts';
import { Layers } from './layers.tsx';
import { Opened } from './opened.tsx';
import { pathThrough } from './path.ts';
import { plate as plateFor } from './plate.ts';
import { type Leg, turnNow } from './rest.ts';
import { selectEarlier } from './select-earlier.ts';
import { Stage } from './stage.tsx';
import './stage.css';
import { useSize } from './use-size.ts';

interface StagePanelProps {
  /** A layer was chosen: show where it is written. */
  onPlace?(place: Place): void;
}

const selectServer = (state: State): string => selectWork(state).server.name;
const selectMethod = (state: State): string => selectWork(state).request.method;
const selectApp = (state: State): string => (selectLesson(state)?.front.app ?? 'app:application').replace(/^.*:/, '');

export function StagePanel({ onPlace }: StagePanelProps) {
  const recording = useOnionskin(selectRecording);
  const cursor = useOnionskin((state) => state.cursor);
  const earlier = useOnionskin(selectEarlier);
  const server = useOnionskin(selectServer);
  const app = useOnionskin(selectApp);
  const method = useOnionskin(selectMethod);
  const seek = useOnionskin((state) => state.seek);
  const hop = useLeg();
  const [ref, size] = useSize<HTMLDivElement>({ width: 680, height: 428 });
  const [picked, setPicked] = useState({ cursor: -1, skin: 0 });
  const [focused, setFocused] = useState<number | null>(null);

  const scene = useMemo(
    () => (recording ? sceneAt(recording, cursor, earlier) : emptyScene([server, app])),
    [recording, cursor, earlier, server, app],
  );
  const leg: Leg | null =
    recording && hop && (hop.from === cursor || hop.to === cursor)
      ? {
          from: hop.from === cursor ? scene : sceneAt(recording, hop.from, earlier),
          to: hop.to === cursor ? scene : sceneAt(recording, hop.to, earlier),
          u: hop.u,
        }
      : null;

  // In a deep stack the focus goes with the packet; at rest, a skin that was picked is opened instead.
  const chosen = !leg && picked.cursor === cursor ? picked.skin : null;
  const focus = chosen ?? (leg ? lerp(focusOf(leg.from), focusOf(leg.to), travel(leg.u)) : focusOf(scene));
  const skins = scene.skins.length;
  const fits = plateFor({ ...size, skins, focus: 0, turn: scene.turn }).geometry.bands.every((band) => band >= 27);
  const at = fits ? 0 : focus;
  const plate = useMemo(() => plateFor({ ...size, skins, focus: at, turn: scene.turn }), [size, skins, at, scene.turn]);
  const turn = turnNow(leg?.to ?? scene);
  const path = useMemo(() => pathThrough(plate.geometry, turn, plate.wireY), [plate, turn]);

  const pick = (skin: number) => {
    const chosenSkin = scene.skins[skin];
    if (!chosenSkin) return;
    setPicked({ cursor, skin });
    const place = chosenSkin.layer.place;
    if (place && onPlace) onPlace(place);
    else {
      const call = scene.crossings.find((crossing) => crossing.skin === skin && crossing.side === 'down');
      if (recording && call) seek(call.event);
    }
  };
  const label = recording ? spoken(sentenceAt(recording, cursor, earlier)) : `Nothing has run yet. ${server} will call ${app}.`;
  return (
    <section className="stage-panel" aria-label="Stage">
      <div className="stage-plate" ref={ref}>
        <Stage
          scene={scene}
          leg={leg}
          plate={plate}
          path={path}
          label={label}
          focused={focused}
          empty={recording ? null : method}
          onPick={pick}
        />
      </div>
      {plate.margin === 'counts' && recording && <Opened scene={scene} />}
      <Layers skins={scene.skins} onPick={pick} onFocus={setFocused} />
    </section>
  );
}

const focusOf = (scene: Scene): number => scene.packet?.stop.skin ?? scene.lit ?? 0;
