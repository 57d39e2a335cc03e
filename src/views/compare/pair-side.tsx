// One of two runs: its onion at the beat that both are at, with those callouts only that differ, and its sentence.
import { useMemo } from 'react';
import * as strings from '../../strings/compare/pair-side.ts';
import type { Beat } from '../../trace/alignment.ts';
import { differencesOf } from '../../trace/differences.ts';
import { hopNumber } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { Phrases, spoken } from '../shared/phrases.tsx';
import { useSize } from '../shared/use-size.ts';
import type { Lit } from '../stage/lit.ts';
import { Stage } from '../stage/stage.tsx';
import { usePlate } from '../stage/use-plate.ts';
import type { Hop } from '../timeline/clock.ts';

interface PairSideProps {
  /** "A" or "B". */
  letter: string;
  other: string;
  side: 'here' | 'there';
  recording: Recording;
  against: Recording;
  beats: readonly Beat[];
  beat: number;
  hop: Hop | null;
  onShow(side: 'here' | 'there', cursor: Cursor): void;
}

export function PairSide({ letter, other, side, recording, against, beats, beat, hop, onShow }: PairSideProps) {
  const cursor = beats[beat]?.[side] ?? 0;
  const moves = beats[beat]?.moves;
  const waits = moves !== 'both' && moves !== side;
  const scene = useMemo(() => sceneAt(recording, cursor, against), [recording, cursor, against]);
  const end = hop?.from === beat ? hop.to : hop?.to === beat ? hop.from : null;
  const away = end === null ? cursor : (beats[end]?.[side] ?? cursor);
  const elsewhere = useMemo(
    () => (away === cursor ? null : sceneAt(recording, away, against)),
    [recording, away, cursor, against],
  );
  const leg =
    hop && elsewhere ? { from: hop.from === beat ? scene : elsewhere, to: hop.to === beat ? scene : elsewhere, u: hop.u } : null;
  const [ref, size] = useSize<HTMLDivElement>({ width: 520, height: 340 });
  const { plate, path } = usePlate(size, scene, leg, null);
  const lit = useMemo((): Lit => {
    const crossings = differencesOf(recording, against).crossings.filter(({ since }) => since <= cursor);
    return { name: other, crossings, hop: cursor, alone: true };
  }, [recording, against, cursor, other]);
  const sentence = useMemo(() => sentenceAt(recording, cursor, against), [recording, cursor, against]);
  const { n, of } = hopNumber(recording, cursor);
  return (
    <div className={waits ? 'pair-side waits' : 'pair-side'}>
      <div className="pair-plate" ref={ref}>
        <Stage
          {...{ scene, leg, plate, path, lit }}
          label={`${letter}: ${spoken(sentence)}`}
          focused={null}
          empty={null}
          onPick={nothing}
        />
      </div>
      <p className="pair-sentence">
        <b>{letter}</b>
        <small>{strings.hop(n, of, waits)}</small>
        <button
          type="button"
          className="btn quiet pair-show"
          aria-label={strings.showMoment(letter)}
          onClick={() => onShow(side, cursor)}
        >
          {strings.showOnStage}
        </button>
        <span className="pair-said">
          <Phrases phrases={sentence} />
        </span>
      </p>
    </div>
  );
}

const nothing = () => {};
