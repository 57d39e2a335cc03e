// Who is connected to which signal at a moment, where and in which phase that was done, and which connections are one too many.
import { describe, expect, test } from 'vitest';
import { record } from '../testing/trace-builder.ts';
import type { Wire } from './event-django.ts';
import { hasSignals, wiringAt } from './wiring.ts';

const wire = (number: number, more: Partial<Wire> = {}): Wire => ({
  wire: number,
  receiver: 'seen',
  module: 'shop.signals',
  def: { file: 'shop/signals.py', line: 3 },
  of: number,
  sender: null,
  weak: true,
  ...more,
});
const told = (...wires: Wire[]) => ({ type: 'wiring' as const, signals: [{ name: 'done', wires }] });
const doubles = (...wires: Wire[]) =>
  wiringAt(
    record('wsgiref')
      .tellsOfStart(told(...wires))
      .end(),
    null,
    0,
  )[0]?.wires.map(({ double }) => double);

test('a connection knows its line and its phase', () => {
  const made = record('wsgiref')
    .phase('config', 'shop')
    .tellsOfStart({ type: 'phase', name: 'config', of: 'shop', ends: true })
    .phase('ready', 'shop')
    .tellsOfStart({ type: 'connect', signal: 'done', ...wire(1) }, { file: 'shop/apps.py', line: 7 })
    .tellsOfStart({ type: 'phase', name: 'ready', of: 'shop', ends: true })
    .tellsOfStart({ type: 'connect', signal: 'done', ...wire(2, { receiver: 'other' }), from: 'django.x' })
    .tellsOfStart(told(wire(1), wire(2, { receiver: 'other' }), wire(3, { receiver: 'third' })))
    .end();
  const start = { ...made, request: 0 };
  const [signal] = wiringAt(start, null, 0);
  expect(signal?.wires).toMatchObject([
    { by: { place: { file: 'shop/apps.py', line: 7 } }, phase: { name: 'ready', of: 'shop' } },
    { by: { module: 'django.x' }, phase: null },
    { by: null, phase: null },
  ]);
  expect(hasSignals(start)).toBe(true);
});

test('what a request connects and disconnects holds from that moment on', () => {
  const start = record('wsgiref')
    .tellsOfStart(told(wire(1)))
    .end();
  const request = record('wsgiref', 'app app.py:1')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('app')
    .tells('app', { type: 'connect', signal: 'done', ...wire(2, { receiver: 'late' }) }, 4)
    .tells('app', { type: 'connect', signal: 'done', ...wire(1), off: true }, 5)
    .end();
  const at = (type: string, nth: number) =>
    request.events.map((event, cursor) => ({ event, cursor })).filter(({ event }) => event.type === type)[nth]?.cursor ?? -1;
  const names = (cursor: number) =>
    wiringAt(start, request, cursor).flatMap(({ wires }) => wires.map(({ receiver }) => receiver));
  expect(names(0)).toEqual(['seen']);
  expect(names(at('connect', 0))).toEqual(['seen', 'late']);
  expect(names(at('connect', 1))).toEqual(['late']);
});

describe('double connections, with why they are two', () => {
  test('one is none, nor are two receivers, nor two senders, nor one that is gone', () => {
    expect(doubles(wire(1))).toEqual([null]);
    expect(doubles(wire(1), wire(2, { receiver: 'other' }))).toEqual([null, null]);
    expect(doubles(wire(1, { sender: 'A' }), wire(2, { sender: 'B' }))).toEqual([null, null]);
    expect(doubles(wire(1), wire(2, { dead: true }))).toEqual([null, null]);
  });
  test.each<[RegExp, Partial<Wire>]>([
    [/imported under two names, signals and shop.signals/, { module: 'signals' }],
    [/def was run twice/, {}],
    [/under two dispatch_uids/, { of: 1, uid: "'b'" }],
    [/a method of two objects/, { of: 1, bound: 8 }],
    [/for any sender and for this one/, { of: 1, sender: 'A' }],
  ])('%s', (why, more) => {
    expect(doubles(wire(1, { bound: 'bound' in more ? 7 : undefined } as Partial<Wire>), wire(2, more))?.[0]).toMatch(why);
  });
});
