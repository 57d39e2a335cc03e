// One clock for two runs: both dive profiles over each other, in step, with one cursor, and the buttons under them.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo } from 'react';
import * as strings from '../../strings/compare/pair-clock.tsx';
import { type Beat, beatAt } from '../../trace/alignment.ts';
import { countUpTo } from '../../trace/cursors.ts';
import { hopsOf } from '../../trace/hops.ts';
import { profileOf } from '../../trace/profile.ts';
import type { Recording } from '../../trace/recording.ts';
import { lerp, travel } from '../shared/easing.ts';
import { useSize } from '../shared/use-size.ts';
import { DiveProfile } from '../timeline/dive-profile.tsx';
import { deepestOf, LEFT, type Scale, scaleOf } from '../timeline/profile.ts';
import { StepButtons } from '../timeline/step-buttons.tsx';
import type { Beats } from './use-beats.ts';

const HIGH = 52;

interface PairClockProps {
  here: Recording;
  there: Recording;
  beats: readonly Beat[];
  clock: Beats;
  /** What both do at the beat, in words. */
  says: string;
  /** Beats at which something differs. */
  marked: readonly number[];
}

export function PairClock({ here, there, beats, clock, says, marked }: PairClockProps) {
  const [ref, { width }] = useSize<HTMLDivElement>({ width: 900, height: 2 * HIGH });
  const { beat, hop } = clock;
  const frame = useMemo(() => ({ width, height: HIGH }), [width]);
  const deepest = Math.max(deepestOf(profileOf(here)), deepestOf(profileOf(there)));
  const scale = useMemo(() => scaleOf(beats.length, deepest, frame), [beats, deepest, frame]);
  const scales = useMemo(
    () => ({ here: inStep(scale, here, beats, 'here'), there: inStep(scale, there, beats, 'there') }),
    [scale, here, there, beats],
  );
  const been = (recording: Recording, side: 'here' | 'there') => countUpTo(hopsOf(recording), beats[beat]?.[side] ?? -1);
  const under = (event: PointerEvent) => scale.hopAt(event.clientX - event.currentTarget.getBoundingClientRect().left) - 1;
  const x = scale.x(1 + (hop === null ? beat : lerp(hop.from, hop.to, travel(hop.u))));
  return (
    <div
      ref={ref}
      className="timeline pair-clock"
      role="slider"
      tabIndex={0}
      data-first="true"
      aria-label={strings.bothRuns}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={beats.length}
      aria-valuenow={beat + 1}
      aria-valuetext={strings.momentSays(beat + 1, beats.length, says)}
      onKeyDown={(event) => keys(event, clock, beats.length)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        clock.seek(under(event));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId) && under(event) !== beat) clock.seek(under(event));
      }}
    >
      <svg className="stage" width={width} height={2 * HIGH} viewBox={`0 0 ${width} ${2 * HIGH}`} aria-hidden="true">
        <DiveProfile dives={profileOf(here)} frame={frame} scale={scales.here} been={been(here, 'here')} deepestName="A" />
        <g transform={`translate(0 ${HIGH})`}>
          <DiveProfile dives={profileOf(there)} frame={frame} scale={scales.there} been={been(there, 'there')} deepestName="B" />
        </g>
        <path className="pair-marks" d={marked.map((n) => `M${(scale.x(n + 1) - 2).toFixed(1)} ${2 * HIGH}v-5h4v5z`).join('')} />
        <g className="playhead" transform={`translate(${x.toFixed(2)} ${2 * HIGH})`}>
          <path className="playhead-line" d={`M0 ${-2 * HIGH}V-2`} />
          <rect className="playhead-ring" x="-10" y="-15" width="20" height="19" rx="3" />
          <path className="playhead-handle" d="M-6 0h12v-6l-6 -5l-6 5z" />
        </g>
      </svg>
    </div>
  );
}

/** A run's own hops at the beats at which they come. */
function inStep(scale: Scale, recording: Recording, beats: readonly Beat[], side: 'here' | 'there'): Scale {
  const places = hopsOf(recording).map((cursor) => beatAt(beats, side, cursor) + 1);
  return { ...scale, x: (n) => (n <= 0 ? LEFT : scale.x(places[n - 1] ?? beats.length)) };
}

function keys(event: KeyboardEvent, { beat, playing, seek, step, play, pause }: Beats, count: number): void {
  if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === ' ') {
    event.preventDefault();
    if (playing) pause();
    else play();
  }
  const page = Math.max(2, Math.round(count / 10));
  const to = { PageUp: beat + page, PageDown: beat - page, Home: 0, End: count - 1 }[event.key];
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  if (to === undefined && by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (to !== undefined) seek(to);
  else step(by === 1 ? 1 : -1);
}

export function PairTransport({ clock, count, children }: { clock: Beats; count: number; children?: ReactNode }) {
  const { beat } = clock;
  return (
    <div className="transport">
      <StepButtons
        {...clock}
        unit="moment"
        atStart={beat <= 0}
        atEnd={beat >= count - 1}
        toStart={() => clock.seek(0)}
        toEnd={() => clock.seek(count - 1)}
      />
      <span className="hop-count">{strings.momentOf(beat + 1, count)}</span>
      <span className="transport-gap" />
      {children}
    </div>
  );
}
