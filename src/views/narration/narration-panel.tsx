// The one plain sentence for this moment. It is what a screen reader hears, so it is a status; its two lines are always there.
import { useMemo } from 'react';
import { selectEarlier, selectHeldBack, selectRecording } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { selectTrouble } from '../../store/trouble.ts';
import * as strings from '../../strings/narration/narration-panel.ts';
import type { Phrase } from '../../trace/sentence.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { Following, useMoment } from '../shared/following.tsx';
import { ghostWords } from '../shared/ghost-words.ts';
import { Phrases, spoken } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useGhost } from '../shared/use-ghost.ts';
import { useSize } from '../shared/use-size.ts';
import { ForeseenLine } from './foreseen.tsx';
import './narration.css';

/** Mean width of a character at either size, and the widest measure: what does not fit in two lines is set smaller, in three. */
const CHARACTER = { roomy: 8.2, narrow: 7.2 };
const MEASURE = 585;

/** The same where it is set smaller: so much fits in its three lines. */
const SMALLER = { roomy: 7, narrow: 6.4 };
/** Lines end where words do. */
const FILLED = 0.94;

/** What is said while there is no recording to speak of. */
function selectSilence(state: State): string {
  // What went wrong stands beside Send, in full; here only what it means for the stage.
  if (selectTrouble(state)) return strings.trouble;
  if (state.pending > 0) return strings.onItsWay;
  if (selectHeldBack(state)) return strings.heldBack;
  return strings.nothingYet;
}

export function NarrationPanel() {
  return (
    <Following>
      <OfMoment />
    </Following>
  );
}

function OfMoment() {
  const recording = useMoment(selectRecording);
  const earlier = useMoment(selectEarlier);
  const cursor = useMoment((state) => state.cursor);
  const silence = useOnionskin(selectSilence);
  const phrases = useMemo(
    () => (recording ? sentenceAt(recording, cursor, earlier) : [silence]),
    [recording, cursor, earlier, silence],
  );
  const under = useGhost();
  const asides = useMemo(() => (under ? ghostWords(under, cursor) : []), [under, cursor]);
  return <Narration phrases={phrases} asides={asides} />;
}

interface NarrationProps {
  phrases: readonly Phrase[];
  /** What may be added, from the fullest to the shortest: the first that there is room for. */
  asides: readonly (readonly Phrase[])[];
}

function Narration({ phrases, asides }: NarrationProps) {
  const [ref, { width }] = useSize<HTMLDivElement>({ width: 680, height: 68 });
  const size = width < 456 ? 'narrow' : 'roomy';
  const line = Math.min(MEASURE, width - (size === 'narrow' ? 28 : 48)) * FILLED;
  const most = { large: (2 * line) / CHARACTER[size], small: (3 * line) / SMALLER[size] };
  const said = [...asides.map((aside) => [...phrases, ...aside]), phrases];
  const all = said.find((one) => spoken(one).length <= most.small) ?? phrases;
  return (
    <div className="narration" ref={ref}>
      <p className={`sentence${spoken(all).length > most.large ? ' long' : ''}`} role="status" aria-label={strings.narration}>
        <Phrases phrases={all} />
      </p>
      <ForeseenLine />
    </div>
  );
}
