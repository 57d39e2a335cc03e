// Steps by layer, and from breakpoint to breakpoint: the commands of the one table, each with its word and its key.
import { selectBreaks } from '../../store/breaks-slice.ts';
import { type Command, commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

export function Steps() {
  const none = useOnionskin((state) => !selectBreaks(state).some(({ on }) => on));
  const why = none ? 'There is no breakpoint that is on.' : '';
  return (
    <fieldset className="in-bar in-steps" aria-label="Steps">
      <Step command={commands.over}>Over</Step>
      <Step command={commands.into}>Into</Step>
      <Step command={commands.out}>Out</Step>
      <span className="in-steps-to">
        <span>Breakpoint:</span>
        <Step command={commands.goBack} why={why}>
          Before
        </Step>
        <Step command={commands.goOn} why={why}>
          Next
        </Step>
      </span>
      <span className="in-link">
        <Step command={commands.link}>Copy link</Step>
      </span>
    </fieldset>
  );
}

/** `why`: nothing to do there now, and the reason. It keeps the focus. */
function Step({ command, children, why = '' }: { command: Command; children: string; why?: string }) {
  const perform = useCommand(command);
  return (
    <button
      type="button"
      className="btn quiet"
      aria-label={command.label}
      aria-keyshortcuts={command.keys[0]}
      aria-disabled={why !== '' || undefined}
      title={why || command.label}
      onClick={() => why === '' && perform()}
    >
      {children} <span className="kbd">{keysOf(command)}</span>
    </button>
  );
}
