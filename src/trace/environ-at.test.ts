import { expect, test } from 'vitest';
import { orderSample, environOf as sampleEnviron } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { changesAt } from './changes.ts';
import { callsBefore, environAt, environOf, sinceWhen } from './environ-at.ts';
import type { TraceEvent } from './event.ts';
import { hopsOf } from './hops.ts';

const order = orderSample();
const hop = (n: number) => hopsOf(order)[n - 1] ?? 0;
const signs = (cursor: number) =>
  [...environAt(order, cursor).changed].map(([key, { sign, was }]) => `${sign} ${key}${was ? ` ${was.text}` : ''}`);

test('before the server made one there is no environ', () => {
  expect(environAt(order, hop(1))).toMatchObject({ span: 0, entries: [] });
});

test('the first layer sees what the server made', () => {
  const { entries, changed, span } = environAt(order, hop(2));
  expect(span).toBe(1);
  expect(entries.find(([key]) => key === 'PATH_INFO')?.[1].text).toBe("'/hello'");
  expect(changed.size).toBe(0);
});

test('deeper in, what differs from the server’s own is marked', () => {
  expect(signs(hop(4))).toEqual(['+ REMOTE_USER']);
  expect(signs(hop(5))).toEqual(['+ REMOTE_USER', "- HTTP_ACCEPT_ENCODING 'gzip, br'"]);
});

test('one dict is one dict: what an inner layer did to it the outer one sees as well', () => {
  const auth = 2;
  expect(environOf(order, auth, hop(3)).has('HTTP_ACCEPT_ENCODING')).toBe(true);
  expect(environOf(order, auth, hop(11)).has('HTTP_ACCEPT_ENCODING')).toBe(false);
});

test('a copy is the copier’s own: the outer environ stays as it was', () => {
  const trace = record('wsgiref', 'Copy', 'app')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('Copy', { environ: sampleEnviron('/a') });
  const recording = trace
    .call('app', { copy: true, set: { PATH_INFO: '/b' } })
    .returns('app', [])
    .end();
  const last = recording.events.length - 1;
  expect(environOf(recording, 2, last).get('PATH_INFO')?.text).toBe("'/b'");
  expect(environOf(recording, 1, last).get('PATH_INFO')?.text).toBe("'/a'");
  expect(environAt(recording, last).changed.get('PATH_INFO')).toMatchObject({ sign: '~', was: { text: "'/a'" } });
});

test('rewinding gives the environ of then', () => {
  environAt(order, hop(14));
  expect(signs(hop(3))).toEqual([]);
});

const envOf = (events: readonly TraceEvent[]) => events.find((event) => event.type === 'call')?.env ?? -1;

test('what was done while a body was read holds from the crossing that tells it, for everybody who has that dict', () => {
  const { events, ...rest } = record('wsgiref', 'Outer', 'app')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('Outer', { environ: sampleEnviron('/a') })
    .call('app', { set: { outer: 1 } })
    .returns('app', { kind: 'generator' })
    .returns('Outer', { same: 'app' })
    .pulls('app', 'one')
    .pulls('app', 'two')
    .end();
  const second = events.findLastIndex((event) => event.type === 'chunk');
  const environs = [{ env: envOf(events), by: 2, set: { seen: { type: 'int', text: '2' } }, gone: ['outer'] }];
  const recording = { ...rest, events: events.with(second, { ...events[second], environs } as (typeof events)[number]) };
  for (const span of [1, 2]) {
    expect(environOf(recording, span, second - 1).get('outer')?.text).toBe('1');
    expect(environOf(recording, span, second).has('outer')).toBe(false);
    expect(environOf(recording, span, second).get('seen')?.text).toBe('2');
  }
  const told = changesAt(recording, second).filter(({ what }) => what === 'environ');
  expect(told).toEqual([
    { what: 'environ', sign: '+', key: 'seen', now: '2' },
    { what: 'environ', sign: '-', key: 'outer', was: '1' },
  ]);
});

test('against what another layer got, and which layers were called so far', () => {
  expect([...callsBefore(order, hop(1)).keys()]).toEqual([0]);
  const calls = callsBefore(order, hop(5));
  expect([...calls.keys()]).toEqual([0, 1, 2, 3, 4]);
  const against = (skin: number) =>
    [...environAt(order, hop(5), calls.get(skin)).changed].map(([key, { sign }]) => `${sign} ${key}`);
  expect(against(0)).toEqual(['+ REMOTE_USER', '- HTTP_ACCEPT_ENCODING']);
  expect(against(2)).toEqual(against(0));
  expect(against(3)).toEqual(['- HTTP_ACCEPT_ENCODING']);
  expect(against(4)).toEqual([]);
});

test('since which event a key has its value: the crossing at which it was first seen so', () => {
  const since = (span: number, key: string, n: number) => sinceWhen(order, span, key, hop(n));
  expect(since(4, 'PATH_INFO', 5)).toBe(hop(2));
  expect(since(4, 'REMOTE_USER', 5)).toBe(hop(4));
  // Taken away, it has been gone since then.
  expect(since(4, 'HTTP_ACCEPT_ENCODING', 5)).toBe(hop(5));
  expect(since(3, 'REMOTE_USER', 4)).toBe(hop(4));
  expect(since(1, 'PATH_INFO', 1)).toBeNull();
});

test('what a copy began with it has since it came to be in the other one', () => {
  const recording = record('wsgiref', 'Copy', 'app')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('Copy', { environ: sampleEnviron('/a') })
    .call('app', { copy: true, set: { PATH_INFO: '/b' } })
    .returns('app', [])
    .end();
  const calls = recording.events.flatMap(({ type }, at) => (type === 'call' ? [at] : []));
  const last = recording.events.length - 1;
  expect(sinceWhen(recording, 2, 'PATH_INFO', last)).toBe(calls[1]);
  expect(sinceWhen(recording, 2, 'REQUEST_METHOD', last)).toBe(calls[0]);
});
