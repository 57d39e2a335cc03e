import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { inMs } from '../../strings/flame/shared.ts';
import * as samples from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import { barsOf } from '../../trace/lanes.ts';
import type { Recording } from '../../trace/recording.ts';
import { skinsOf } from '../../trace/stack.ts';
import { Flame } from './flame.tsx';
import { panned, scaleOf, showing, ticks, zoomed } from './scale.ts';
import { shapesOf } from './shapes.ts';
import { barAt, barInWords, walkBars } from './walk.ts';

const nothing = () => {};

function picture(recording: Recording, hop: number, previous: Recording | null = null): string {
  const cursor = hopsOf(recording).at(hop) ?? 0;
  return renderToStaticMarkup(
    createElement(Flame, { recording, earlier: previous, cursor, onSeek: nothing, pointed: null, onPoint: nothing }),
  );
}

describe('the flame', () => {
  it('has a row for each layer with what it spent itself and in total up to the moment', () => {
    const rows = [...picture(samples.orderSample(), -1).matchAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td><td>(.*?)<\/td>/g)];
    expect(rows.map(([, name]) => name)).toEqual(['wsgiref', 'Timing', 'Auth', 'GZip', 'app']);
    for (const [, , self = '', total = ''] of rows) expect(Number.parseFloat(self)).toBeLessThanOrEqual(Number.parseFloat(total));
    // A layer inside has never taken longer than the one around it.
    const totals = rows.map(([, , , total = '']) => Number.parseFloat(total));
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    expect(picture(samples.orderSample(), 0)).toContain('<td>0.00 ms</td>');
  });

  it('says which bar the keyboard is at, among how many', () => {
    expect(picture(samples.orderSample(), 4)).toMatch(
      /role="option"[^>]*aria-posinset="1"[^>]*aria-setsize="1"[^>]*aria-label="app: [\d.]+ ms, itself [\d.]+ ms, from hop 5 to hop 7"/,
    );
  });

  it('without times, width is steps', () => {
    const recording = samples.orderSample();
    const masked = { ...recording, events: recording.events.map((event) => ({ ...event, at: 0 })) };
    const markup = picture(masked, 4);
    expect(markup).toContain('No times are kept in this recording.');
    expect(markup).not.toContain(' ms');
    expect(markup).not.toMatch(/NaN|Infinity/);
  });

  it('draws every sample at its beginning, in the middle and at its end', () => {
    for (const recording of [samples.helloSample(), samples.lazySample(), samples.exceptionSample(), samples.deepSample(45, 2)])
      for (const hop of [0, 5, -1]) expect(picture(recording, hop)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('its shapes', () => {
  it('never overlap, lie within the width, and are few however many events there are', () => {
    const recording = samples.deepSample(3, 33_000);
    for (const measure of ['time', 'steps'] as const) {
      const scale = scaleOf(recording, measure);
      for (const view of [{ from: 0, to: scale.end }, zoomed({ from: 0, to: scale.end }, 500, scale.end / 2, scale.end)]) {
        for (const { bars, runs, rests } of shapesOf(recording, scale, view, 600)) {
          for (const pieces of [bars, runs, rests]) {
            expect(pieces.length).toBeLessThanOrEqual(900);
            let end = -1;
            for (const [from, to] of pieces) {
              expect(from).toBeGreaterThanOrEqual(end - 0.3);
              expect(to).toBeLessThanOrEqual(601);
              end = to;
            }
          }
        }
      }
    }
  });

  it('a layer that waits all the time is one bar, with its own code at both ends', () => {
    const recording = samples.orderSample();
    const scale = scaleOf(recording, 'steps');
    const auth = shapesOf(recording, scale, { from: 0, to: scale.end }, 500)[2];
    expect(auth?.bars).toHaveLength(1);
    expect(auth?.runs).toHaveLength(2);
    expect(auth?.rests).toEqual([]);
  });
});

describe('its scale', () => {
  const all = { from: 0, to: 100 };
  it('zooms about a place that stays where it is, and never out of the whole', () => {
    expect(zoomed(all, 4, 50, 100)).toEqual({ from: 37.5, to: 62.5 });
    expect(zoomed({ from: 0, to: 10 }, 0.01, 5, 100)).toEqual(all);
  });
  it('pans within the whole, and follows a moment', () => {
    expect(panned({ from: 90, to: 100 }, 1, 100)).toEqual({ from: 90, to: 100 });
    expect(showing({ from: 0, to: 10 }, 5, 100)).toEqual({ from: 0, to: 10 });
    const moved = showing({ from: 0, to: 10 }, 50, 100);
    expect([moved.from <= 50, moved.to >= 50, moved.to - moved.from]).toEqual([true, true, 10]);
  });
  it('goes from a moment to a value and back', () => {
    const recording = samples.lazySample();
    for (const measure of ['time', 'steps'] as const) {
      const scale = scaleOf(recording, measure);
      for (const cursor of recording.events.keys()) expect(scale.cursorAt(scale.valueOf(cursor))).toBe(cursor);
    }
  });
  it('has round numbers along it', () => {
    expect(ticks({ from: 0, to: 3.1 }, 600)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3]);
    expect([inMs(0.5, 0.5), inMs(1234.6), inMs(2.314), inMs(0.002, 0.001)]).toEqual([
      '0.5 ms',
      '1,235 ms',
      '2.31 ms',
      '0.002 ms',
    ]);
  });
});

describe('walking its bars', () => {
  const recording = samples.lazySample();
  it('goes from one to the next in a lane, and to the lane beside at the same time', () => {
    const [, stamp = []] = barsOf(recording);
    const first = barAt(recording, 1, stamp[0]?.from ?? 0);
    expect(walkBars(recording, first, 'ArrowRight')).toEqual({ skin: 1, nth: 1 });
    expect(walkBars(recording, first, 'ArrowLeft')).toEqual(first);
    expect(walkBars(recording, first, 'End')).toEqual({ skin: 1, nth: stamp.length - 1 });
    expect(walkBars(recording, first, 'ArrowUp')).toEqual({ skin: 0, nth: 0 });
    expect(walkBars(recording, first, 'x')).toBeNull();
  });
  it('names each', () => {
    const told = barInWords(recording, skinsOf(recording), { skin: 1, nth: 1 });
    expect(told?.words).toMatch(/^Stamp: [\d.]+ ms, itself [\d.]+ ms, from hop \d+ to hop \d+$/);
    expect([told?.nth, told?.of]).toEqual([2, barsOf(recording)[1]?.length]);
  });
});
