// The line under the code: what CPython objects to, what is stale, which lines broke a rule, and how to get out with the keyboard. Always there, so nothing jumps.
import type { State } from '../../store/state.ts';
import * as strings from '../../strings/editor/editor-status.tsx';
import { IS_MAC } from '../shared/keys.ts';
import { late } from '../shared/late.tsx';
import type { BrokenLine } from './broken-lines.ts';
import type { Problems } from './help/problem-count.ts';

// What is said only once there is a run, or once the code was looked at; and what only a desktop has.
const LateRules = late(async () => (await import('./broken-rules.tsx')).BrokenRules, null, { soon: true });
const LateTypes = late(async () => (await import('./types-toggle.tsx')).TypesToggle, null, { soon: true });
const LateProblems = late(async () => (await import('./problem-link.tsx')).ProblemLink, null, { soon: true });

interface EditorStatusProps {
  fault: State['syntax'][string] | null;
  /** Why something that was asked for a moment ago could not be done; '' when nothing was. */
  refused: string;
  stale: boolean;
  problems: Problems;
  typesKnown: boolean;
  onNextProblem: () => void;
  tabMoves: boolean;
  /** A file that was deleted a moment ago. */
  deleted: string | null;
  broken: readonly BrokenLine[];
  onRule: (line: number) => void;
  onUndoDelete: () => void;
  onGoTo: (line: number) => void;
}

export function EditorStatus(props: EditorStatusProps) {
  const { fault, refused, stale, problems, typesKnown, onNextProblem, tabMoves, deleted, broken, onRule, onUndoDelete, onGoTo } =
    props;
  const key = IS_MAC ? 'Ctrl+Shift+M' : 'Ctrl+M';
  return (
    <div className="ed-status">
      <span role="status" className="ed-status-says">
        {deleted !== null ? (
          <>
            {strings.isDeleted(deleted)}{' '}
            <button type="button" className="ed-link" onClick={onUndoDelete}>
              {strings.undo}
            </button>
          </>
        ) : refused !== '' ? (
          refused
        ) : fault ? (
          strings.fault(
            <button type="button" className="ed-link flt" onClick={() => onGoTo(fault.line)}>
              {strings.line(fault.line)}
            </button>,
            fault.says,
          )
        ) : stale ? (
          strings.edited
        ) : null}
      </span>
      {problems.errors + problems.warnings > 0 && <LateProblems problems={problems} onNext={onNextProblem} />}
      {broken.length > 0 && <LateRules lines={broken} onChoose={onRule} />}
      <LateTypes known={typesKnown} />
      <span className="ed-status-keys" aria-live="polite">
        <span className="kbd">{key}</span> {tabMoves ? strings.tabMovesOn : strings.tabIndents}
      </span>
    </div>
  );
}
