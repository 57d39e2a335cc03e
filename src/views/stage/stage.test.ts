import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as samples from '../../testing/samples.ts';
import { record } from '../../testing/trace-builder.ts';
import { hopsOf } from '../../trace/hops.ts';
import type { Recording } from '../../trace/recording.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { emptyScene } from './empty-scene.ts';
import { Layers } from './layers.tsx';
import { pathThrough } from './path.ts';
import { plate as plateFor } from './plate.ts';
import { turnNow } from './rest.ts';
import { Stage } from './stage.tsx';

const nothing = () => {};

function picture(
  recording: Recording,
  hop: number,
  { width = 680, height = 428, previous = null as Recording | null } = {},
): string {
  const scene = sceneAt(recording, hopsOf(recording).at(hop) ?? 0, previous);
  const plate = plateFor({ width, height, levels: scene.levels, focus: scene.packet?.stop.skin ?? 0, turn: scene.turn });
  const path = pathThrough(plate.geometry, turnNow(scene), plate.wireY);
  const props = { scene, leg: null, plate, path, label: 'A sentence', focused: null, empty: null, onPick: nothing };
  return renderToStaticMarkup(createElement(Stage, props));
}

const words = (markup: string): string[] =>
  [...markup.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, inner = '']) =>
    inner.replace(/<title>.*<\/title>|<[^>]+>/g, '').replaceAll('&#x27;', "'"),
  );

describe('the stage', () => {
  it('shows of two applications that are called in turn the one whose turn it is', () => {
    const names = (hop: number) => words(picture(samples.balancedSample(), hop));
    expect(names(2)).toEqual(expect.arrayContaining(['Balance', 'cellar', 'RuntimeError']));
    expect(names(2)).not.toContain('garden');
    expect(names(5)).toEqual(expect.arrayContaining(['Balance', 'garden', '200']));
    expect(names(5).join()).not.toMatch(/cellar|RuntimeError/);
  });

  it('names every layer, and says what changed at the crossing that is being made', () => {
    const shown = words(picture(samples.orderSample(), 3));
    expect(shown).toEqual(expect.arrayContaining(['wsgiref', 'Timing', 'Auth', 'GZip', 'app', "+ REMOTE_USER 'ada'", 'GET']));
  });

  it('gives away nothing that is still to come', () => {
    expect(words(picture(samples.orderSample(), 3)).join()).not.toMatch(/200|311|Content-Encoding|HTTP_ACCEPT_ENCODING/);
  });

  it('shows the answer with its size and the flag that went ahead', () => {
    const shown = words(picture(samples.orderSample(), 10));
    expect(shown).toEqual(expect.arrayContaining(['311 B', '200', '~ body 1,204 → 311 B', 'not sent yet']));
  });

  it('says of layers below a short-circuit that they were never reached', () => {
    const shown = words(picture(samples.shortCircuitSample(), 5, { previous: samples.orderSample() }));
    expect(shown.filter((text) => text === 'never reached')).toHaveLength(2);
    expect(shown).toContain('401');
  });

  it('carries an exception by its name and says who caught it', () => {
    const shown = words(picture(samples.exceptionSample(), 8));
    expect(shown).toEqual(expect.arrayContaining(['KeyError', 'caught by Errors', "! KeyError 'basket'"]));
  });

  it('numbers the chunks of a stream, and promises close()', () => {
    const markup = picture(samples.lazySample(), 16);
    expect(words(markup)).toEqual(expect.arrayContaining(['1', '2', 'close() comes last', 'next() no. 2']));
    expect(markup).toContain('closem next');
  });

  it('shows a close() that never came, where it should have crossed, and not before it is certain', () => {
    const read = record('wsgiref', 'app app.py:1')
      .received('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
      .call('app')
      .startResponse('app', '200 OK')
      .returns('app', { kind: 'iterator' })
      .pulls('app', 'Hello')
      .next('app')
      .stop('app')
      .end();
    const having = (close: boolean) => ({ ...read, bodies: read.bodies.map((body) => ({ ...body, close })) });
    const ended = picture(having(true), -1);
    expect(ended).toContain('closem missing');
    expect(words(ended)).toContain('close() never came');
    expect(picture(having(true), -2)).not.toContain('closem missing');
    expect(picture(having(false), -1)).not.toContain('closem');
  });

  it('folds to counts where margins are narrow', () => {
    const shown = words(picture(samples.orderSample(), 10, { width: 390, height: 346 }));
    expect(shown).toEqual(expect.arrayContaining(['~3', '+1', '−1']));
    expect(shown.join()).not.toContain('REMOTE_USER');
  });

  it('draws every moment of every sample, in every width', () => {
    const all = [
      samples.helloSample(),
      samples.lazySample(),
      samples.exceptionSample(),
      samples.strBodySample(),
      samples.balancedSample(),
      samples.deepSample(45, 2),
    ];
    for (const recording of all) {
      const hops = hopsOf(recording).length;
      for (let hop = 0; hop < hops; hop += Math.ceil(hops / 12)) {
        for (const width of [340, 520, 1100]) expect(picture(recording, hop, { width })).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  it('shows before the first Send which way things go', () => {
    const scene = emptyScene(['wsgiref', 'application']);
    const plate = plateFor({ width: 680, height: 428, levels: scene.levels, focus: 0, turn: 1 });
    const path = pathThrough(plate.geometry, 1, plate.wireY);
    const props = { scene, leg: null, plate, path, label: '', focused: null, empty: 'POST', onPick: nothing };
    const shown = words(renderToStaticMarkup(createElement(Stage, props)));
    expect(shown).toEqual(expect.arrayContaining(['wsgiref', 'application', 'POST', 'the request goes', 'comes up here']));
  });
});

describe('the list of layers', () => {
  it('has the server first, then every layer with where it is and how it stands', () => {
    const recording = samples.shortCircuitSample();
    const { skins } = sceneAt(recording, hopsOf(recording)[5] ?? 0, samples.orderSample());
    const markup = renderToStaticMarkup(createElement(Layers, { skins, onPick: nothing, onFocus: nothing }));
    expect(markup).toMatch(/^<ol[^>]* aria-label="Layers"/);
    const items = [...markup.matchAll(/<li[^>]*><button[^>]* aria-label="([^"]*)"[^>]*>.*?<\/button><\/li>/g)].map(
      ([, name]) => name,
    );
    expect(items).toEqual([
      'wsgiref',
      'Timing, app.py:4',
      'Auth, app.py:20, here',
      'GZip, app.py:32, never reached',
      'app, app.py:50, never reached',
    ]);
  });
});
