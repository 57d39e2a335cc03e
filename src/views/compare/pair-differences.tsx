// What differs between two runs, as a list: each in a sentence, and each leads to its moment.
import { useMemo } from 'react';
import * as strings from '../../strings/compare/pair-differences.ts';
import { type Beat, beatAt } from '../../trace/alignment.ts';
import { type Differences, differencesOf, type Part } from '../../trace/differences.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import type { Phrase } from '../../trace/sentence.ts';
import { differenceSentence, layerSentence } from '../../trace/sentence-differs.ts';
import { Phrases, spoken } from '../shared/phrases.tsx';

export interface Item {
  key: string;
  group: Group;
  phrases: readonly Phrase[];
  /** The beat at which it is seen. */
  beat: number;
}

type Group = 'answer' | 'layers' | 'request' | 'way';
const GROUPS = ['answer', 'layers', 'request', 'way'] as const;

/** Of streams there may be thousands. */
const MOST = 200;

export function itemsOf(here: Recording, there: Recording, beats: readonly Beat[]): readonly Item[] {
  const { layers, crossings }: Differences = differencesOf(here, there);
  const at = (moment: { here: Cursor | null; there: Cursor | null }): number => {
    if (moment.here !== null) return beatAt(beats, 'here', moment.here);
    return moment.there === null ? 0 : beatAt(beats, 'there', moment.there);
  };
  const told = [
    ...layers.map((one) => ({
      group: 'layers' as Group,
      at: one.at,
      phrases: layerSentence(one, { here, there }, 'pair'),
    })),
    ...crossings.map((one) => ({
      group: one.part satisfies Part as Group,
      at: one.at,
      phrases: differenceSentence(one, 'pair'),
    })),
  ];
  return told.map(({ group, at: moment, phrases }, n) => ({ key: `${n} ${spoken(phrases)}`, group, phrases, beat: at(moment) }));
}

interface Props {
  items: readonly Item[];
  beat: number;
  onGo(beat: number): void;
}

export function PairDifferences({ items, beat, onGo }: Props) {
  const groups = useMemo(
    () =>
      GROUPS.map((group) => ({ group, rows: items.filter((item) => item.group === group) })).filter(
        ({ rows }) => rows.length > 0,
      ),
    [items],
  );
  if (items.length === 0) return <p className="compare-lead">{strings.nothingDiffers}</p>;
  return (
    <>
      {groups[0]?.group !== 'answer' && <p className="compare-lead">{strings.sameAnswer}</p>}
      {groups.map(({ group, rows }) => (
        <Group key={group} group={group} rows={rows} beat={beat} onGo={onGo} />
      ))}
    </>
  );
}

function Group({ group, rows, beat, onGo }: { group: Group; rows: readonly Item[] } & Pick<Props, 'beat' | 'onGo'>) {
  return (
    <section className="pair-group" aria-label={strings.titles[group]}>
      <h3>
        {strings.titles[group]} <span className="pair-many">{rows.length}</span>
      </h3>
      <ul>
        {rows.slice(0, MOST).map((item) => (
          <li key={item.key}>
            <button
              type="button"
              className={item.beat === beat ? 'pair-difference on' : 'pair-difference'}
              aria-current={item.beat === beat ? 'step' : undefined}
              onClick={() => onGo(item.beat)}
            >
              <span>
                <Phrases phrases={item.phrases} />
              </span>
              <small>{strings.moment(item.beat + 1)}</small>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > MOST && <p className="compare-lead">{strings.more(rows.length - MOST)}</p>}
    </section>
  );
}
