// All keys, from the same table that acts on them.
import { allCommands } from '../shared/commands.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Icon } from '../shared/icon.tsx';
import { showKeys } from '../shared/keys.ts';
import './keys-sheet.css';

export function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog titled="keys-title" className="keys-sheet" onClose={onClose}>
      <div>
        <h2 id="keys-title">Keys</h2>
        <button type="button" className="btn quiet icon" aria-label="Close" onClick={onClose}>
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
    </Dialog>
  );
}
