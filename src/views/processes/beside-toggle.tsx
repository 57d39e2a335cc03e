// Puts the processes that answered side by side, and goes back to one onion.

import { type Beside, processesOf } from '../../store/beside.ts';
import * as strings from '../../strings/processes/beside-toggle.tsx';
import { commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './beside-toggle.css';

export function BesideToggle({ beside }: { beside: Beside }) {
  const isOn = useOnionskin((state) => state.beside);
  const toggle = useCommand(commands.beside);
  return (
    <button
      type="button"
      className="btn quiet beside-toggle"
      aria-pressed={isOn}
      aria-keyshortcuts={commands.beside.keys[0]}
      title={strings.toggle(isOn, keysOf(commands.beside))}
      onClick={toggle}
    >
      <svg className="beside-key" width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
        <path d="M1 6a4.500 5 0 0 1 9 0a4.500 5 0 0 1 -9 0zM12 6a4.500 5 0 0 1 9 0a4.500 5 0 0 1 -9 0z" />
      </svg>
      <span>{strings.sideBySide(processesOf(beside.all))}</span>
    </button>
  );
}
