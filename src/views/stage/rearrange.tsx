// The list of layers with what moves them: two buttons and a switch for each, and a sentence on what came of it. It is on screen when it is
// asked for, or has the keyboard; dragging a skin and Alt with an arrow do the same (use-drag.ts, shared/commands.ts).
import { memo, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Read } from '../../store/reorder-state.ts';
import { selectArrangement, selectEarlier, selectOff, selectRecording, stillOff } from '../../store/selectors.ts';
import { slotsOfSkins } from '../../store/slots-of-skins.ts';
import type { Layer } from '../../trace/recording.ts';
import type { Skin } from '../../trace/scene.ts';
import { skinsOf } from '../../trace/stack.ts';
import { commands } from '../shared/commands.ts';
import { useMoment } from '../shared/following.tsx';
import { Icon } from '../shared/icon.tsx';
import { showKeys } from '../shared/keys.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import { Layers } from './layers.tsx';
import './rearrange.css';
import * as strings from '../../strings/stage/rearrange.ts';
import { useFollow } from './use-follow.ts';

const noLayers: readonly Layer[] = [];

/** The layers on stage, the server first: the same list as long as the same run is there. */
export function useLayers(): readonly Layer[] {
  const recording = useMoment(selectRecording);
  const earlier = useMoment(selectEarlier);
  return useMemo(() => (recording ? skinsOf(recording, earlier) : noLayers), [recording, earlier]);
}

interface RearrangeProps {
  skins: readonly Skin[];
  /** Somebody has come near the layers: it is worth knowing how the source puts them. */
  wanted: boolean;
  focused: number | null;
  onPick(skin: number): void;
  onFocus(skin: number | null): void;
}

/** While something travels it stays as it is. */
export const Rearrange = memo(function Rearrange({ skins, wanted, focused, onPick, onFocus }: RearrangeProps) {
  const store = useOnionskinStore();
  const layers = useLayers();
  const arrangement = useOnionskin(selectArrangement);
  const kept = useOnionskin(selectOff);
  const off = useMemo(() => stillOff(kept, arrangement), [kept, arrangement]);
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  useLook(wanted || open);
  useFollow(panel, layers);

  useEffect(() => {
    store.getState().takeLayerInHand(focused === null ? null : { skins: layers, skin: focused });
  }, [store, focused, layers]);

  // A row that had the keyboard and is gone has not said so.
  useEffect(() => {
    const left = !panel.current?.contains(document.activeElement);
    if (focused !== null && focused >= skins.length && left) onFocus(null);
  }, [focused, skins, onFocus]);

  const controls = useControls(layers, arrangement, focused, onFocus);

  return (
    <>
      <button
        type="button"
        className="btn quiet layers-toggle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {strings.layers}
      </button>
      <div className={open ? 'layers open' : 'layers'} id={id} ref={panel}>
        {layers.length === 0 ? (
          <>
            <Layers skins={skins} onPick={onPick} onFocus={onFocus} />
            <p>{strings.sendFirst}</p>
          </>
        ) : (
          <Layers skins={skins} onPick={onPick} onFocus={onFocus} controls={controls} />
        )}
        {off.length > 0 && (
          <ul className="layer-rows" aria-label={strings.off}>
            {off.map((one) => (
              <li key={`${one.ident} ${one.left}`}>
                <span className="layer-name">{one.name}</span>
                <button
                  type="button"
                  className="layer-switch"
                  role="switch"
                  aria-checked="false"
                  aria-label={one.name}
                  title={strings.switchOn}
                  onClick={() => void store.getState().switchOn(one)}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
      <Says />
    </>
  );
});

/** Two buttons and a switch for each layer; the same ones until something about them changes. */
function useControls(
  layers: readonly Layer[],
  arrangement: Read | null,
  focused: number | null,
  onFocus: (skin: number | null) => void,
): readonly ReactNode[] {
  const slots = useMemo(() => slotsOfSkins(layers, arrangement?.slots ?? []), [layers, arrangement]);
  return useMemo(
    () =>
      layers.map((layer, skin) => {
        const isFixed = arrangement !== null && slots[skin] === null;
        return <Controls key={layer.id} {...{ layers, skin, isFixed, inHand: focused === skin, onFocus }} />;
      }),
    [layers, arrangement, slots, focused, onFocus],
  );
}

interface ControlsProps {
  layers: readonly Layer[];
  skin: number;
  /** The source does not put it there. */
  isFixed: boolean;
  inHand: boolean;
  onFocus(skin: number | null): void;
}

function Controls({ layers, skin, isFixed, inHand, onFocus }: ControlsProps) {
  const store = useOnionskinStore();
  const name = layers[skin]?.name ?? '';
  const one = { skins: layers, skin };
  const common = {
    type: 'button' as const,
    // One comes by the names; the buttons of the one that is in hand are between it and the next.
    tabIndex: inHand ? 0 : -1,
    'aria-disabled': isFixed,
    onFocus: () => onFocus(skin),
    onBlur: () => onFocus(null),
  };
  const { moveLayer, switchOff } = store.getState();
  const out = showKeys(commands.layerOut.keys[0] ?? '');
  const into = showKeys(commands.layerIn.keys[0] ?? '');
  return (
    <>
      <button
        {...common}
        className="btn quiet icon layer-out"
        data-control="out"
        aria-label={strings.moveOut(name)}
        title={strings.out(out)}
        onClick={() => void moveLayer(one, -1)}
      >
        <Icon name="down" />
      </button>
      <button
        {...common}
        className="btn quiet icon"
        data-control="in"
        aria-label={strings.moveIn(name)}
        title={strings.into(into)}
        onClick={() => void moveLayer(one, 1)}
      >
        <Icon name="down" />
      </button>
      <button
        {...common}
        className="layer-switch"
        role="switch"
        data-control="switch"
        aria-checked="true"
        aria-label={name}
        title={strings.switchOff}
        onClick={() => void switchOff(one)}
      />
    </>
  );
}

/** What came of the last wish to move a layer. */
function Says() {
  const says = useOnionskin((state) => state.reorderSays) ?? '';
  return (
    <p className={says === '' ? 'reorder-says none' : 'reorder-says'} role="status" aria-label={strings.order}>
      {says.split('`').map((part, at) => {
        const key = `${at} ${part}`;
        return at % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
      })}
    </p>
  );
}

/** Milliseconds without another letter after which the source is read again. */
const PAUSE = 300;

/** Has the source read, now and whenever it has changed, as long as anybody wants to know. */
function useLook(wanted: boolean): void {
  const store = useOnionskinStore();
  const known = useOnionskin((state) => selectArrangement(state) !== null);
  const works = useOnionskin((state) => state.works);
  const slug = useOnionskin((state) => state.slug);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source or lesson is what starts the wait anew
  useEffect(() => {
    if (!wanted || known) return;
    const wait = setTimeout(() => void store.getState().lookAtLayers(), PAUSE);
    return () => clearTimeout(wait);
  }, [store, wanted, known, works, slug]);
}
