import { expect, test } from 'vitest';
import { event } from '../trace/event.ts';
import { familiarShapes } from './familiar.ts';
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

test('locals that are said briefly are the same', () => {
  const made = rows();
  made.shape(2, 'line', ['frame', 'depth', 'set']);
  made.shape(3, 'line', ['frame', 'depth', 'set', 'gone']);
  const list = { type: 'list', text: '[1]', length: 1, id: 7 };
  const read = made.read([3, 1500, 2, 0, 3, 1, ['n', -12, 's', 'a "b"', 'rows', list], ['x']]);
  expect(read).toEqual({
    ...{ type: 'line', at: 1.5, span: 2, place: { file: 'app.py', line: 7 }, frame: 3, depth: 1 },
    locals: {
      set: {
        n: { type: 'int', text: '-12' },
        s: { type: 'str', text: `'a "b"'`, length: 5 },
        rows: list,
      },
      gone: ['x'],
    },
  });
  expect(made.read([2, 1500, 2, 0, 3, 1, []])).toMatchObject({ locals: { set: {}, gone: [] } });
  expect(event.parse(read)).toEqual(read);
  for (const wrong of [
    null,
    'ab',
    {},
    ['n'],
    [1, 1],
    ['n', null],
    ['n', 1.5],
    ['n', [1]],
    ['__proto__', 1],
    ['n', { type: 'int' }],
  ])
    expect(() => made.read([2, 1500, 2, 0, 3, 1, wrong]), JSON.stringify(wrong)).toThrow('The locals of a line');
  for (const wrong of [null, 'x', {}, [1]])
    expect(() => made.read([3, 1500, 2, 0, 3, 1, ['n', 1], wrong]), JSON.stringify(wrong)).toThrow('The locals of a line');
  expect(() => made.shape(4, 'line', ['frame', 'set', 'depth'])).toThrow('not the fields of a line');
  expect(() => made.shape(4, 'next', ['body', 'by', 'set'])).toThrow('not the fields of a next');
});

test('a shape that no event has is refused', () => {
  expect(() => rows().shape(2, 'line', ['body', 'by'])).toThrow('not the fields of a line');
  expect(() => rows().shape(2, 'toString', ['body'])).toThrow('no event of this type');
});

/** Something that fits each field of the events that are made in one go. */
const fitting: Readonly<Record<string, unknown>> = {
  frame: 3,
  depth: 1,
  name: 'application',
  locals: { set: { total: { type: 'int', text: '7' } }, gone: ['x'] },
  value: { type: 'bytes', text: "b'x'", length: 1 },
  yields: true,
  by: 4,
  body: 5,
  bytes: 6,
  parts: [{ from: 'server', size: 1 }],
  stream: 'stdout',
  text: 'hello',
};

test.each(familiarShapes)('a %s that is made in one go is made as its schema has it', (type, ...names) => {
  const made = rows();
  made.shape(2, type, names);
  const read = made.read([2, 1500, 1, 0, ...names.map((name) => fitting[name])]);
  const told = Object.fromEntries(names.map((name) => [name, fitting[name]]));
  const expected = event.parse({ type, at: 1.5, span: 1, place: { file: 'app.py', line: 7 }, ...told });
  expect(read).toEqual(expected);
  expect(Object.keys(read)).toEqual(Object.keys(expected));
});

test.each(familiarShapes)('a %s of which one value is something else is refused, whichever it is', (type, ...names) => {
  const made = rows();
  made.shape(2, type, names);
  const good = [2, 1500, 1, 0, ...names.map((name) => fitting[name])];
  made.read(good);
  for (let at = 1; at < good.length; at += 1) {
    for (const wrong of [{}, [], 1.5, Number.POSITIVE_INFINITY, undefined]) {
      if (at === 1 && wrong === 1.5) continue;
      const isList = names[at - 4] === 'parts' && Array.isArray(wrong);
      if (!isList)
        expect(() => made.read(good.with(at, wrong)), `${names[at - 4] ?? at} as ${wrong}`).toThrow('is not as it should be');
    }
  }
});
