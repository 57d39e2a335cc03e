// One process of several: its own onion with the request that it has in hand, and its own globals in the core.
import { useCallback, useMemo, useRef } from 'react';
import * as strings from '../../strings/processes/process-side.ts';
import * as shared from '../../strings/processes/shared.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { spoken } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { usePointing } from '../shared/use-pointing.ts';
import { useSize } from '../shared/use-size.ts';
import type { Leg } from '../stage/rest.ts';
import { Stage } from '../stage/stage.tsx';
import { usePlate } from '../stage/use-plate.ts';
import { lettered, untouched } from './lettered.ts';
import type { Lettered } from './packets.ts';
import { type At, stateWords } from './words.ts';

interface ProcessSideProps {
  one: At<Lettered>;
  isOnStage: boolean;
  /** The hop that is under way; only the one on stage moves between hops. */
  leg: Leg | null;
  /** What stands in the core: "hits = 4". */
  core: readonly string[];
  onChoose(one: At<Lettered>): void;
}

export function ProcessSide({ one, isOnStage, leg: plain, core, onChoose }: ProcessSideProps) {
  const { letter, recording, cursor, process, run } = one;
  const scene = useMemo(() => {
    const at = sceneAt(recording, cursor ?? 0);
    return cursor === null ? untouched(at) : lettered(at, letter);
  }, [recording, cursor, letter]);
  const leg = useLettered(plain, letter);
  const [ref, size] = useSize<HTMLDivElement>({ width: 300, height: 280 });
  const { plate, path } = usePlate(size, scene, leg, null);
  const says = cursor === null ? strings.stillToCome : spoken(sentenceAt(recording, cursor, null));
  const { method, target } = run.request;
  const panel = useRef<HTMLElement>(null);
  const pointing = usePointing(panel);
  const seek = useOnionskin((state) => state.seek);
  const reveal = useOnionskin((state) => state.reveal);
  const pick = useCallback(
    (skin: number) => {
      const place = scene.skins[skin]?.layer.place ?? null;
      if (place) reveal(place);
    },
    [scene, reveal],
  );
  return (
    <section
      // What is pointed at are moments of the run on stage.
      ref={isOnStage ? panel : null}
      {...(isOnStage ? pointing : {})}
      onPointerUp={(event) => {
        const crossed = event.target instanceof Element ? event.target.closest('[data-event]') : null;
        if (isOnStage && crossed !== null) seek(Number(crossed.getAttribute('data-event')));
      }}
      className={isOnStage ? 'process-side on' : 'process-side'}
      aria-label={strings.named(letter, process)}
      data-other={letter.charCodeAt(0) % 2 === 0 || undefined}
    >
      <button
        type="button"
        className="process-head"
        aria-pressed={isOnStage}
        title={isOnStage ? strings.isOnStage : shared.putOnStage}
        onClick={() => onChoose(one)}
      >
        <b>{letter}</b>
        <span>{shared.process(process)}</span>
        <code>
          {method} {target}
        </code>
        <small>{stateWords(one)}</small>
      </button>
      <div className="process-plate" ref={ref}>
        <Stage
          {...{ scene, leg, plate, path, letter, core }}
          label={`${letter}: ${says}`}
          focused={null}
          empty={null}
          onPick={pick}
        />
      </div>
    </section>
  );
}

function useLettered(leg: Leg | null, letter: string): Leg | null {
  const [begins, ends] = [leg?.from ?? null, leg?.to ?? null];
  const from = useMemo(() => begins && lettered(begins, letter), [begins, letter]);
  const to = useMemo(() => ends && lettered(ends, letter), [ends, letter]);
  return leg && from && to ? { from, to, u: leg.u } : null;
}
