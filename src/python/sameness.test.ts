// The identity of lists, dicts and the like in the locals of frames: the same number is the same object, and where nobody can know there is another one.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { Value } from '../trace/event-parts.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

type Locals = Record<string, Value>;

/** The locals of each frame, by the function's name, before each of its lines and when it is left; and what it gave back. */
function looks(source: string): Record<string, { line: number | undefined; locals: Locals; value: Value | undefined }[]> {
  expect(python.start(source, { grain: 'lines' }).ok).toBe(true);
  const { recording, unrecorded } = python.request();
  expect(unrecorded).toBeNull();
  const names = new Map<number, string>();
  const now = new Map<number, Locals>();
  const found: ReturnType<typeof looks> = {};
  for (const event of recording?.events ?? []) {
    if (event.type !== 'open' && event.type !== 'line' && event.type !== 'leave') continue;
    if (event.type === 'open') names.set(event.frame, event.name);
    const locals = { ...now.get(event.frame), ...event.locals?.set };
    for (const gone of event.locals?.gone ?? []) delete locals[gone];
    now.set(event.frame, locals);
    const value = event.type === 'leave' ? event.value : undefined;
    found[names.get(event.frame) ?? ''] = [
      ...(found[names.get(event.frame) ?? ''] ?? []),
      { line: event.place?.line, locals, value },
    ];
  }
  return found;
}

const program = (work: string, above = '') =>
  `${above}def application(environ, start_response):\n${work.replace(/^/gm, '    ')}\n    start_response("200 OK", [])\n    return []\n`;
const last = <T>(list: readonly T[] | undefined): T => {
  const found = list?.at(-1);
  if (found === undefined) throw new Error('There is none.');
  return found;
};

test('two names of one list, and of two lists that look alike', () => {
  const { locals } = last(looks(program('rows = []\nalso = rows\nother = []')).application);
  expect(locals.rows?.id).toEqual(expect.any(Number));
  expect(locals.also?.id).toBe(locals.rows?.id);
  expect(locals.other?.id).toEqual(expect.any(Number));
  expect(locals.other?.id).not.toBe(locals.rows?.id);
});

test.each(['[1]', '{"a": 1}', '{1}', 'bytearray(b"a")', '(1, 2)', 'frozenset({1})', 'object()', 'lambda: 1'])(
  '%s keeps its number in the frames that it is handed to',
  (made) => {
    const told = looks(program(`mine = ${made}\nlook(mine)\nmine = 1`, 'def look(given):\n    kept = given\n    return kept\n'));
    const before = told.application?.find(({ locals }) => locals.mine)?.locals.mine;
    const inside = last(told.look);
    expect(before?.id).toEqual(expect.any(Number));
    expect([inside.locals.given?.id, inside.locals.kept?.id, inside.value?.id]).toEqual([before?.id, before?.id, before?.id]);
  },
);

test('a list stays the same while it grows, and environ is the same in every layer', () => {
  const told = looks(
    program(
      'rows = []\nrows.append(1)\nrows += [2]\ninner(environ, start_response)',
      'def inner(environ, start_response):\n    return []\n',
    ),
  );
  const ids = new Set(told.application?.flatMap(({ locals }) => locals.rows?.id ?? []));
  expect(ids.size).toBe(1);
  const environ = last(told.inner).locals.environ;
  expect(environ?.id).toEqual(expect.any(Number));
  expect(last(told.application).locals.environ?.id).toBe(environ?.id);
});

test('two lists change places', () => {
  const told = looks(program('one = [1]\ntwo = [2]\none, two = two, one\nwait = 1'));
  const [before, after] = [told.application?.find(({ line }) => line === 4), last(told.application)];
  expect(before?.locals.one?.id).not.toBe(before?.locals.two?.id);
  expect([after.locals.one?.id, after.locals.two?.id]).toEqual([before?.locals.two?.id, before?.locals.one?.id]);
});

test.each([
  ['dropped and made anew in one line', 'del rows; rows = []'],
  ['in the same place after another name let go of it', 'rows = None; other = []'],
  ['dropped and made anew in two lines', 'rows = None\nrows = []'],
  ['made anew in a call', 'rows = None; rows = new()'],
  ['made anew by a call in every round', 'for number in range(2): rows = new()'],
  ['made anew by a call as long as it is', 'number = 2\nwhile number: number -= 1; rows = new()'],
  ['made anew in every round', 'for number in range(3): rows = None; rows = []'],
])('a list that is %s is not said to be the same', (_, work) => {
  const told = looks(program(`rows = []\nother = 1\n${work}\nlast = 1`, 'def new():\n    made = []\n    return made\n'));
  const first = told.application?.find(({ locals }) => locals.rows?.id !== undefined)?.locals.rows?.id;
  const { locals } = last(told.application);
  expect(first).toEqual(expect.any(Number));
  expect([locals.rows?.id, locals.other?.id]).not.toContain(first);
});

test('what a function that is called made is not said to be what the caller dropped in the same line', () => {
  const told = looks(program('rows = []\nrows = None; take([])', 'def take(given):\n    return 1\n'));
  const first = told.application?.find(({ locals }) => locals.rows?.id !== undefined)?.locals.rows?.id;
  expect(last(told.take).locals.given?.id).not.toBe(first);
});

test('of a name that other functions may bind anew nothing is said', () => {
  const source = 'rows = []\ndef again():\n    nonlocal rows\n    rows = []\nagain()\nlast = 1';
  for (const { locals } of looks(program(source)).application ?? []) expect(locals.rows?.id).toBeUndefined();
});

test('objects that are gone leave their numbers to nobody', () => {
  const told = looks(program('seen = []\nfor number in range(20):\n    made = Thing()\n    made = None', 'class Thing: pass\n'));
  const ids = (told.application ?? []).flatMap(({ locals }) => locals.made?.id ?? []);
  const runs = ids.filter((id, at) => id !== ids[at - 1]);
  expect(new Set(runs).size).toBe(20);
  expect(runs).not.toContain(last(told.application).locals.seen?.id);
});

test('nothing is kept alive, and the program counts its own references only', () => {
  const work = `import sys, gc
pair = ("a", "b"); rows = [pair, pair]; more = {}
counts = [sys.getrefcount(pair), sys.getrefcount(rows), sys.getrefcount(more)]
holders = [len(gc.get_referrers(rows)), len(gc.get_referrers(more))]
print(counts, holders)`;
  const printed = (['none', 'lines'] as const).map((grain) => {
    expect(python.start(program(work), { grain }).ok).toBe(true);
    return python.request().log.stdout;
  });
  expect(printed[0]).toEqual(printed[1]);
  expect(printed[0]).toMatch(/^\[.*\]$/m);
});
