// Frames and locals: what is looked up is what one gets who goes through all events from the first one on.
import { describe, expect, test } from 'vitest';
import { goldenRecordings } from '../testing/golden.node.ts';
import { randomRecordings } from '../testing/random-recording.ts';
import { helloSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import type { Value } from './event-parts.ts';
import { framesAt, framesKnown } from './frames-at.ts';
import type { Cursor, Recording } from './recording.ts';

const RECORDINGS: readonly (readonly [name: string, recording: Recording])[] = [
  ...goldenRecordings(),
  ['hello', helloSample()],
  ...randomRecordings(),
];

/** By going through every event: the stack, innermost first, each frame with what its names are worth. */
function plainly({ events }: Recording, cursor: Cursor) {
  const stack: number[] = [];
  const locals = new Map<number, Map<string, Value>>();
  let isLeft = false;
  for (const event of events.slice(0, cursor + 1)) {
    if (isLeft) stack.pop();
    isLeft = event.type === 'leave';
    if (event.type !== 'open' && event.type !== 'line' && event.type !== 'leave') continue;
    if (event.type === 'open' || !stack.includes(event.frame)) stack.push(event.frame);
    else stack.length = stack.lastIndexOf(event.frame) + 1;
    const names = locals.get(event.frame) ?? new Map<string, Value>();
    locals.set(event.frame, names);
    for (const name of event.locals?.gone ?? []) names.delete(name);
    for (const [name, value] of Object.entries(event.locals?.set ?? {})) names.set(name, value);
  }
  return stack.toReversed().map((frame) => ({ frame, locals: Object.fromEntries(locals.get(frame) ?? []) }));
}

describe('at every moment, frames and locals are those of a plain look through the events', () => {
  test.each(RECORDINGS)('%s', (_, recording) => {
    for (let cursor = -1; cursor < recording.events.length; cursor += 1) {
      const shown = framesAt(recording, cursor).map(({ frame, locals }) => ({
        frame,
        locals: Object.fromEntries(locals.flatMap(({ name, value }) => (value === null ? [] : [[name, value]]))),
      }));
      expect(shown, `at ${cursor}`).toEqual(plainly(recording, cursor));
    }
  });
});

/** outer calls helper, which has a list of outer's under another name. */
function nested() {
  const list = (text: string, id = 7) => ({ type: 'list', text, length: 1, id });
  return record('wsgiref', 'app app.py:1')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('app')
    .open('app', 0, 'app', 1, { environ: { type: 'dict', text: '{}', length: 0, id: 1 } })
    .line('app', 0, 2)
    .line('app', 0, 3, { parts: list("['a']") })
    .open('app', 1, 'helper', 8, { given: list("['a']") }, 1)
    .line('app', 1, 9, undefined, 1)
    .line('app', 1, 10, { n: 1 }, 1)
    .line('app', 1, 9, { n: 2 }, 1)
    .leave('app', 1, 11, { value: 'done' }, 1)
    .line('app', 0, 4, { got: 'done' })
    .end();
}
const recording = nested();
const nth = (n: number) => recording.events.flatMap(({ type }, at) => (/open|line|leave/.test(type) ? [at] : []))[n - 1] ?? -1;
const names = (at: Cursor) => framesAt(recording, at).map(({ name, place }) => `${name}:${place?.line}`);
const signs = (at: Cursor, since?: Cursor) =>
  framesAt(recording, at, since).map(({ locals }) => locals.map(({ sign, name }) => `${sign}${name}`).join(' '));

test('innermost first, each at the line that it is at', () => {
  expect(names(nth(6))).toEqual(['helper:10', 'app:3']);
  expect(names(0)).toEqual([]);
});

test('a frame that is left is there for the moment in which it gives back, and then it is gone', () => {
  expect(framesAt(recording, nth(8))[0]?.gives).toEqual({
    how: 'returns',
    value: expect.objectContaining({ text: "'done'" }),
    error: null,
  });
  expect(names(nth(9))).toEqual(['app:4']);
});

test('what the last step has changed is marked, however long that step was', () => {
  expect(signs(nth(7))).toEqual(['given ~n', 'environ parts']);
  expect(signs(nth(7), nth(4))).toEqual(['given +n', 'environ parts']);
  expect(signs(nth(7), nth(2))).toEqual(['+given +n', 'environ +parts']);
});

test('the names of one object know each other', () => {
  const [helper, app] = framesAt(recording, nth(6));
  expect(helper?.locals[0]?.same).toEqual([{ frame: 0, name: 'parts' }]);
  expect(app?.locals.find(({ name }) => name === 'parts')?.same).toEqual([{ frame: 1, name: 'given' }]);
});

test('names that come later are only counted', () => {
  expect(framesAt(recording, nth(1)).map(({ later }) => later)).toEqual([2]);
  expect(framesAt(recording, nth(9)).map(({ later }) => later)).toEqual([0]);
});

test('a generator that yielded is on the stack again when one of its lines runs', () => {
  const trace = record('wsgiref', 'app app.py:1').received('GET / HTTP/1.0\r\n\r\n').call('app');
  trace.open('app', 0, 'app', 1).line('app', 0, 2).leave('app', 0, 2, { value: 'a', yields: true });
  const events = trace.prints('wsgiref', 'log', 'x').line('app', 0, 3, { n: 1 }).end();
  const stacks = [4, 5, 6, 7].map((at) => framesAt(events, at).map(({ gives, place }) => gives?.how ?? place?.line));
  expect(stacks).toEqual([[2], ['yields'], [], [3]]);
});

test('it is known where lines were not recorded, or no longer', () => {
  expect(framesKnown(recording, 3)).toBe('all');
  const bare = record('wsgiref', 'app app.py:1').received('GET / HTTP/1.0\r\n\r\n').call('app').returns('app', ['x']);
  expect(framesKnown(bare.end(), 2)).toBe('none');
  const cut = nested();
  const events = [...cut.events, { type: 'cut', at: 9, span: null, place: null, what: 'lines', kept: 8, of: null } as const];
  expect(framesKnown({ ...cut, events }, events.length - 1)).toBe('cut');
  expect(framesKnown({ ...cut, events }, 3)).toBe('all');
});
