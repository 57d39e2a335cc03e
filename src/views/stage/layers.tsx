// The onion as a list, outermost first: for the keyboard, for screen readers, for tests. What surrounds it shows it when it is wanted.
import { memo, type ReactNode } from 'react';
import * as strings from '../../strings/stage/layers.ts';
import type { Skin } from '../../trace/scene.ts';
import { placeText } from './onion.tsx';

/** What is said of a layer behind its name. */
const said = ({ layer, state }: Skin): string[] => [placeText(layer.place), strings.states[state]].filter(Boolean);

interface LayersProps {
  skins: readonly Skin[];
  onPick(skin: number): void;
  onFocus(skin: number | null): void;
  /** What else can be done with a layer; by skin. */
  controls?: readonly ReactNode[];
}

export function Layers({ skins, onPick, onFocus, controls }: LayersProps) {
  return (
    <ol className={controls ? 'layer-rows' : 'unseen'} aria-label={strings.layers}>
      {skins.map(({ layer, state }, i) => (
        <LayerRow
          key={layer.id}
          layer={layer}
          state={state}
          nth={i}
          onPick={onPick}
          onFocus={onFocus}
          controls={controls?.[i] ?? null}
        />
      ))}
    </ol>
  );
}

interface LayerRowProps extends Skin, Pick<LayersProps, 'onPick' | 'onFocus'> {
  nth: number;
  controls: ReactNode;
}

/** From moment to moment few of them change. */
const LayerRow = memo(function LayerRow({ layer, state, nth, onPick, onFocus, controls }: LayerRowProps) {
  const further = said({ layer, state });
  return (
    <li className={state === 'here' ? 'here' : undefined} data-skin={nth}>
      <button
        type="button"
        className="layer-name"
        aria-label={[layer.name, ...further].join(', ')}
        data-control="name"
        onClick={() => onPick(nth)}
        onFocus={() => onFocus(nth)}
        onBlur={() => onFocus(null)}
      >
        {layer.name}
        {further.map((what) => (
          // The lamp says "here" to the eye.
          <small key={what} className={what === strings.states.here ? 'unseen' : undefined}>
            {what}
          </small>
        ))}
      </button>
      {controls}
    </li>
  );
});
