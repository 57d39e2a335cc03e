// Locals & stack: the frames of the program's own code at this moment, innermost first, and what the names in them are worth by now; steps by
// layer, and where to stop. What will only be known later is counted, never shown.
import { useMemo } from 'react';
import { framesAt, framesKnown } from '../../trace/frames-at.ts';
import { momentsOf, neighbourOf } from '../../trace/hops.ts';
import { isLibrary } from '../../trace/is-library.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { actingSpan } from '../../trace/spans.ts';
import { nameOf } from '../../trace/words.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { Breakpoints } from './breakpoints.tsx';
import { FrameLocals } from './frame-locals.tsx';
import { Stack } from './stack.tsx';
import { Steps } from './steps.tsx';
import './locals.css';
import * as strings from '../../strings/inspector/locals-tab.ts';

/** Breakpoints can be made before anything has run. */
export function LocalsTab({ recording, cursor }: { recording: Recording | null; cursor: Cursor }) {
  return (
    <>
      <Steps />
      <div className="in-stack">
        {recording === null ? (
          <p className="in-empty in-alone">{strings.nothingYet}</p>
        ) : (
          <Frames recording={recording} cursor={cursor} />
        )}
        <Breakpoints recording={recording} />
      </div>
    </>
  );
}

function Frames({ recording, cursor }: { recording: Recording; cursor: Cursor }) {
  const grain = useOnionskin((state) => state.grain);
  const look = useOnionskin((state) => state.look);
  const since = neighbourOf(momentsOf(recording, grain), cursor, -1) ?? -1;
  const all = useMemo(() => framesAt(recording, cursor, since), [recording, cursor, since]);
  // Frames of frameworks and of the standard library are folded, as their lines are, unless one steps through these.
  const frames = grain === 'all' ? all : all.filter(({ place }) => !isLibrary(place));
  const folded = all.length - frames.length;
  const chosen = frames.find(({ frame }) => look?.cursor === cursor && look.frame === frame) ?? frames[0];
  const note = folded > 0 && <p className="in-later">{strings.folded(folded)}</p>;
  if (chosen === undefined)
    return (
      <div className="in-alone">
        <p className="in-empty">{emptyWords(recording, cursor)}</p>
        {note}
      </div>
    );
  return (
    <>
      <div>
        <Stack recording={recording} frames={frames} chosen={chosen} />
        {note}
        {framesKnown(recording, cursor) === 'cut' && <p className="in-later">{strings.lastKnown}</p>}
      </div>
      <div>
        <FrameLocals recording={recording} frames={frames} chosen={chosen} />
      </div>
    </>
  );
}

function emptyWords(recording: Recording, cursor: Cursor): string {
  const known = framesKnown(recording, cursor);
  if (known === 'none') return strings.noLine;
  if (known === 'cut') return strings.noLonger;
  const span = actingSpan(recording, cursor);
  const who = span === null || span === 0 ? nameOf(recording, 0) : nameOf(recording, span);
  return strings.ownDoing(who);
}
