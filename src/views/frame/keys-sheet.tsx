// All keys, from the same table that acts on them, and those of the editor.
import * as strings from '../../strings/frame/keys-sheet.ts';
import { EDITOR_KEYS } from '../editor/editor-keys.ts';
import { allCommands } from '../shared/commands.ts';
import { showKeys } from '../shared/keys.ts';
import { Sheet } from '../shared/sheet.tsx';
import { useMedia } from '../shared/use-media.ts';
import './keys-sheet.css';

export function KeysSheet({ onClose }: { onClose: () => void }) {
  const finger = useMedia('(pointer: coarse)');
  return (
    <Sheet title={strings.title} className="keys-sheet" onClose={onClose}>
      <table>
        <tbody>
          {allCommands.map(({ id, label, keys, everywhere }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>
                <kbd>{showKeys(keys[0] ?? '')}</kbd>
                {everywhere && <span> {strings.alsoTyping}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{strings.inCode}</h3>
      <table>
        <tbody>
          {EDITOR_KEYS.filter(({ light = false }) => light || !finger).map(({ label, keys }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                <kbd>{showKeys(keys)}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
