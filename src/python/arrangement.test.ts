// The layers are found in the source and written in another order. What the source then says is not believed: it is run.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { Dice } from '../testing/random-recording.ts';
import { collectedPrograms, madePrograms, type Program } from './arrangement-programs.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** The layers that a request really goes through, outermost first; what is no layer of the source's left out. */
function run(source: string): string[] {
  const said = python.run(`
import json
def play(source):
    names = {"__name__": "app"}
    exec(compile(source.encode(), "app.py", "exec"), names)
    return json.dumps(names["application"]({}, None))
play(json.loads(${JSON.stringify(JSON.stringify(source))}))`);
  return (JSON.parse(String(said)) as string[]).filter((name) => name !== 'page' && name !== 'Framework');
}

const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const left = list.toSpliced(from, 1);
  return left.toSpliced(to, 0, ...list.slice(from, from + 1));
};
const letters = (text: string) => text.split('').sort().join('').trim();
const ends = (text: string) => [...text.matchAll(/\r\n|\n|\r/g)].map(([end]) => end);

/** The layers of a program change places in one way. Null: it was refused, with this sentence. */
function holds({ source }: Program, from: number, to: number): string | null {
  const before = run(source);
  const { says, edit, slots } = python.arrange(source, { move: [from, to] });
  if (edit === null) return says;
  expect(edit.file).toBe('app.py');
  expect(run(edit.source)).toEqual(moved(before, from, to));
  // Nothing has come, nothing has gone, but for spaces at the beginnings of lines.
  expect(letters(edit.source.replace(/\s/g, ''))).toBe(letters(source.replace(/\s/g, '')));
  expect(ends(edit.source)).toEqual(expect.arrayContaining([...new Set(ends(source))]));
  expect(new Set(ends(edit.source))).toEqual(new Set(ends(source)));
  expect(edit.source.startsWith('\ufeff')).toBe(source.startsWith('\ufeff'));
  // What is looked at afterwards says the same.
  expect(python.arrange(edit.source).slots).toEqual(slots);
  const back = python.arrange(edit.source, { move: [to, from] });
  expect([back.says, back.edit?.source]).toEqual([null, source]);
  return null;
}

/** One layer is switched off, and on again: at once, and after something else was written. */
function switches({ source }: Program, at: number): string | null {
  const before = run(source);
  const { says, edit, taken } = python.arrange(source, { off: at });
  if (edit === null || taken === null) return says;
  expect(run(edit.source)).toEqual(before.toSpliced(at, 1));
  const on = python.arrange(edit.source, { on: taken });
  expect([on.says, on.edit?.source]).toEqual([null, source]);
  const head = source.startsWith('\ufeff') ? '\ufeff' : '';
  const written = (text: string) => `${head}# 🧅 new\n${text.slice(head.length)}# and this\n`;
  for (const change of [
    (text: string) => `${text}# below\n`,
    (text: string) => text.replace('class Layer:', '# 🧅 above\nclass Layer:'),
  ])
    expect(python.arrange(change(edit.source), { on: taken }).edit?.source).toBe(change(source));
  const both = python.arrange(written(edit.source), { on: taken });
  expect(both.edit === null ? both.says : run(both.edit.source)).toEqual(before);
  return null;
}

describe('collected programs', () => {
  for (const program of collectedPrograms) {
    test(program.name, () => {
      const { slots, says } = python.arrange(program.source);
      expect(says).toBeNull();
      const layers = run(program.source);
      expect(slots).toHaveLength(layers.length);
      for (let from = 0; from < slots.length; from += 1) {
        for (let to = 0; to < slots.length; to += 1) if (from !== to) expect(holds(program, from, to)).toBeNull();
        expect(switches(program, from)).toBeNull();
      }
    });
  }
});

