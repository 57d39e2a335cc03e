// A figure's own small clock: rests at a hop, travels to the next, stops at the last. `pace` is pure; the hook only asks for frames.
import { useEffect, useState } from 'react';
import { findMoment } from '../../lesson/find-moment.ts';
import type { Moment } from '../../lesson/lesson.ts';
import { REST, TRAVEL } from '../../store/playback-slice.ts';
import { hopNumber } from '../../trace/hops.ts';
import type { Recording } from '../../trace/recording.ts';

/** With less motion wanted nothing travels, and each hop rests for so many milliseconds. */
const CALM = 900;

/** How far the packet is on its way to the next hop (null: it rests), and whether it has arrived. */
export function pace(elapsed: number, calm: boolean): { u: number | null; arrived: boolean } {
  if (calm) return { u: null, arrived: elapsed >= CALM };
  const u = (elapsed - REST) / TRAVEL;
  return { u: u <= 0 ? null : Math.min(1, u), arrived: u >= 1 };
}

/** Index of the hop that it stands at first. */
export function firstHop(recording: Recording, at: Moment | null): number {
  const cursor = at === null ? null : findMoment(recording, at);
  return cursor === null ? 0 : Math.max(0, hopNumber(recording, cursor).n - 1);
}

export interface FigurePlay {
  /** Counts from 0. */
  hop: number;
  u: number | null;
  playing: boolean;
  go(hop: number): void;
  back(): void;
  on(): void;
  toggle(): void;
}

export function useFigurePlay(hops: number, first: number): FigurePlay {
  const [at, setAt] = useState({ hop: first, u: null as number | null });
  const [playing, setPlaying] = useState(false);
  const last = hops - 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins where it stood; the places it comes to are its own doing
  useEffect(() => {
    if (!playing) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let since = performance.now();
    let hop = at.hop >= last ? 0 : at.hop;
    let frame = 0;
    const draw = () => {
      const { u, arrived } = pace(performance.now() - since, calm);
      if (arrived) {
        hop += 1;
        since = performance.now();
      }
      setAt({ hop, u: arrived ? null : u });
      if (hop >= last) setPlaying(false);
      else frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [playing, last]);

  const go = (hop: number) => {
    setPlaying(false);
    setAt({ hop: Math.max(0, Math.min(hop, last)), u: null });
  };
  const toggle = () => {
    // A packet that had left goes back to where it rested.
    if (playing) setAt(({ hop }) => ({ hop, u: null }));
    setPlaying(!playing);
  };
  return { ...at, playing, go, back: () => go(at.hop - 1), on: () => go(at.hop + 1), toggle };
}
