// All keys, from the same table that acts on them.
import { type Ref, useImperativeHandle, useRef } from 'react';
import { allCommands } from '../shared/commands.ts';
import { Icon } from '../shared/icon.tsx';
import { showKeys } from '../shared/keys.ts';
import './keys-sheet.css';

export interface KeysSheetHandle {
  show(): void;
}

export function KeysSheet({ ref }: { ref: Ref<KeysSheetHandle> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useImperativeHandle(ref, () => ({ show: () => dialog.current?.showModal() }), []);
  const close = () => dialog.current?.close();
  return (
    // A click on the dialog itself, not on what is in it, is one on the page behind. Escape closes it too.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      className="keys-sheet"
      ref={dialog}
      aria-labelledby="keys-title"
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div>
        <h2 id="keys-title">Keys</h2>
        <button type="button" className="btn quiet icon" aria-label="Close" onClick={close}>
          <Icon name="cross" />
        </button>
        <table>
          <tbody>
            {allCommands.map(({ id, label, keys, everywhere }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td>
                  <kbd>{showKeys(keys[0] ?? '')}</kbd>
                  {everywhere && <span> also while typing</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </dialog>
  );
}
