// The one plain sentence for this moment. It is what a screen reader hears, so it is a status; its two lines are always there.
import { useMemo } from 'react';
import { selectRecording, selectTrouble } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Phrase } from '../../trace/sentence.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { selectEarlier } from '../stage/select-earlier.ts';
import { Phrases, spoken } from './phrases.tsx';
import './narration.css';

/** Sentences longer than this are set smaller: three lines where otherwise there are two. */
const LONG = 125;

/** What is said while there is no recording to speak of. */
function selectSilence(state: State): string {
  const trouble = selectTrouble(state);
  if (trouble) return trouble.says;
  if (state.pending > 0) return 'The request is on its way.';
  return 'A server and your application. Press Send and the request goes in at the top left.';
}

export function NarrationPanel() {
  const recording = useOnionskin(selectRecording);
  const earlier = useOnionskin(selectEarlier);
  const cursor = useOnionskin((state) => state.cursor);
  const silence = useOnionskin(selectSilence);
  const phrases = useMemo(
    () => (recording ? sentenceAt(recording, cursor, earlier) : [silence]),
    [recording, cursor, earlier, silence],
  );
  return <Narration phrases={phrases} />;
}

export function Narration({ phrases }: { phrases: readonly Phrase[] }) {
  return (
    <div className="narration">
      <p className={`sentence${spoken(phrases).length > LONG ? ' long' : ''}`} role="status" aria-label="Narration">
        <Phrases phrases={phrases} />
      </p>
    </div>
  );
}
