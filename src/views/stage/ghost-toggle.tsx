// Puts the ghost of the run before away, and brings it back. It says how much differs, in a word.
import { countOfDifferences, differencesOf } from '../../trace/differences.ts';
import { counted } from '../../trace/words.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { nameOfRun, useGhost, useGhostRun } from '../shared/use-ghost.ts';

export function GhostToggle() {
  const run = useGhostRun();
  const isShown = useOnionskin((state) => state.ghost);
  const under = useGhost();
  const toggle = useCommand(commands.ghost);
  if (run === null) return null;
  const count = under === null ? 0 : countOfDifferences(differencesOf(under.recording, under.earlier));
  const says = !isShown ? 'put away' : count === 0 ? 'nothing differs' : counted(count, 'difference');
  return (
    <button
      type="button"
      className="btn quiet ghost-toggle"
      aria-pressed={isShown}
      aria-label={`Ghost of ${nameOfRun(run)}, ${says}`}
      aria-keyshortcuts={commands.ghost.keys[0]}
      title={`${isShown ? 'Put it away' : 'Show what was before'} (${keysOf(commands.ghost)})`}
      onClick={toggle}
    >
      <svg className="ghost-key" width="20" height="4" viewBox="0 0 20 4" aria-hidden="true">
        <path d="M0 2h20" />
      </svg>
      <span className="ghost-full">Ghost of {nameOfRun(run)}</span>
      <span className="ghost-brief">Ghost</span>
      <span className="ghost-count">{says}</span>
    </button>
  );
}