describe('made programs', () => {
  const programs = madePrograms(24, 6);
  for (const pattern of new Set(programs.map((one) => one.pattern))) {
    test(`${pattern}: the order is what was asked, the rest is what it was`, () => {
      const dice = new Dice(pattern.length);
      for (const program of programs.filter((one) => one.pattern === pattern)) {
        const { slots, says } = python.arrange(program.source);
        expect([program.name, says, slots.length]).toEqual([program.name, null, run(program.source).length]);
        const from = dice.upTo(slots.length);
        const to = (from + 1 + dice.upTo(slots.length - 1)) % slots.length;
        expect([program.source, holds(program, from, to)]).toEqual([program.source, null]);
        expect([program.source, switches(program, from)]).toEqual([program.source, null]);
      }
    });
  }
});

const HEAD = `class Timing: ...\nclass Auth: ...\nclass GZip: ...\ndef page(environ, start_response): ...\n`;

describe('what can not be done is said', () => {
  const cases: [what: string, source: string, says: RegExp][] = [
    ['a source that does not parse', 'application = Timing(page\n', /app\.py can't be read as Python as it stands \(line 1\)/],
    ['a source with half a sign', 'application = "\ud800"\n', /app\.py can't be read/],
    ['a null', 'application = 1\0\n', /app\.py can't be read/],
    ['no application', 'app = 3\n', /Where `application` is made can't be seen in app\.py/],
    ['a condition', 'if DEBUG:\n    application = Timing(page)\n', /only made under a condition.*line 1/],
    ['a condition in a line', 'application = Timing(page) if DEBUG else page\n', /decided by a condition in app\.py, line 1/],
    [
      'a loop that does more',
      'application = page\nfor one in [A, B]:\n    print(one)\n    application = one(application)\n',
      /does more than/,
    ],
    [
      'a list that is changed',
      'L = [A]\nL.append(B)\napplication = page\nfor one in L:\n    application = one(application)\n',
      /may be changed after it is written.*line 2/,
    ],
    [
      'a list that is computed',
      'application = page\nfor one in load():\n    application = one(application)\n',
      /not written as a list/,
    ],
    [
      'a star in the list',
      'application = page\nfor one in [A, *more]:\n    application = one(application)\n',
      /A \* in the list/,
    ],
    ["a reduce with a function of one's own", 'application = reduce(put, [A, B], page)\n', /What `reduce\(\)` does/],
    ['an assignment of several', 'application, other = make()\n', /How `application` is made in app\.py, line 1/],
    ['layers in a circle', 'from app import application\n', /without end/],
  ];
  for (const [what, source, says] of cases)
    test(what, () => expect(python.arrange(source)).toMatchObject({ slots: [], says: expect.stringMatching(says), edit: null }));

  const moves: [what: string, source: string, change: [number, number], says: RegExp][] = [
    [
      'a name that is made in between',
      `${HEAD}app = Auth(page)\nstore = object()\napplication = Timing(app, store)\n`,
      [0, 1],
      /`Timing` uses `store`, which line 6 of app\.py makes/,
    ],
    [
      'a use in between',
      `${HEAD}app = Auth(page)\napp.debug = True\napp = Timing(app)\napplication = app\n`,
      [0, 1],
      /Line 6 of app\.py uses `app` between the layers/,
    ],
    [
      'the application twice',
      `${HEAD}app = Auth(page)\napp = Timing(app, also=app)\napplication = app\n`,
      [0, 1],
      /`Timing` is given `app` once more/,
    ],
    [
      'arguments where there is no room',
      `${HEAD}@Auth\ndef application(environ, start_response): ...\napplication = Timing(application, x_for=1)\n`,
      [0, 1],
      /given further arguments where it is called; as a decorator/,
    ],
    [
      'functions of their own',
      `${HEAD}def make():\n    app = Auth(page)\n    return app\napplication = Timing(make())\n`,
      [0, 1],
      /what one of these places knows by name/,
    ],
    ['a layer that is not there', `${HEAD}application = Timing(Auth(page))\n`, [0, 5], /no such layer/],
  ];
  for (const [what, source, move, says] of moves)
    test(`a move: ${what}`, () => {
      const answer = python.arrange(source, { move });
      expect(answer).toMatchObject({ says: expect.stringMatching(says), edit: null });
      expect(answer.slots).toHaveLength(2);
    });
});

test('the only layer of a function that does nothing else is the function itself', () => {
  const source = `${HEAD}def around(app):\n    return Timing(Auth(app))\n\n\napplication = around(page)\n`;
  expect(python.arrange(source).slots.map(({ name }) => name)).toEqual(['Timing', 'Auth']);
  expect(python.arrange(source, { off: 0 })).toMatchObject({ says: expect.stringMatching(/could not be rewritten/), edit: null });
  expect(python.arrange(source.replace('Timing(Auth(app))', 'Auth(app)')).slots.map(({ name }) => name)).toEqual(['around']);
});

test('across decorators and calls: each is written as its new place wants it', () => {
  const source = `${HEAD}@Auth\ndef application(environ, start_response): ...\n\n\napplication = Timing(application)\n`;
  expect(python.arrange(source, { move: [0, 1] }).edit?.source).toBe(
    `${HEAD}@Timing\ndef application(environ, start_response): ...\n\n\napplication = Auth(application)\n`,
  );
});

test('a layer that was switched off comes back into another order, and after its line has changed', () => {
  const source = `${HEAD}application = Timing(Auth(GZip(page)))\n`;
  const { taken } = python.arrange(source, { off: 1 });
  if (taken === null) throw new Error('It was not taken out.');
  const other = `${HEAD}application = GZip(Timing(page, x=1))\n`;
  expect(python.arrange(other, { on: taken }).slots.map(({ name }) => name)).toEqual(['GZip', 'Auth', 'Timing']);
  expect(python.arrange('application = 3\n', { on: taken })).toMatchObject({ says: expect.any(String), edit: null });
});

test('a stack that goes through several files is one; each file keeps its own', () => {
  const files = {
    'app.py': 'from shop import layers\nfrom shop.core import app as inner\n\napplication = layers.Timing(layers.Auth(inner))\n',
    'shop/__init__.py': '',
    'shop/layers.py': 'class Timing: ...\nclass Auth: ...\n',
    'shop/core.py':
      'from .layers import Auth as Guard, Timing\n\ndef page(environ, start_response): ...\n\napp = Guard(Timing(page))\n',
  };
  const { slots, says } = python.arrange(files);
  expect([says, slots.map(({ file, names }) => `${file} ${names.join()}`)]).toEqual([
    null,
    ['app.py Timing', 'app.py Auth', 'shop/core.py Guard,Auth', 'shop/core.py Timing'],
  ]);
  expect(python.arrange(files, { move: [2, 3] }).edit).toEqual({
    file: 'shop/core.py',
    source: files['shop/core.py'].replace('Guard(Timing(page))', 'Timing(Guard(page))'),
  });
  expect(python.arrange(files, { move: [1, 2] }).says).toMatch(/app\.py.*shop\/core\.py/);
});

test('a factory is read where the server asks for one', () => {
  const source = `${HEAD}\ndef create_app(config=None):\n    app = Timing(page)\n    app = Auth(app)\n    return app\n`;
  const { slots } = python.arrange(source, null, { app: 'app:create_app', factory: true });
  expect(slots.map(({ name }) => name)).toEqual(['Auth', 'Timing']);
});

test('what is imported, a setting or a name of a module is no application', () => {
  const of = (line: string) =>
    python.arrange(`from kit import make, Timing\nimport config\n${line}`).slots.map(({ name }) => name);
  expect(of('application = make(__name__)\n')).toEqual([]);
  expect(of('application = make(config)\n')).toEqual([]);
  expect(of('application = make({"a": 1})\n')).toEqual([]);
  expect(of('application = Timing(make(config.NAME))\n')).toEqual(['Timing']);
});

test('no program is run for it', () => {
  const source = `raise SystemExit("run")\n${HEAD}application = Timing(Auth(page))\n`;
  expect(python.arrange(source, { move: [0, 1] }).edit?.source).toContain('Auth(Timing(page))');
});
