// The clock of a comparison: which beat both runs are at, whether it goes on by itself, and how far the hop is that is under way.
import { useCallback, useEffect, useState } from 'react';
import { periodOf } from '../../store/playback-slice.ts';
import { type Hop, hopAtTime } from '../timeline/clock.ts';

export interface Beats {
  beat: number;
  playing: boolean;
  /** From a beat to the next one, on the way. */
  hop: Hop | null;
  seek(beat: number): void;
  /** The same, and what travels goes there. */
  step(by: 1 | -1): void;
  play(): void;
  pause(): void;
}

const PERIOD = periodOf({ grain: 'hops', speed: 1 });
/** With less motion wanted nothing travels. */
const CALM = 900;
const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function useBeats(count: number, first: number): Beats {
  const [at, setAt] = useState({ beat: first, cameFrom: null as number | null });
  const [playing, setPlaying] = useState(false);
  const [hop, setHop] = useState<Hop | null>(null);
  const last = Math.max(0, count - 1);
  const beat = Math.min(at.beat, last);

  useEffect(() => {
    if (!playing) return;
    const wait = setTimeout(
      () => {
        if (beat >= last) setPlaying(false);
        else setAt({ beat: beat + 1, cameFrom: beat });
      },
      isCalm() ? CALM : PERIOD,
    );
    return () => clearTimeout(wait);
  }, [playing, beat, last]);

  const cameFrom = at.cameFrom;
  useEffect(() => {
    if (isCalm()) return;
    const since = performance.now();
    const moments = Array.from({ length: last + 1 }, (_, n) => n);
    let frame = 0;
    const tick = () => {
      const facts = { moments, cursor: beat, cameFrom, playing, period: PERIOD, left: 0 };
      const next = hopAtTime({ ...facts, elapsed: performance.now() - since });
      setHop(next);
      if (next !== null || playing) frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [beat, cameFrom, playing, last]);

  const seek = useCallback(
    (to: number) => {
      setPlaying(false);
      setAt({ beat: Math.max(0, Math.min(to, last)), cameFrom: null });
    },
    [last],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      setPlaying(false);
      const to = Math.max(0, Math.min(beat + by, last));
      if (to !== beat) setAt({ beat: to, cameFrom: beat });
    },
    [beat, last],
  );
  const play = useCallback(() => {
    if (beat >= last) setAt({ beat: 0, cameFrom: null });
    setPlaying(true);
  }, [beat, last]);
  const pause = useCallback(() => setPlaying(false), []);
  return { beat, playing, hop, seek, step, play, pause };
}
