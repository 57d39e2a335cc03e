// Steps by layer, and from breakpoint to breakpoint: the commands of the one table, each with its word and its key.
import { selectBreaks } from '../../store/breaks-slice.ts';
import * as strings from '../../strings/inspector/steps.ts';
import { type Command, commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

export function Steps() {
  const none = useOnionskin((state) => !selectBreaks(state).some(({ on }) => on));
  const why = none ? strings.noBreakpoint : '';
  return (
    <fieldset className="in-bar in-steps" aria-label={strings.steps}>
      <Step command={commands.over}>{strings.over}</Step>
      <Step command={commands.into}>{strings.into}</Step>
      <Step command={commands.out}>{strings.out}</Step>
      <span className="in-steps-to">
        <span>{strings.breakpoint}</span>
        <Step command={commands.goBack} why={why}>
          {strings.before}
        </Step>
        <Step command={commands.goOn} why={why}>
          {strings.next}
        </Step>
      </span>
      <span className="in-link">
        <Step command={commands.link}>{strings.copyLink}</Step>
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
