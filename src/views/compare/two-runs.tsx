// Two runs side by side on one clock: another order, another server, other code, another request. Any two that are kept.
import { useId, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { projectOf } from '../../store/selectors.ts';
import type { Onionskin } from '../../store/store.ts';
import * as strings from '../../strings/compare/two-runs.ts';
import { alignmentOf } from '../../trace/alignment.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { spoken } from '../shared/phrases.tsx';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import { useCompared } from '../shared/use-compared.ts';
import { type Candidate, candidatesOf, firstPair } from './candidates.ts';
import { PairClock, PairTransport } from './pair-clock.tsx';
import { itemsOf, PairDifferences } from './pair-differences.tsx';
import { PairSide } from './pair-side.tsx';
import { useBeats } from './use-beats.ts';
import './two-runs.css';

export type Chosen = readonly [former: string, latter: string] | null;

interface TwoRunsProps {
  chosen: Chosen;
  onChoose(chosen: Chosen): void;
  /** One of them has gone on stage. */
  onShown(): void;
}

export function TwoRuns({ chosen, onChoose, onShown }: TwoRunsProps) {
  const kept = useOnionskin(
    useShallow(({ runs, recorded, slug, comparison, lab }) => ({ runs, recorded, slug, comparison, lab })),
  );
  const shown = useOnionskin((state) => state.shown);
  const store = useOnionskinStore();
  const candidates = useMemo(() => candidatesOf(kept), [kept]);
  const first = firstPair(candidates, shown);
  const find = (id: string | undefined, otherwise: Candidate | undefined) => candidates.find((one) => one.id === id) ?? otherwise;
  const a = find(chosen?.[0], first?.[0]);
  const b = find(chosen?.[1], first?.[1]);
  if (a === undefined || b === undefined) return <p className="compare-lead pair-none">{strings.noTwo}</p>;
  return (
    <div className="pair">
      <div className="pair-choice">
        <Choice letter="A" candidates={candidates} value={a} onChoose={(id) => onChoose([id, b.id])} />
        <button type="button" className="btn quiet" onClick={() => onChoose([b.id, a.id])}>
          {strings.swap}
        </button>
        <Choice letter="B" candidates={candidates} value={b} onChoose={(id) => onChoose([a.id, id])} />
      </div>
      <WhenCompared
        key={`${a.id} ${b.id}`}
        here={a.recording}
        there={b.recording}
        onShow={(side, cursor) => {
          showOnStage(store, side === 'here' ? a : b, cursor);
          onShown();
        }}
      />
    </div>
  );
}

interface ChoiceProps {
  letter: string;
  candidates: readonly Candidate[];
  value: Candidate;
  onChoose(id: string): void;
}

function Choice({ letter, candidates, value, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="pair-chosen">
      <label htmlFor={id}>{letter}</label>
      <select id={id} value={value.id} onChange={(event) => onChoose(event.currentTarget.value)}>
        {candidates.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}: {one.what}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Puts it on the stage of the page, at that moment. What no Send has run becomes a run like any other. */
function showOnStage(store: Onionskin, { run, made }: Candidate, cursor: Cursor): void {
  const state = store.getState();
  if (run !== null) state.show(run);
  else if (made !== null) {
    const { files, ...own } = made;
    const project = { ...projectOf(state), files };
    state.adopt({ ...own, slug: state.slug, project, connection: 'new', took: 0 });
  }
  state.seek(cursor);
  state.setTab('narrow', 'stage');
}

interface PairProps {
  here: Recording;
  there: Recording;
  onShow(side: 'here' | 'there', cursor: Cursor): void;
}

/** Each is held against the other. Of long runs that takes a moment. */
function WhenCompared(props: PairProps) {
  const ours = useCompared(props.here, props.there);
  const theirs = useCompared(props.there, props.here);
  if (ours && theirs) return <Pair {...props} />;
  return (
    <p className="compare-lead" role="status">
      {strings.beingCompared}
    </p>
  );
}

function Pair({ here, there, onShow }: PairProps) {
  const beats = alignmentOf(here, there);
  const items = useMemo(() => itemsOf(here, there, beats), [here, there, beats]);
  const clock = useBeats(beats.length, 0);
  const { beat, hop } = clock;
  const marked = useMemo(() => [...new Set(items.map((item) => item.beat))], [items]);
  const says = useMemo(() => {
    const at = beats[beat];
    if (at === undefined) return '';
    const said = (recording: Recording, cursor: number, other: Recording) => spoken(sentenceAt(recording, cursor, other));
    const [a, b] = [said(here, at.here, there), said(there, at.there, here)];
    return strings.bothDo(at.moves === 'there' ? null : a, at.moves === 'here' ? null : b);
  }, [beats, beat, here, there]);
  if (beats.length === 0) return <p className="compare-lead">{strings.nothingRecorded}</p>;
  const both = { beats, beat, hop, onShow };
  return (
    <>
      <div className="pair-stages">
        <PairSide {...both} letter="A" other="B" side="here" recording={here} against={there} />
        <PairSide {...both} letter="B" other="A" side="there" recording={there} against={here} />
      </div>
      <div className="pair-time">
        <PairClock {...{ here, there, beats, clock, says, marked }} />
        <PairTransport clock={clock} count={beats.length}>
          <span className="pair-count">{strings.differences(items.length)}</span>
        </PairTransport>
      </div>
      <div className="pair-list">
        <PairDifferences items={items} beat={beat} onGo={clock.seek} />
      </div>
    </>
  );
}
