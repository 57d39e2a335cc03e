// From moments to a width and back, and which part of the whole is in view. Pure numbers.
import { clockOf } from '../../trace/control.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';

/** `time`: width is milliseconds. `steps`: every event has the same width, for what goes by between two ticks of the clock. */
export type Measure = 'time' | 'steps';

/** In milliseconds or steps since the first event. */
export interface Span {
  from: number;
  to: number;
}

export interface Scale {
  measure: Measure;
  /** Where the recording ends. */
  end: number;
  valueOf(cursor: Cursor): number;
  /** The latest event at or before a value. */
  cursorAt(value: number): Cursor;
}

/** Nothing is kept of the time in what was recorded for everybody. */
export const hasTime = (recording: Recording): boolean => (clockOf(recording).at(-1) ?? 0) > 0;

export function scaleOf(recording: Recording, measure: Measure): Scale {
  const last = recording.events.length - 1;
  if (measure === 'steps') {
    const clamp = (value: number) => Math.max(0, Math.min(last, Math.floor(value)));
    return { measure, end: Math.max(1, last), valueOf: (cursor) => cursor, cursorAt: clamp };
  }
  const clock = clockOf(recording);
  return {
    measure,
    end: clock[last] || 1,
    valueOf: (cursor) => clock[Math.max(0, Math.min(last, cursor))] ?? 0,
    cursorAt: (value) => {
      let [low, high] = [0, clock.length];
      while (low < high) {
        const mid = (low + high) >> 1;
        if ((clock[mid] ?? 0) <= value) low = mid + 1;
        else high = mid;
      }
      return Math.max(0, low - 1);
    },
  };
}

/** As much closer as `by` says (2: twice), and what is at `about` stays where it is. */
export function zoomed(view: Span, by: number, about: number, end: number): Span {
  const least = end / 1e6;
  const width = Math.max(least, Math.min(end, (view.to - view.from) / by));
  const share = (about - view.from) / (view.to - view.from);
  return within({ from: about - share * width, to: about + (1 - share) * width }, end);
}

/** By a share of what is in view, to the right when positive. */
export function panned(view: Span, share: number, end: number): Span {
  const by = share * (view.to - view.from);
  return within({ from: view.from + by, to: view.to + by }, end);
}

/** So that a value is in view; where it is already, nothing moves. */
export function showing(view: Span, value: number, end: number): Span {
  if (value >= view.from && value <= view.to) return view;
  const width = view.to - view.from;
  return within({ from: value - width * 0.3, to: value + width * 0.7 }, end);
}

function within({ from, to }: Span, end: number): Span {
  const width = Math.min(end, to - from);
  const left = Math.max(0, Math.min(end - width, from));
  return { from: left, to: left + width };
}

/** Round numbers along the axis: about one for every 90 px. */
export function ticks(view: Span, width: number): readonly number[] {
  const rough = ((view.to - view.from) * 90) / Math.max(90, width);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const first = Math.ceil(view.from / step - 1e-9);
  const count = Math.floor(view.to / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, Math.min(60, count)) }, (_, nth) => (first + nth) * step);
}
