// The onion as a list, outermost first: for the keyboard, for screen readers, for tests. What surrounds it shows it when it is wanted.
import type { ReactNode } from 'react';
import type { Skin } from '../../trace/scene.ts';
import { placeText } from './onion.tsx';

const STATE = { idle: '', here: 'here', lazy: 'called, but none of its code has run yet', never: 'never reached' };

/** What is said of a layer behind its name. */
const said = (skin: Skin): string[] => [placeText(skin.layer.place), STATE[skin.state]].filter(Boolean);

interface LayersProps {
  skins: readonly Skin[];
  onPick(skin: number): void;
  onFocus(skin: number | null): void;
  /** What else can be done with a layer. */
  controls?(skin: number): ReactNode;
}

export function Layers({ skins, onPick, onFocus, controls }: LayersProps) {
  return (
    <ol className={controls ? 'layer-rows' : 'unseen'} aria-label="Layers">
      {skins.map((skin, i) => (
        <li key={skin.layer.id} className={skin.state === 'here' ? 'here' : undefined}>
          <button
            type="button"
            className="layer-name"
            aria-label={[skin.layer.name, ...said(skin)].join(', ')}
            data-control="name"
            onClick={() => onPick(i)}
            onFocus={() => onFocus(i)}
            onBlur={() => onFocus(null)}
          >
            {skin.layer.name}
            {said(skin).map((what) => (
              // The lamp says "here" to the eye.
              <small key={what} className={what === STATE.here ? 'unseen' : undefined}>
                {what}
              </small>
            ))}
          </button>
          {controls?.(i)}
        </li>
      ))}
    </ol>
  );
}
