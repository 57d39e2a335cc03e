// The timeline with its place in the page: what the store knows of the recording on stage, and what a hand may do with it.
import { useCallback, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { selectEarlier, selectIsRecorded, selectRecording } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { countUpTo } from '../../trace/cursors.ts';
import { hopNumber, hopsOf, momentsOf } from '../../trace/hops.ts';
import { skinOfEvent } from '../../trace/on-path.ts';
import { type Dive, profileOf } from '../../trace/profile.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { lerp, travel } from '../shared/easing.ts';
import { spoken } from '../shared/phrases.tsx';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import { useForeseen } from '../shared/use-foreseen.ts';
import { lateCode } from '../shared/use-late.ts';
import { useStops } from '../shared/use-stops.ts';
import { LinkButton } from './link-button.tsx';
import { clockOf } from './playback-clock.ts';
import { Timeline } from './timeline.tsx';
import './timeline.css';
import { Transport } from './transport.tsx';
import { useLeg } from './use-leg.ts';

const selectPlayback = (state: State) => ({
  playing: state.playing,
  speed: state.speed,
  grain: state.grain,
  play: state.play,
  pause: state.pause,
  step: state.step,
  toStart: state.toStart,
  toEnd: state.toEnd,
  setSpeed: state.setSpeed,
  setGrain: state.setGrain,
});

/** Nothing is looked for before there is a breakpoint. */
const useHits = lateCode(async () => (await import('../../trace/hits.ts')).allHits);

const NO_DIVES: readonly Dive[] = [];

/** `linked`: its moments have links of their own. */
export function TimelinePanel({ linked = true }: { linked?: boolean }) {
  const clock = clockOf(useOnionskinStore());
  const recording = useOnionskin(selectRecording);
  const earlier = useOnionskin(selectEarlier);
  const cursor = useOnionskin((state) => state.cursor);
  const seek = useOnionskin((state) => state.seek);
  const playback = useOnionskin(useShallow(selectPlayback));
  const leg = useLeg();

  const hop = recording ? hopNumber(recording, cursor) : { n: 0, of: 0 };
  const { grain } = playback;
  const moments = recording ? momentsOf(recording, grain) : [];
  const [n, of] = [countUpTo(moments, cursor), moments.length];
  const moment = useMemo(() => ({ n, of }), [n, of]);
  const sentenceOf = useCallback(
    (n: number) => (recording ? sentenceAt(recording, hopsOf(recording)[n - 1] ?? 0, earlier) : []),
    [recording, earlier],
  );
  // Not at each frame: telling what a flush was made of looks at all that came before it.
  const told = grain === 'hops' ? recording && hopsOf(recording)[hop.n - 1] : cursor;
  const says = useMemo(() => (recording ? spoken(sentenceAt(recording, told ?? 0, earlier)) : ''), [recording, told, earlier]);
  const breaks = useStops();
  const hits = useHits(breaks.length > 0);
  const stops = useMemo(() => {
    if (recording === null || hits === null) return [];
    const met = breaks.flatMap(({ what, ran }) => (what.on && ran !== null ? [ran] : []));
    return hits(recording, met).map((hit) => hopsUpTo(recording, hit));
  }, [recording, hits, breaks]);
  const foreseen = useForeseen();
  const predicted = useMemo(
    () => (recording === null ? [] : foreseen.map(({ cursor: at, right }) => ({ at: hopsUpTo(recording, at), right }))),
    [recording, foreseen],
  );
  const pointed = useOnionskin((state) => state.pointed);
  const point = useOnionskin((state) => state.point);
  const meant = pointed && {
    depth: pointed.skin + 1,
    hop: recording === null || pointed.event === null ? null : Math.max(1, hopNumber(recording, pointed.event).n),
  };
  const near = leg && (leg.from === cursor || leg.to === cursor) ? leg : null;
  const playhead = !recording
    ? 0
    : near
      ? lerp(hopsUpTo(recording, near.from), hopsUpTo(recording, near.to), travel(near.u))
      : hopsUpTo(recording, cursor);
  // In what was recorded for everybody, times are masked.
  const timeless = useOnionskin(selectIsRecorded);
  const at = timeless ? null : (recording?.events[cursor]?.at ?? null);
  const link = useMemo(() => linked && <LinkButton />, [linked]);
  return (
    <div className="timeline-panel">
      <div className="timeline-inner">
        <Timeline
          dives={recording ? profileOf(recording) : NO_DIVES}
          hop={hop.n}
          grain={grain}
          moment={moment}
          says={says}
          stops={stops}
          predicted={predicted}
          playhead={playhead}
          sentenceOf={sentenceOf}
          onSeek={(n) => {
            const to = recording ? hopsOf(recording)[n - 1] : undefined;
            if (to !== undefined) seek(to);
          }}
          onGo={(n) => {
            const to = moments[n - 1];
            if (to !== undefined) seek(to);
          }}
          onLine={(by) => playback.step(by, 'lines')}
          onScrub={(scrubbing) => clock.scrub(scrubbing)}
          meant={meant}
          onPoint={(n) => {
            const event = recording && n !== null ? hopsOf(recording)[n - 1] : undefined;
            point(recording && event !== undefined ? { event, skin: skinOfEvent(recording, event) } : null);
          }}
        />
        <Transport playback={playback} moment={moment} at={at}>
          {link}
        </Transport>
      </div>
    </div>
  );
}

/** How many hops have been at a moment; lines between two hops count as fractions. */
function hopsUpTo(recording: Recording, cursor: Cursor): number {
  const hops = hopsOf(recording);
  const n = countUpTo(hops, cursor);
  const last = hops[n - 1] ?? 0;
  const next = hops[n] ?? last;
  return next > last ? n + (cursor - last) / (next - last) : n;
}
