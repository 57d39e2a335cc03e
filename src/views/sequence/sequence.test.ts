import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as samples from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import type { Recording } from '../../trace/recording.ts';
import { rowsInView, scrolledTo } from '../shared/use-window.ts';
import { ALL_HOPS, isNarrowed, kindsInWords, toggled } from './filter.ts';
import { columnsFor, drawn, LINE, laneX, lifelines } from './row-shape.ts';
import { Sequence } from './sequence.tsx';

const nothing = () => {};

function picture(recording: Recording, hop: number, previous: Recording | null = null): string {
  const cursor = hopsOf(recording).at(hop) ?? 0;
  return renderToStaticMarkup(
    createElement(Sequence, { recording, earlier: previous, cursor, onSeek: nothing, pointed: null, onPoint: nothing }),
  );
}

const options = (markup: string) => [...markup.matchAll(/<div role="option"([^>]*)>/g)].map(([, attributes = '']) => attributes);
const labels = (markup: string) => options(markup).map((text) => /aria-label="([^"]*)"/.exec(text)?.[1] ?? '');
const looks = (markup: string) => options(markup).map((text) => /class="seq-row (\w+)/.exec(text)?.[1] ?? '');

describe('the sequence', () => {
  it('is a list of the hops, each with who, to whom, what, and the sentence', () => {
    const said = labels(picture(samples.orderSample(), 3));
    expect(said).toHaveLength(hopsOf(samples.orderSample()).length);
    expect(said[3]).toMatch(/^Hop 4, Auth to GZip, \+ REMOTE_USER\. Auth .*REMOTE_USER/);
  });

  it('has the moment on stage selected, what has been before it, and what is to come grey', () => {
    const markup = picture(samples.orderSample(), 3);
    expect(looks(markup).slice(0, 6)).toEqual(['been', 'been', 'been', 'now', 'next', 'next']);
    expect(
      options(markup)
        .map((text) => text.includes('aria-selected="true"'))
        .indexOf(true),
    ).toBe(3);
    expect(markup).toContain('aria-posinset="4" aria-setsize="14"');
  });

  it('draws a suspended generator as suspended', () => {
    const rests = (markup: string) => [...markup.matchAll(/class="seq-rest" d="M\d+ \d+V(?:24|36)/g)].length;
    expect(rests(picture(samples.lazySample(), -1))).toBeGreaterThan(5);
    expect(rests(picture(samples.orderSample(), -1))).toBe(0);
  });

  it('says of layers below a short-circuit that they were never reached', () => {
    const markup = picture(samples.shortCircuitSample(), 5, samples.orderSample());
    expect(markup.match(/class="seq-lane never"[^>]*>.*?never reached/g)).toHaveLength(2);
  });

  it('draws only what is in view of a hundred thousand events', () => {
    const markup = picture(samples.deepSample(3, 33_000), 5);
    expect(markup).toMatch(/aria-setsize="\d{5}"/);
    expect(options(markup).length).toBeLessThan(60);
    expect(markup).toMatch(/>99,\d{3} of 99,\d{3}<span class="unseen"> events/);
  });

  it('draws every moment of every sample', () => {
    const all = [
      samples.helloSample(),
      samples.lazySample(),
      samples.exceptionSample(),
      samples.strBodySample(),
      samples.deepSample(45, 2),
    ];
    for (const recording of all) {
      const hops = hopsOf(recording).length;
      for (let hop = 0; hop < hops; hop += Math.ceil(hops / 6))
        expect(picture(recording, hop)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

describe('where things are in a row', () => {
  it('has room for sentences only beside lanes that are wide enough', () => {
    expect(columnsFor(1100, 6)).toMatchObject({ says: true });
    expect(columnsFor(680, 6)).toMatchObject({ says: false });
    expect(columnsFor(390, 40)).toMatchObject({ pitch: 56, width: 30 + 40 * 56 });
  });

  it('bows over a lane that has no part in it, and never writes beyond the lanes', () => {
    const columns = columnsFor(680, 6);
    const arrow = { cursor: 0, from: 5, to: 2, mark: 'flag', tone: 's2', label: 'x'.repeat(200) } as const;
    const shape = drawn(columns, arrow);
    expect(shape.line?.match(/a9 7/g)).toHaveLength(2);
    const half = (shape.label.text.length * 6.62) / 2;
    expect(shape.label.x - half).toBeGreaterThanOrEqual(columns.gutter - 1);
    expect(shape.label.x + half).toBeLessThanOrEqual(columns.width);
  });

  it('keeps what stays in one lane, at the edge too, within the lanes', () => {
    const columns = columnsFor(390, 5);
    const shape = drawn(columns, { cursor: 0, from: 4, to: 4, mark: 'dot', tone: 's2', label: 'a long line was printed here' });
    expect(shape.label.x).toBeGreaterThanOrEqual(columns.gutter);
    expect(shape.label.x + shape.label.text.length * 6.62).toBeLessThanOrEqual(columns.width + 12);
  });

  it('has a filled lifeline only where code runs', () => {
    const columns = columnsFor(680, 4);
    const half = lifelines(columns, ['waits', 'runs', 'suspended'], 'upper');
    expect(half.runs.match(/M/g)).toHaveLength(1);
    expect(half.waits.match(/M/g)).toHaveLength(2);
    expect(half.rests).toContain(`M${laneX(columns, 3) - 4} 0V${LINE}`);
  });
});

describe('the filter', () => {
  it('says in words what is shown', () => {
    expect(kindsInWords(ALL_HOPS.kinds)).toBe('hops');
    expect(kindsInWords(toggled(toggled(ALL_HOPS.kinds, 'lines'), 'details'))).toBe('everything');
    expect(kindsInWords(toggled(ALL_HOPS.kinds, 'calls'))).toBe('5 of 8 kinds');
    expect(isNarrowed(ALL_HOPS)).toBe(false);
    expect(isNarrowed({ ...ALL_HOPS, text: ' x' })).toBe(true);
  });
});

describe('which rows are drawn', () => {
  it('those in view and a few beyond, within what there is', () => {
    expect(rowsInView(0, 10, 100)).toEqual({ first: 0, end: 16 });
    expect(rowsInView(50, 10, 100)).toEqual({ first: 45, end: 66 });
    expect(rowsInView(95, 10, 100)).toEqual({ first: 85, end: 100 });
    expect(rowsInView(0, 10, 0)).toEqual({ first: 0, end: 0 });
  });

  it('what is in view stays where it is; what is not comes to rest below the top, within what there is', () => {
    const to = (row: number, top: number) => scrolledTo(row, 36, top, 360, 100);
    expect(to(3, 0)).toBe(0);
    expect(to(9, 0)).toBe(0);
    expect(to(10, 0)).toBe(10 * 36 - 144);
    expect(to(2, 40 * 36)).toBe(0);
    expect(to(99, 0)).toBe(100 * 36 - 360);
    expect(scrolledTo(0, 36, 0, 360, 3)).toBe(0);
  });
});
