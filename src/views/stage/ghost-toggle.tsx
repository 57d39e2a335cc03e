// Puts the ghost of the run before away, and brings it back. It says how much differs, in a word.
import { memo, useMemo } from 'react';
import { selectRecording } from '../../store/selectors.ts';
import * as strings from '../../strings/stage/ghost-toggle.ts';
import { countOfDifferences, differencesOf } from '../../trace/differences.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useMoment } from '../shared/following.tsx';
import { useCommand } from '../shared/hands-context.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useCompared } from '../shared/use-compared.ts';
import { nameOfRun, useGhostRun } from '../shared/use-ghost.ts';

export const GhostToggle = memo(function GhostToggle() {
  const run = useGhostRun();
  const isShown = useOnionskin((state) => state.ghost);
  const recording = useMoment(selectRecording);
  const earlier = run?.outcome?.recording ?? null;
  const isKnown = useCompared(isShown ? recording : null, earlier);
  const toggle = useCommand(commands.ghost);
  const says = useMemo(() => {
    if (!isShown || recording === null || earlier === null) return strings.putAway;
    if (!isKnown) return strings.comparing;
    return strings.differ(countOfDifferences(differencesOf(recording, earlier)));
  }, [isShown, isKnown, recording, earlier]);
  if (run === null) return null;
  return (
    <button
      type="button"
      className="btn quiet ghost-toggle"
      aria-pressed={isShown}
      aria-label={strings.label(nameOfRun(run), says)}
      aria-keyshortcuts={commands.ghost.keys[0]}
      title={strings.title(isShown, keysOf(commands.ghost))}
      onClick={toggle}
    >
      <svg className="ghost-key" width="20" height="4" viewBox="0 0 20 4" aria-hidden="true">
        <path d="M0 2h20" />
      </svg>
      <span className="ghost-full">{strings.ghostOf(nameOfRun(run))}</span>
      <span className="ghost-brief">{strings.ghost}</span>
      <span className="ghost-count">{says}</span>
    </button>
  );
});
