// The onion as a list, outermost first: for the keyboard, for screen readers, for tests. Seen by nobody, usable by everybody.
import type { Skin } from '../../trace/scene.ts';
import { placeText } from './onion.tsx';

const STATE = { idle: '', here: 'here', lazy: 'called, but none of its code has run yet', never: 'never reached' };

interface LayersProps {
  skins: readonly Skin[];
  onPick(skin: number): void;
  onFocus(skin: number | null): void;
}

export function Layers({ skins, onPick, onFocus }: LayersProps) {
  return (
    <ol className="unseen" aria-label="Layers">
      {skins.map((skin, i) => (
        <li key={skin.layer.id}>
          <button type="button" onClick={() => onPick(i)} onFocus={() => onFocus(i)} onBlur={() => onFocus(null)}>
            {[skin.layer.name, placeText(skin.layer.place), STATE[skin.state]].filter(Boolean).join(', ')}
          </button>
        </li>
      ))}
    </ol>
  );
}
