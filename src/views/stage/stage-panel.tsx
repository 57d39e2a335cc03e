// The stage with its place in the page: the drawing, the list of layers beside it, and what a click on a skin does.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { hopAt, hopsOf } from '../../trace/hops.ts';
import { onPath } from '../../trace/on-path.ts';
import { Following } from '../shared/following.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useForetold } from '../shared/use-foreseen.ts';
import { useGhost } from '../shared/use-ghost.ts';
import { usePointing } from '../shared/use-pointing.ts';
import { ForetoldMarks } from './foretold.tsx';
import { GhostToggle } from './ghost-toggle.tsx';
import type { Lit } from './lit.ts';
import { Opened } from './opened.tsx';
import { Rearrange, useLayers } from './rearrange.tsx';
import { Stage } from './stage.tsx';
import './stage.css';
import * as strings from '../../strings/stage/stage-panel.ts';
import { useSize } from '../shared/use-size.ts';
import { useScrubbing, useStageTurns } from '../timeline/use-leg.ts';
import { useDrag } from './use-drag.ts';
import { useGlide } from './use-glide.ts';
import { usePlate } from './use-plate.ts';
import { useScenes } from './use-scenes.ts';
import { useSwipe } from './use-swipe.ts';

/** `foot`: what else stands at the foot of the stage. */
export function StagePanel({ foot }: { foot: ReactNode }) {
  return (
    <Following turns={useStageTurns()}>
      <OnStage foot={foot} />
    </Following>
  );
}

/** An onion of more skins comes down to what stands at the foot of the stage. */
const SHALLOW = 4;

function OnStage({ foot }: { foot: ReactNode }) {
  const { recording, cursor, scene, leg, empty, label } = useScenes();
  const seek = useOnionskin((state) => state.seek);
  const reveal = useOnionskin((state) => state.reveal);
  const step = useOnionskin((state) => state.step);
  const swipe = useSwipe(step);
  const [ref, size] = useSize<HTMLDivElement>({ width: 680, height: 428 });
  /** The skin that was picked at a moment; at the next one the packet has the focus again. */
  const [picked, setPicked] = useState({ cursor: -1, skin: 0 });
  const [focused, setFocused] = useState<number | null>(null);
  // Where a pixel is many hops, a hand that scrubs meets one of them by chance: the lens would jump at each.
  const held = useScrubbing() && recording !== null && hopsOf(recording).length > size.width;
  const { plate, path } = usePlate(size, scene, leg, picked.cursor === cursor ? picked.skin : null, held);

  const latest = useRef({ recording, cursor, scene });
  useEffect(() => {
    latest.current = { recording, cursor, scene };
  });
  // The same from moment to moment, as most of what it is handed to.
  const pick = useCallback(
    (skin: number) => {
      const at = latest.current;
      setPicked({ cursor: at.cursor, skin });
      const place = at.scene.skins[skin]?.layer.place ?? null;
      const call = at.scene.crossings.find((crossing) => crossing.skin === skin && crossing.side === 'down');
      if (place) reveal(place);
      else if (at.recording && call) seek(call.event);
    },
    [seek, reveal],
  );
  const moveLayerTo = useOnionskin((state) => state.moveLayerTo);
  const skins = useLayers();
  /** What is not on stage yet can be read from the source, once there is a Python that has nothing better to do. */
  const isEmpty = useOnionskin((state) => state.status.kind === 'idle') && recording === null;
  /** Somebody has come near the layers. */
  const [near, setNear] = useState(false);
  const drop = useCallback((skin: number, place: number) => void moveLayerTo({ skins, skin }, place), [moveLayerTo, skins]);
  const { lifted, handlers: drag } = useDrag(plate, drop);
  useGlide(ref, plate, scene.skins);
  const point = useOnionskin((state) => state.point);
  const pointed = useOnionskin((state) => state.pointed);
  const panel = useRef<HTMLElement>(null);
  const pointing = usePointing(panel);
  const focus = useCallback(
    (skin: number | null) => {
      setFocused(skin);
      point(skin === null ? null : { skin, event: null });
      if (skin !== null) setNear(true);
    },
    [point],
  );
  const at = recording !== null && pointed !== null && pointed.event !== null ? onPath(recording, pointed.event) : null;
  const foretold = useForetold(skins);
  const under = useGhost();
  const lit = useMemo(
    (): Lit | null => under && recording && { name: under.name, crossings: under.ghost.crossings, hop: hopAt(recording, cursor) },
    [under, recording, cursor],
  );
  return (
    <section className="stage-panel" aria-label={strings.stage} ref={panel} {...pointing}>
      <div className={scene.skins.length > SHALLOW ? 'stage-middle deep' : 'stage-middle'} onPointerEnter={() => setNear(true)}>
        <div
          className={lifted ? 'stage-plate dragging' : 'stage-plate'}
          ref={ref}
          onPointerDown={(event) => {
            swipe.onPointerDown(event);
            if (recording) drag.onPointerDown(event);
          }}
          onPointerMove={drag.onPointerMove}
          onPointerUp={(event) => {
            swipe.onPointerUp(event);
            drag.onPointerUp();
            // A dot, or a callout, is where the timeline and the inspector lead to as well: they have the keyboard.
            const crossed = event.target instanceof Element ? event.target.closest('[data-event]') : null;
            const moment = crossed?.getAttribute('data-event') ?? null;
            if (moment !== null) seek(Number(moment));
          }}
          onPointerCancel={() => {
            swipe.onPointerCancel();
            drag.onPointerCancel();
          }}
        >
          <Stage
            {...{ scene, leg, plate, path, label, focused, empty, lifted, lit }}
            ghost={under?.ghost ?? null}
            pointed={at}
            foretold={<ForetoldMarks plate={plate} marks={foretold} cursor={cursor} />}
            onPick={pick}
          />
        </div>
        {foot}
        <GhostToggle />
        <Rearrange skins={scene.skins} wanted={near || isEmpty} focused={focused} onPick={pick} onFocus={focus} />
      </div>
      {plate.margin === 'counts' && recording && <Opened scene={scene} recording={recording} />}
    </section>
  );
}
