// A small stage within the text: a run that was recorded when the page was built, to be played and stepped by itself. It needs no Python, and
// the big stage does not notice.
import { useMemo } from 'react';
import type { Figure as Drawn } from '../../lesson/lesson.ts';
import * as strings from '../../strings/lesson/figure.ts';
import { hopsOf } from '../../trace/hops.ts';
import type { Recording } from '../../trace/recording.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { Icon } from '../shared/icon.tsx';
import { Phrases, spoken } from '../shared/phrases.tsx';
import { useSize } from '../shared/use-size.ts';
import { Stage } from '../stage/stage.tsx';
import { usePlate } from '../stage/use-plate.ts';
import '../stage/stage.css';
import './figure.css';
import { firstHop, useFigurePlay } from './figure-play.ts';
import { Prose } from './prose.tsx';
import { useFigureRun } from './use-figure-run.ts';

export function Figure({ figure }: { figure: Drawn }) {
  const run = useFigureRun(figure.number);
  return (
    <figure className="lesson-figure" aria-label={strings.runOf(figure.request.split('\n')[0] ?? '')}>
      {run.kind === 'here' && <Played recording={run.recording} figure={figure} />}
      {run.kind !== 'here' && <div className="figure-place">{run.kind === 'missing' && <p>{run.says}</p>}</div>}
      <figcaption className="prose">
        <Prose tree={figure.tree} />
      </figcaption>
    </figure>
  );
}

const HEIGHT = 300;

function Played({ recording, figure }: { recording: Recording; figure: Drawn }) {
  const hops = hopsOf(recording);
  const play = useFigurePlay(
    hops.length,
    useMemo(() => firstHop(recording, figure.at), [recording, figure]),
  );
  const cursor = hops[play.hop] ?? 0;
  const next = hops[play.hop + 1] ?? cursor;
  const scene = useMemo(() => sceneAt(recording, cursor, null), [recording, cursor]);
  const other = useMemo(() => sceneAt(recording, next, null), [recording, next]);
  const leg = play.u === null ? null : { from: scene, to: other, u: play.u };
  const [ref, { width }] = useSize<HTMLDivElement>({ width: 270, height: HEIGHT });
  const { plate, path } = usePlate({ width, height: HEIGHT }, scene, leg, null);
  const says = useMemo(() => sentenceAt(recording, cursor), [recording, cursor]);
  const pick = (skin: number) => {
    const call = scene.crossings.find((crossing) => crossing.skin === skin && crossing.side === 'down');
    const to = call === undefined ? -1 : hops.indexOf(call.event);
    if (to >= 0) play.go(to);
  };
  return (
    <>
      <div className="figure-stage" ref={ref}>
        <Stage {...{ scene, leg, plate, path }} label={spoken(says)} focused={null} empty={null} onPick={pick} />
      </div>
      <p className="figure-says" aria-live={play.playing ? 'off' : 'polite'}>
        <Phrases phrases={says} />
      </p>
      <div className="figure-row">
        <button
          type="button"
          className="btn quiet icon"
          aria-label={strings.hopBack}
          disabled={play.hop === 0}
          onClick={play.back}
        >
          <Icon name="left" />
        </button>
        <button
          type="button"
          className="btn"
          aria-label={play.playing ? strings.pauseThis : strings.playThis}
          onClick={play.toggle}
        >
          {play.playing ? strings.pause : strings.play}
        </button>
        <button
          type="button"
          className="btn quiet icon"
          aria-label={strings.hopOn}
          disabled={play.hop >= hops.length - 1}
          onClick={play.on}
        >
          <Icon name="right" />
        </button>
        <span className="figure-count">{strings.hop(play.hop + 1, hops.length)}</span>
      </div>
    </>
  );
}
