// The timeline: a slider over the hops (or lines, as one steps), drawn as a dive profile. The pointer drags without easing; pointing shows the sentence of a hop.
import { type KeyboardEvent, useMemo, useState } from 'react';
import * as strings from '../../strings/timeline/timeline.ts';
import type { Grain } from '../../trace/hops.ts';
import type { Dive } from '../../trace/profile.ts';
import type { Phrase } from '../../trace/sentence.ts';
import { Phrases } from '../shared/phrases.tsx';
import { useSize } from '../shared/use-size.ts';
import { DiveProfile } from './dive-profile.tsx';
import { deepestOf, type Frame, LEFT, type Scale, scaleOf } from './profile.ts';
import { useHand } from './use-hand.ts';

export interface Predicted {
  at: number;
  right: boolean;
}

export interface TimelineProps {
  dives: readonly Dive[];
  /** The hop that the cursor is at, 1-based; 0 while nothing has run. */
  hop: number;
  /** What one steps by, and which of them the cursor is at: this is what the slider counts. */
  grain: Grain;
  moment: { n: number; of: number };
  /** What happens there. */
  says: string;
  /** Where breakpoints are met, counted as `playhead`. */
  stops: readonly number[];
  /** Where what was predicted shows, counted alike, and whether it was foreseen; drawn once the playhead has been there. */
  predicted: readonly Predicted[];
  /** Where the playhead stands: as `hop`, with a fraction between two hops. */
  playhead: number;
  sentenceOf(hop: number): readonly Phrase[];
  onSeek(hop: number): void;
  /** To a moment of the grain, 1-based. */
  onGo(moment: number): void;
  /** By one line, whatever the grain. */
  onLine(by: 1 | -1): void;
  onScrub(scrubbing: boolean): void;
  /** A hop that is pointed at elsewhere, or a layer (by its depth). */
  meant?: { hop: number | null; depth: number } | null;
  onPoint?(hop: number | null): void;
}

/** Page up and down go this share of the way. */
const PAGE = 0.1;

export function Timeline({
  dives,
  hop,
  grain,
  moment,
  says,
  stops,
  predicted,
  playhead,
  sentenceOf,
  meant = null,
  ...on
}: TimelineProps) {
  const [ref, frame] = useSize<HTMLDivElement>({ width: 640, height: 66 });
  const [pointed, setPointed] = useState<number | null>(null);
  const count = dives.length;
  const scale = useMemo(() => scaleOf(dives.length, deepestOf(dives), frame), [dives, frame]);
  const hand = useHand((x) => scale.hopAt(x), {
    point(at) {
      setPointed(at);
      on.onPoint?.(at);
    },
    seek: on.onSeek,
    scrub: on.onScrub,
  });
  const keys = (event: KeyboardEvent) => {
    const line = lineStep(event);
    const to = targetOf(event, moment);
    if (line === null && to === null) return;
    event.preventDefault();
    if (line !== null) on.onLine(line);
    else if (to !== null) on.onGo(to);
  };
  const x = scale.x(playhead);
  return (
    <div
      ref={ref}
      className="timeline"
      data-points=""
      role="slider"
      tabIndex={0}
      aria-label={strings.timeline}
      aria-orientation="horizontal"
      aria-valuemin={Math.min(1, moment.of)}
      aria-valuemax={moment.of}
      aria-valuenow={moment.n}
      aria-valuetext={count === 0 ? strings.nothingHasRun : strings.moment(grain, moment, says)}
      aria-disabled={count === 0}
      onKeyDown={keys}
      {...(count === 0 ? null : hand)}
    >
      <svg
        className="stage"
        width={frame.width}
        height={frame.height}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        aria-hidden="true"
      >
        <DiveProfile dives={dives} frame={frame} scale={scale} been={hop} deepestName={strings.innermost} />
        {count === 0 ? (
          <text className="axis" x={frame.width / 2} y={frame.height / 2} textAnchor="middle">
            {strings.nothingHasRun}
          </text>
        ) : (
          <>
            <path className="stops" d={stopMarks(stops, scale.x, frame.height)} />
            {predicted.map(({ at, right }) =>
              at > playhead + 0.01 ? null : (
                <path
                  key={`${at} ${right}`}
                  className={right ? 'predicted right' : 'predicted wrong'}
                  transform={`translate(${scale.x(at).toFixed(1)} 7)`}
                  d={right ? 'M-4 0l3 3.500L4.500 -3' : 'M-3.500 -3.500l7 7M3.500 -3.500l-7 7'}
                />
              ),
            )}
            {meant !== null && (
              <Meant hop={pointed === null ? meant.hop : null} depth={meant.depth} scale={scale} frame={frame} />
            )}
            {pointed !== null && <path className="hovered" d={`M${scale.x(pointed)} 0V${frame.height - 2}`} />}
            <g className="playhead" transform={`translate(${x.toFixed(2)} ${frame.height})`}>
              <path className="playhead-line" d={`M0 ${-frame.height}V-2`} />
              <rect className="playhead-ring" x="-10" y="-15" width="20" height="19" rx="3" />
              <path className="playhead-handle" d="M-6 0h12v-6l-6 -5l-6 5z" />
            </g>
          </>
        )}
      </svg>
      {pointed !== null && count > 0 && (
        <div className="timeline-says" style={beside(scale.x(pointed), frame.width)}>
          <small>{strings.hop(pointed)}</small>
          <Phrases phrases={sentenceOf(pointed)} />
        </div>
      )}
    </div>
  );
}

/** What is pointed at: the depth of its layer, and the hop. */
function Meant({ hop, depth, scale, frame }: { hop: number | null; depth: number; scale: Scale; frame: Frame }) {
  return (
    <>
      <path className="meant" d={`M${LEFT} ${scale.y(depth)}H${frame.width}`} />
      {hop !== null && <path className="hovered" d={`M${scale.x(hop)} 0V${frame.height - 2}`} />}
    </>
  );
}

/** A small tag at the foot for each, and only one where several would lie on each other. */
function stopMarks(stops: readonly number[], x: (n: number) => number, height: number): string {
  const places = new Set(stops.map((n) => Math.round(x(n) / 2) * 2));
  return [...places].map((at) => `M${at - 3} ${height}v-5h6v5z`).join('');
}

function targetOf(event: KeyboardEvent, { n, of }: TimelineProps['moment']): number | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (of === 0 || shiftKey || altKey || ctrlKey || metaKey) return null;
  const page = Math.max(2, Math.round(of * PAGE));
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: n - 1,
    ArrowDown: n - 1,
    ArrowRight: n + 1,
    ArrowUp: n + 1,
    PageUp: n + page,
    PageDown: n - page,
    Home: 1,
    End: of,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(of, Math.max(1, to));
}

/** With Shift an arrow goes by lines here as everywhere on the page. */
function lineStep({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): 1 | -1 | null {
  if (!shiftKey || altKey || ctrlKey || metaKey) return null;
  return key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null;
}

/** Above the hop, but never out of the panel. */
function beside(x: number, width: number): React.CSSProperties {
  const share = x / width;
  return { left: `${share * 100}%`, transform: `translateX(${-share * 100}%)` };
}
