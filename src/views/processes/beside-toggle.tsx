// Puts the processes that answered side by side, and goes back to one onion.

import { type Beside, processesOf } from '../../store/beside.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './beside-toggle.css';

export function BesideToggle({ beside }: { beside: Beside }) {
  const isOn = useOnionskin((state) => state.beside);
  const toggle = useCommand(commands.beside);
  const numbers = processesOf(beside.all);
  const which = `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
  return (
    <button
      type="button"
      className="btn quiet beside-toggle"
      aria-pressed={isOn}
      aria-keyshortcuts={commands.beside.keys[0]}
      title={`${isOn ? 'One onion again' : `Different processes have answered: see them beside each other`} (${keysOf(commands.beside)})`}
      onClick={toggle}
    >
      <svg className="beside-key" width="22" height="12" viewBox="0 0 22 12" aria-hidden="true">
        <path d="M1 6a4.500 5 0 0 1 9 0a4.500 5 0 0 1 -9 0zM12 6a4.500 5 0 0 1 9 0a4.500 5 0 0 1 -9 0z" />
      </svg>
      <span>
        <span className="beside-full">Processes {which} </span>
        side by side
      </span>
    </button>
  );
}
