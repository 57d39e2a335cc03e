import { describe, expect, test } from 'vitest';
import {
  deepSample,
  exceptionSample,
  helloSample,
  lazySample,
  orderSample,
  shortCircuitSample,
  strBodySample,
} from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { hopsOf } from './hops.ts';
import type { Recording } from './recording.ts';
import type { Scene } from './scene.ts';
import { sceneAt } from './scene-at.ts';

/** The scene at a hop, counted as on screen: from 1. */
const sceneAtHop = (recording: Recording, n: number, previous?: Recording) =>
  sceneAt(recording, hopsOf(recording)[n - 1] ?? 0, previous);

/** What one would say who looks at the stage: the lit skin, and the packet with where it rests. */
function look(scene: Scene): string {
  const lit = scene.lit === null ? 'dark' : scene.skins[scene.lit]?.layer.name;
  if (!scene.packet) return `${lit}`;
  const { stop, text, tone } = scene.packet;
  return `${lit} | ${text} ${tone} ${stop.side === 'client' ? 'client' : `${stop.side} ${scene.skins[stop.skin]?.layer.name}`}`;
}
const looks = (recording: Recording) => hopsOf(recording).map((cursor) => look(sceneAt(recording, cursor)));

describe('a request through four layers', () => {
  test('goes down the left, turns in the app and comes up the right', () => {
    expect(looks(orderSample())).toEqual([
      'wsgiref | GET req down wsgiref',
      'Timing | GET req down Timing',
      'Auth | GET req down Auth',
      'GZip | GET req down GZip',
      'app | GET req turn app',
      'app | GET req turn app',
      'app | 1,204 B s2 up GZip',
      'GZip | 1,204 B s2 up GZip',
      'Timing | 1,204 B s2 up GZip',
      'GZip | 311 B s2 up Auth',
      'Auth | 311 B s2 up Timing',
      'Timing | 311 B s2 up wsgiref',
      'wsgiref | 311 B s2 up wsgiref',
      'wsgiref | 504 B s2 client',
    ]);
  });

  test('start_response goes through the hands of GZip and Timing, never through those of Auth', () => {
    const hands = [5, 6, 8, 9].map((n) => sceneAtHop(orderSample(), n).flag);
    expect(hands[0]).toBeNull();
    expect(hands.slice(1)).toEqual([
      { text: '200', tone: 's2', from: 4, hands: [3] },
      { text: '200', tone: 's2', from: 4, hands: [3, 1] },
      { text: '200', tone: 's2', from: 4, hands: [3, 1, 0] },
    ]);
  });

  test('the margins tell what each layer changed, the current one marked', () => {
    const { callouts } = sceneAtHop(orderSample(), 10);
    const told = (skin: number, side: 'down' | 'up') =>
      callouts.find((callout) => callout.skin === skin && callout.side === side);
    expect(told(3, 'down')?.changes).toEqual([{ what: 'environ', sign: '+', key: 'REMOTE_USER', now: "'ada'" }]);
    expect(told(3, 'up')).toMatchObject({ state: 'now', tone: 's2' });
    expect(told(3, 'up')?.changes.map(({ sign, key, now }) => `${sign} ${key} ${now}`)).toEqual([
      '+ Content-Encoding gzip',
      '~ Content-Length 311',
      '~ body 311 B',
    ]);
    expect(told(2, 'down')).toBeUndefined();
    expect(told(0, 'up')?.state).toBe('next');
  });

  test('each edge has one dot a kind: done, now, or still to come', () => {
    const { crossings } = sceneAtHop(orderSample(), 10);
    const up = crossings.filter((crossing) => crossing.side === 'up').map(({ skin, kind, state }) => `${skin} ${kind} ${state}`);
    expect(up).toEqual(['4 return done', '3 return now', '2 return next', '1 return next', '0 sent next']);
  });

  test('between two hops the stage stands as at the hop before, but the lamp follows the code', () => {
    const hello = helloSample();
    const line = hello.events.findIndex((event) => event.type === 'line');
    expect(look(sceneAt(hello, line))).toBe('app | GET req turn app');
    expect(sceneAt(hello, line).crossings.find((crossing) => crossing.kind === 'call')?.state).toBe('now');
  });
});

