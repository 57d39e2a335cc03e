// The onion as a list, outermost first: for the keyboard, for screen readers, for tests. What surrounds it shows it when it is wanted.
import type { ReactNode } from 'react';
import type { Skin } from '../../trace/scene.ts';
import { placeText } from './onion.tsx';

const STATE = { idle: '', here: 'here', lazy: 'called, but none of its code has run yet', never: 'never reached' };

/** What is said of a layer behind its name. The lamp says "here" to the eye. */
function Said({ skin }: { skin: Skin }) {
  const place = placeText(skin.layer.place);
  const state = STATE[skin.state];
  return (
    <>
      {place && <Further>{place}</Further>}
      {state && <Further unseen={skin.state === 'here'}>{state}</Further>}
    </>
  );
}

function Further({ unseen = false, children }: { unseen?: boolean; children: string }) {
  return (
    <>
      <span className="unseen">, </span>
      <small className={unseen ? 'unseen' : undefined}>{children}</small>
    </>
  );
}

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
            data-control="name"
            onClick={() => onPick(i)}
            onFocus={() => onFocus(i)}
            onBlur={() => onFocus(null)}
          >
            {skin.layer.name}
            <Said skin={skin} />
          </button>
          {controls?.(i)}
        </li>
      ))}
    </ol>
  );
}
