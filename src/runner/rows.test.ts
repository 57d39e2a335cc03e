import { expect, test } from 'vitest';
import { event } from '../trace/event.ts';
import { Rows } from './rows.ts';

function rows(): Rows {
  const made = new Rows();
  made.line(0, 'app.py', 7);
  made.shape(0, 'line', ['frame', 'depth', 'locals']);
  made.shape(1, 'next', ['body', 'by']);
  return made;
}

test('a row is the event that it was made of, its fields in the order of the schema', () => {
  const locals = { set: {}, gone: ['x'] };
  const line = rows().read([0, 1500, 2, 0, 3, 1, locals]);
  expect(line).toEqual({ type: 'line', at: 1.5, span: 2, place: { file: 'app.py', line: 7 }, frame: 3, depth: 1, locals });
  const next = rows().read([1, 2000, 1, null, 5, 0]);
  expect(next).toEqual({ type: 'next', at: 2, span: 1, place: null, body: 5, by: 0 });
  for (const read of [line, next]) expect(Object.keys(read as object)).toEqual(Object.keys(event.parse(read)));
});

test('a row that nobody has explained is refused', () => {
  const refused = (row: unknown[]) => expect(() => rows().read(row));
  refused([2, 2000, 1, null, 5, 0]).toThrow('no names');
  refused(['length', 2000, 1, null, 5, 0]).toThrow('no names');
  refused([1, 2000, 1, null, 5]).toThrow('no names');
  refused([1, 2000, 1, 9, 5, 0]).toThrow('The place of a next');
  refused([1, 2000, 1, null, '5', 0]).toThrow('The body of a next');
  refused([1, null, 1, null, 5, 0]).toThrow('The at of a next');
  refused([1, '2000', 1, null, 5, 0]).toThrow('The at of a next');
});

test('a shape that no event has is refused', () => {
  expect(() => rows().shape(2, 'line', ['body', 'by'])).toThrow('not the fields of a line');
  expect(() => rows().shape(2, 'toString', ['body'])).toThrow('no event of this type');
});