describe('a generator pulled by a generator', () => {
  const lazy = lazySample();
  const at = (type: string, nth: number) => lazy.events.flatMap((event, i) => (event.type === type ? [i] : []))[nth - 1] ?? -1;
  const states = (cursor: number) => sceneAt(lazy, cursor).skins.map((skin) => skin.state);

  test('its skin stays unentered until the first pull, and calling it leaves the lamp with the caller', () => {
    expect(states(at('call', 1))).toEqual(['here', 'lazy', 'idle', 'idle']);
    expect(states(at('return', 1))).toEqual(['here', 'lazy', 'idle', 'idle']);
    expect(states(at('next', 1))[1]).toBe('here');
    expect(states(at('call', 3))).toEqual(['idle', 'idle', 'here', 'lazy']);
    expect(states(at('chunk', 1))).toEqual(['idle', 'idle', 'idle', 'here']);
  });

  test('a chunk passes the skin that handed the body on without a dot', () => {
    const third = sceneAt(lazy, at('chunk', 6));
    expect(look(third)).toBe('Stamp | 12 B s2 up wsgiref');
    expect(third.packet).toMatchObject({ kind: 'chunk', nth: 3 });
    const chunkDots = third.crossings.filter((crossing) => crossing.kind === 'chunk' || crossing.kind === 'next');
    expect(new Set(chunkDots.map((crossing) => crossing.skin))).toEqual(new Set([1, 3]));
    expect(third.crossings.find((crossing) => crossing.kind === 'chunk' && crossing.skin === 1)).toMatchObject({
      state: 'now',
      nth: 3,
    });
  });

  test('a pull goes down as a pull, close() goes down last', () => {
    expect(sceneAt(lazy, at('next', 2)).packet).toMatchObject({ kind: 'next', nth: 1, stop: { skin: 3, side: 'turn' } });
    expect(sceneAt(lazy, at('close', 2)).packet).toMatchObject({ kind: 'close', stop: { skin: 1, side: 'down' } });
  });

  test('the client has what was flushed, chunk by chunk', () => {
    const before = sceneAt(lazy, at('sent', 1) - 1).sent;
    const after = [1, 2, 3].map((nth) => sceneAt(lazy, at('sent', nth)).sent.chunks);
    expect(before).toEqual({ chunks: 0, bytes: 0 });
    expect(after).toEqual([1, 2, 3]);
  });
});

describe('a short-circuit', () => {
  test('turns in Auth, in amber, and what lies below is never reached', () => {
    const states = [3, 4, 9].map((n) => sceneAtHop(shortCircuitSample(), n, orderSample()).skins.map((skin) => skin.state));
    expect(states).toEqual([
      ['idle', 'idle', 'here', 'idle', 'idle'],
      ['idle', 'idle', 'here', 'never', 'never'],
      ['here', 'idle', 'idle', 'never', 'never'],
    ]);
    const scene = sceneAtHop(shortCircuitSample(), 6, orderSample());
    expect(scene.turn).toBe(2);
    expect(look(scene)).toBe('Auth | 401 s4 up Timing');
  });

  test('without an earlier run nothing is claimed about layers below', () => {
    expect(sceneAtHop(shortCircuitSample(), 9).skins.map((skin) => skin.state)).toEqual(['here', 'idle', 'idle']);
  });
});

