// The bars of the flame as a list to walk through: within a lane, and from lane to lane at the same time. Pure.
import * as strings from '../../strings/flame/walk.ts';
import { hopNumber } from '../../trace/hops.ts';
import { type Bar, barsOf, spentBetween } from '../../trace/lanes.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { hasTime } from './scale.ts';

export interface BarPlace {
  skin: number;
  nth: number;
}

/** The bar of a lane that a moment lies in, or else the last one before it. */
export function barAt(recording: Recording, skin: number, cursor: Cursor): BarPlace {
  const bars = barsOf(recording)[skin] ?? [];
  let [low, high] = [0, bars.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((bars[mid]?.from ?? 0) <= cursor) low = mid + 1;
    else high = mid;
  }
  return { skin, nth: Math.max(0, low - 1) };
}

/** Where a key leads from a bar; null when it leads nowhere or means something else. */
export function walkBars(recording: Recording, { skin, nth }: BarPlace, key: string): BarPlace | null {
  const lanes = barsOf(recording);
  const last = (lanes[skin]?.length ?? 0) - 1;
  const within: Readonly<Record<string, number>> = { ArrowLeft: nth - 1, ArrowRight: nth + 1, Home: 0, End: last };
  const to = within[key];
  if (to !== undefined) return { skin, nth: Math.max(0, Math.min(last, to)) };
  const by = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (by === undefined) return null;
  for (let next = skin + by; next >= 0 && next < lanes.length; next += by) {
    const bars = lanes[next] ?? [];
    if (bars.length > 0) return barAt(recording, next, lanes[skin]?.[nth]?.from ?? 0);
  }
  return { skin, nth };
}

export interface BarWords {
  bar: Bar;
  /** 1-based in its lane. */
  nth: number;
  of: number;
  words: string;
}

export function barInWords(recording: Recording, skins: readonly { name: string }[], { skin, nth }: BarPlace): BarWords | null {
  const bars = barsOf(recording)[skin] ?? [];
  const bar = bars[nth];
  if (bar === undefined) return null;
  const name = skins[skin]?.name ?? '?';
  const spent = spentBetween(recording, skin, bar.from, bar.to);
  const time = hasTime(recording) ? strings.took(spent.total, spent.self, spent.waited) : strings.steps(bar.to - bar.from);
  const [from, to] = [Math.max(1, hopNumber(recording, bar.from).n), hopNumber(recording, bar.to).n];
  return { bar, nth: nth + 1, of: bars.length, words: strings.bar(name, time, from, to) };
}
