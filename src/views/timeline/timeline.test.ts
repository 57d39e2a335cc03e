import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { deepSample, orderSample } from '../../testing/samples.ts';
import { type Grain, hopsOf } from '../../trace/hops.ts';
import { profileOf } from '../../trace/profile.ts';
import { sentenceAt } from '../../trace/sentence.ts';
import { spoken } from '../shared/phrases.tsx';
import { deepestOf, profile, scaleOf } from './profile.ts';
import { Timeline } from './timeline.tsx';
import { Transport } from './transport.tsx';

const nothing = () => {};
const order = orderSample();
const frame = { width: 640, height: 66 };

describe('the dive profile', () => {
  const dives = profileOf(order);
  const draw = (some: typeof dives) => profile(some, frame, scaleOf(some.length, deepestOf(some), frame));
  const drawn = draw(dives);

  it('is as deep as the stack, with a line for the client and each layer', () => {
    expect(deepestOf(dives)).toBe(5);
    expect(drawn.depths).toHaveLength(6);
  });

  it('marks each hop once, a start_response where it is received', () => {
    expect(drawn.marks.map((mark) => mark.hop)).toEqual(hopsOf(order).map((_, hop) => hop));
    const flags = drawn.marks.filter((mark) => mark.shape === 'flag');
    const { y } = scaleOf(dives.length, 5, frame);
    expect(flags.map((flag) => flag.y)).toEqual([y(4), y(2), y(1)]);
  });

  it('drops its marks where there are too many hops, and keeps the profile', () => {
    const deep = profileOf(deepSample(40, 10));
    const crowded = draw(deep);
    expect(crowded.marks).toHaveLength(0);
    expect(new Set(crowded.lines.map((line) => line.hop)).size).toBe(deep.length);
  });

  it('draws one line for each pixel where there are more hops than pixels, as deep as any of them went', () => {
    const many = Array.from({ length: 2000 }, () => dives).flat();
    const { lines } = draw(many);
    expect(lines.length).toBeLessThanOrEqual(frame.width);
    const { y } = scaleOf(many.length, 5, frame);
    expect(new Set(lines.map((line) => line.d.split('V')[1]))).toEqual(new Set([String(y(5))]));
    expect(lines.at(-1)?.hop).toBe(many.length - 1);
  });

  it('finds the hop under the pointer again, at every hop and beyond the ends', () => {
    const scale = scaleOf(14, 5, frame);
    for (let hop = 1; hop <= 14; hop++) expect(scale.hopAt(scale.x(hop) + 3)).toBe(hop);
    expect([scale.hopAt(-50), scale.hopAt(9999)]).toEqual([1, 14]);
    expect(scaleOf(0, 1, frame).hopAt(300)).toBe(0);
  });
});

describe('the slider', () => {
  const timeline = (hop: number, dives = profileOf(order), grain: Grain = 'hops') =>
    renderToStaticMarkup(
      createElement(Timeline, {
        dives,
        hop,
        grain,
        moment: { n: hop, of: dives.length },
        says: spoken(sentenceAt(order, hopsOf(order)[hop - 1] ?? 0)),
        stops: [],
        predicted: [],
        playhead: hop,
        sentenceOf: (n: number) => sentenceAt(order, hopsOf(order)[n - 1] ?? 0),
        onSeek: nothing,
        onGo: nothing,
        onLine: nothing,
        onScrub: nothing,
      }),
    );

  it('says where it is, of how many, and what happens there', () => {
    const markup = timeline(4);
    expect(markup).toContain('role="slider"');
    expect(markup).toContain('aria-label="Timeline"');
    expect(markup).toContain('aria-valuemin="1" aria-valuemax="14" aria-valuenow="4"');
    expect(markup).toMatch(/aria-valuetext="Hop 4 of 14: Auth calls GZip/);
  });

  it('counts lines when one steps by them', () => {
    expect(timeline(4, profileOf(order), 'lines')).toContain('aria-valuetext="Line 4 of 14: ');
  });

  it('says that nothing has run', () => {
    expect(timeline(0, [])).toContain('aria-valuetext="Nothing has run"');
  });
});

describe('the transport', () => {
  const playback = {
    playing: false,
    speed: 1,
    grain: 'hops',
    play: nothing,
    pause: nothing,
    step: nothing,
    toStart: nothing,
    toEnd: nothing,
    setSpeed: nothing,
    setGrain: nothing,
  } as const;

  it('has a named button for each way to go, and says the hop and the time', () => {
    const markup = renderToStaticMarkup(createElement(Transport, { playback, moment: { n: 10, of: 14 }, at: 2.314 }));
    const names = [...markup.matchAll(/<button[^>]* aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['First', 'Previous hop', 'Play', 'Next hop', 'Last']);
    expect(markup.replace(/<[^>]+>/g, '')).toMatch(/^Hop 10 of 142\.31 msHopsLinesAll0\.25×/);
  });

  it('is named after what one steps by', () => {
    const lines = { ...playback, grain: 'lines' } as const;
    const markup = renderToStaticMarkup(createElement(Transport, { playback: lines, moment: { n: 12, of: 80 }, at: null }));
    expect(markup).toContain('aria-label="Next line"');
    expect(markup).toContain('aria-label="Previous line"');
    expect(markup.replace(/<[^>]+>/g, '')).toMatch(/^Line 12 of 80/);
  });

  it('names each thing to step by, and says when libraries will be there', () => {
    const all = { ...playback, grain: 'all' } as const;
    const markup = renderToStaticMarkup(createElement(Transport, { playback: all, moment: { n: 1, of: 8 }, at: null }));
    const radios = [...markup.matchAll(/<input type="radio"[^>]*>/g)].map(([radio]) => radio);
    expect(radios.map((radio) => /aria-label="([^"]*)"/.exec(radio)?.[1])).toEqual(['Hops', 'Lines', 'All lines']);
    expect(radios.map((radio) => radio.includes('checked'))).toEqual([false, false, true]);
    expect(radios[2]).toContain('from the next Send on');
    expect(markup).toContain('aria-label="Next line"');
  });

  it('offers no way on at either end, and keeps the focus there', () => {
    const idle = (n: number) => {
      const markup = renderToStaticMarkup(createElement(Transport, { playback, moment: { n, of: 14 }, at: null }));
      expect(markup).not.toContain(' disabled=""');
      return [...markup.matchAll(/aria-label="([^"]*)"[^>]* aria-disabled="true"/g)].map(([, name]) => name);
    };
    expect(idle(1)).toEqual(['First', 'Previous hop']);
    expect(idle(7)).toEqual([]);
    expect(idle(14)).toEqual(['Next hop', 'Last']);
  });

  it('offers nothing to press while nothing has run', () => {
    const markup = renderToStaticMarkup(createElement(Transport, { playback, moment: { n: 0, of: 0 }, at: null }));
    expect(markup.match(/<button[^>]* disabled=""/g)).toHaveLength(5);
  });
});