describe('an exception', () => {
  const fault = exceptionSample();

  test('travels up in red through those who let it pass, and is caught', () => {
    expect(looks(fault).slice(5, 9)).toEqual([
      'app | KeyError fault up Auth',
      'Auth | KeyError fault up Session',
      'Session | KeyError fault up Errors',
      'Errors | KeyError fault up Errors',
    ]);
    expect(sceneAtHop(fault, 7).fault).toEqual({ name: 'KeyError', from: 4, crossed: [4, 3], caught: null });
    expect(sceneAtHop(fault, 9).fault).toEqual({ name: 'KeyError', from: 4, crossed: [4, 3, 2], caught: 1 });
  });

  test('above the catch the answer goes on in orange', () => {
    expect(looks(fault).slice(-3)).toEqual([
      'Errors | 500 s5 up wsgiref',
      'wsgiref | 6 B s5 up wsgiref',
      'wsgiref | 165 B s5 client',
    ]);
    expect(sceneAtHop(fault, 9).answer).toBe('s5');
  });

  test('its name stands where it left the app, the catch where it rests', () => {
    const { callouts } = sceneAtHop(fault, 9);
    const lines = callouts
      .filter((callout) => callout.tone === 'fault')
      .map((callout) => [callout.skin, ...callout.changes.map((c) => `${c.sign}${c.key} ${c.now}`)]);
    expect(lines).toEqual([
      [4, "!KeyError 'basket'", 'at app.py:53'],
      [2, 'caught by Errors'],
    ]);
  });
});

test('caught by the server after it closed the body, the exception still rests where it came up to', () => {
  const trace = record('wsgiref', 'app')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('app', { lazy: true })
    .returns('app', { kind: 'generator' });
  const late = trace
    .next('app')
    .enter('app')
    .raises('app', 1, 'OSError', '', { during: 'next' })
    .close('app')
    .catches('wsgiref', 1)
    .end();
  expect(look(sceneAt(late, late.events.length - 1))).toBe('wsgiref | OSError fault up wsgiref');
});

test('a str for a body is red from the moment it is handed up', () => {
  expect(looks(strBodySample()).slice(4, 7)).toEqual([
    'app | str fault up Timing',
    'Timing | str fault up wsgiref',
    'wsgiref | str fault up wsgiref',
  ]);
});

test('write() goes up to whoever made the callable, before the call returns', () => {
  const trace = record('wsgiref', 'Pass', 'app')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('Pass')
    .call('app')
    .startResponse('app', '200 OK');
  const recording = trace.write('app', 'early').end();
  expect(look(sceneAt(recording, recording.events.length - 1))).toBe('app | 5 B s2 up wsgiref');
});

test('an empty recording has a stage with nothing on it', () => {
  const scene = sceneAt(record('wsgiref').end(), 0);
  expect(scene).toMatchObject({ lit: null, packet: null, flag: null, fault: null, crossings: [], callouts: [] });
});

test('dots and callouts are bounded by the stack, however many chunks there are', () => {
  const few = sceneAt(deepSample(3, 3), 40);
  const many = deepSample(3, 300);
  const scene = sceneAt(many, many.events.length - 1);
  expect(scene.crossings.length).toBe(few.crossings.length);
  expect(scene.callouts.length).toBe(few.callouts.length);
  expect(scene.sent.chunks).toBe(300);
});

describe('a rule broken', () => {
  const str = strBodySample();
  const from = hopsOf(str).find((cursor) => str.events[cursor]?.type === 'return') ?? 0;

  test('is marked at the crossing that broke it, from then on', () => {
    const app = skinsNamed('app', sceneAt(str, from));
    expect(sceneAt(str, from - 1).broken).toEqual([]);
    expect(sceneAt(str, from).broken).toEqual([{ event: from, skin: app, rail: 'up' }]);
    expect(sceneAt(str, str.events.length - 1).broken).toEqual([{ event: from, skin: app, rail: 'up' }]);
  });

  test('what is no bytes is told first at the edge of who made it', () => {
    const callout = sceneAt(str, str.events.length - 1).callouts.find(({ tone }) => tone === 'fault');
    expect(callout?.changes[0]).toMatchObject({ what: 'fault', sign: '!', key: 'chunk is str' });
  });

  test('nothing is marked where all rules are kept', () => {
    const order = orderSample();
    expect(sceneAt(order, order.events.length - 1).broken).toEqual([]);
  });
});

const skinsNamed = (name: string, scene: Scene) => scene.skins.findIndex(({ layer }) => layer.name === name);
