import { describe, expect, test } from 'vitest';
import type { TraceEvent } from '../trace/event.ts';
import { Assembly, type Piece } from './assemble.ts';

const begin = (request: number): Piece => ({ begin: { process: 1, request, origin: 5, server: 'wsgiref' } });
const print = (text: string): Piece => ({
  event: { type: 'print', at: 1, span: null, place: { file: 'app.py', line: 9 }, stream: 'stdout', text },
});
const frame = (type: 'open' | 'line' | 'leave', id: number, line: number): Piece => {
  const common = { at: 1, span: null, place: { file: 'app.py', line }, frame: id, depth: id };
  const event: TraceEvent =
    type === 'open'
      ? { type, ...common, name: 'f', locals: { set: {}, gone: [] } }
      : type === 'line'
        ? { type, ...common }
        : { type, ...common };
  return { event };
};
const assembled = (...pieces: Piece[]): Assembly => {
  const assembly = new Assembly();
  for (const piece of pieces) assembly.add(JSON.stringify([piece]));
  return assembly;
};

describe('pieces become recordings', () => {
  test('each thing goes to its table, in order', () => {
    const [only] = assembled(
      begin(1),
      { layer: { id: 0, name: 'wsgiref', kind: 'server', place: null } },
      { span: { id: 0, layer: 0, parent: null, asks: 0 } },
      { body: { id: 0, kind: 'list', maker: 0, lazy: false } },
      { bytes: 'GET' },
      { event: { type: 'received', at: 1, span: 0, place: null, bytes: 0 } },
      print('hello'),
      { end: 'complete' },
    ).take();
    expect(only).toEqual({
      version: 1,
      process: 1,
      request: 1,
      origin: 5,
      server: 'wsgiref',
      layers: [{ id: 0, name: 'wsgiref', kind: 'server', place: null }],
      spans: [{ id: 0, layer: 0, parent: null, asks: 0 }],
      bodies: [{ id: 0, kind: 'list', maker: 0, lazy: false }],
      bytes: ['GET'],
      events: [
        { type: 'received', at: 1, span: 0, place: null, bytes: 0 },
        { type: 'print', at: 1, span: null, place: { file: 'app.py', line: 9 }, stream: 'stdout', text: 'hello' },
      ],
      ended: 'complete',
    });
  });

  test('globals are told of events that have come, in their order', () => {
    const look = (at: number): Piece => ({ globals: { at, file: 'app.py', set: { n: { type: 'int', text: '1' } }, gone: [] } });
    const [only] = assembled(begin(1), look(0), print('a'), print('b'), look(1), { end: 'complete' }).take();
    expect(only?.globals?.map(({ at }) => at)).toEqual([0, 1]);
    expect(() => assembled(begin(1), print('a'), look(1))).toThrow();
    expect(() => assembled(begin(1), print('a'), print('b'), look(1), look(0))).toThrow();
  });

  test('several in a row stay apart', () => {
    const taken = assembled(begin(1), print('a'), { end: 'complete' }, begin(2), { end: 'raised' }).take();
    expect(taken.map(({ request, events, ended }) => [request, events.length, ended])).toEqual([
      [1, 1, 'complete'],
      [2, 0, 'raised'],
    ]);
  });

  test('one that was cut short says that it was stopped', () => {
    expect(assembled(begin(1), print('a')).take()).toMatchObject([{ ended: 'stopped', events: [{ text: 'a' }] }]);
  });

  test('what was taken is not given again', () => {
    const assembly = assembled(begin(1), { end: 'complete' });
    expect(assembly.take()).toHaveLength(1);
    expect(assembly.take()).toEqual([]);
  });

  test.each([
    [
      'an event of no known type',
      '[{"begin":{"process":1,"request":1,"origin":5,"server":"x"}},{"event":{"type":"dance","at":1}}]',
    ],
    ['something that is no piece', '[{"hello":1}]'],
    ['no JSON at all', 'hello'],
    ['an event before any beginning', '[{"bytes":"x"}]'],
  ])('%s is refused', (_, json) => {
    expect(() => new Assembly().add(json)).toThrow();
  });
});

describe('where the program is', () => {
  test('nowhere, before anything happened', () => expect(assembled(begin(1)).place).toBeNull());
  test('where the last thing happened, when no lines are recorded', () =>
    expect(assembled(begin(1), print('x')).place).toEqual({ file: 'app.py', line: 9 }));
  test('on the last line that began', () =>
    expect(assembled(begin(1), frame('open', 0, 1), frame('line', 0, 2), frame('line', 0, 3)).place?.line).toBe(3));
  test('back on the line of the caller, after a call has ended', () =>
    expect(
      assembled(begin(1), frame('line', 0, 3), frame('open', 1, 20), frame('line', 1, 21), frame('leave', 1, 21)).place?.line,
    ).toBe(3));
  test('on the line of the user’s that called what runs in a library', () => {
    const place = { file: '/usr/lib/python3/dist-packages/flask/app.py', line: 20 };
    const inLibrary: Piece = { event: { type: 'line', at: 0, span: null, place, frame: 1, depth: 1 } };
    expect(assembled(begin(1), frame('line', 0, 3), inLibrary).place).toEqual({ file: 'app.py', line: 3 });
  });
  test('in the generator again that was left at its yield', () =>
    expect(
      assembled(begin(1), frame('line', 0, 3), frame('open', 1, 20), frame('leave', 1, 21), frame('line', 1, 22)).place?.line,
    ).toBe(22));
});
