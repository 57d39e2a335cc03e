// What the composer was filled with, and the way back.

import * as strings from '../../strings/request/filled-note.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './filled-note.css';

export function FilledNote() {
  const filled = useOnionskin(({ filled: one, slug }) => (one?.slug === slug ? one : null));
  const undo = useOnionskin((state) => state.undoFill);
  const dismiss = useOnionskin((state) => state.dismissFilled);
  return (
    <div role="status" aria-label={strings.filled}>
      {filled !== null && (
        <div className="filled-note">
          <p>{filled.says}</p>
          <button type="button" className="btn quiet" onClick={undo}>
            {strings.undo}
          </button>
          <button type="button" className="btn quiet icon" aria-label={strings.close} onClick={dismiss}>
            <Icon name="cross" size={12} />
          </button>
        </div>
      )}
    </div>
  );
}
