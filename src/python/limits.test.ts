// Programs that are large, long, deep or hostile: they behave as without a recorder, and the recording says what it left out.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { responseAt } from '../trace/response-at.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const program = (work: string, body = '[b"ok"]') =>
  `def application(environ, start_response):\n${work.replace(/^/gm, '    ')}\n    start_response("200 OK", [])\n    return ${body}\n`;

function answer(source: string, raw?: string): ReturnType<Python['request']> {
  expect(python.start(source, { grain: 'lines' }).ok).toBe(true);
  const answered = python.request(raw);
  expect(answered.unrecorded).toBeNull();
  return answered;
}

test('a body of 10 MB arrives whole and is recorded in part', () => {
  const { raw, recording } = answer(program('pass', '[b"x" * 10**7]'));
  expect(raw.length).toBeGreaterThan(10 ** 7);
  expect(recording?.events.filter((event) => event.type === 'cut')[0]).toMatchObject({ what: 'bytes', of: 10 ** 7 });
  const carries = recording?.events.filter((event) => event.type === 'chunk' || event.type === 'sent');
  expect(carries?.flatMap((event) => event.size ?? [])).toEqual([10 ** 7, 10 ** 7]);
  expect(carries?.at(-1)).toMatchObject({ parts: [{ from: expect.any(Number), size: 10 ** 7 }] });
  const whole = recording && responseAt(recording, recording.events.length - 1);
  expect(whole).toMatchObject({ sentBytes: raw.length, keptBytes: raw.length - 10 ** 7 + 2 ** 20, complete: true });
  expect(JSON.stringify(recording).length).toBeLessThan(3 * 10 ** 6);
});

test('10 MB of output, at once and in many lines', () => {
  const { recording } = answer(program('print("x" * 10**7)\nfor i in range(20000): print("y" * 100)'));
  expect(recording?.events.filter((event) => event.type === 'cut').map((cut) => cut.what)).toEqual(['prints']);
  expect(recording?.ended).toBe('complete');
});

test('an upload of 10 MB', () => {
  const { raw } = answer(
    program('data = environ["wsgi.input"].read(10**7)', '[b"%d" % len(data)]'),
    `POST / HTTP/1.0\r\nContent-Length: 10000000\r\n\r\n${'u'.repeat(10 ** 7)}`,
  );
  expect(raw).toMatch(/10000000$/);
});

test('very many lines: the first are told, then each line once more, and the next request has all again', () => {
  const { recording } = answer(program('n = 0\nwhile n < 20000:\n    n += 1\nlast = n'));
  const lines = story(recording).filter((line) => line.includes('line'));
  expect(lines.length).toBeLessThan(7000);
  expect(lines).toContain('application: cut lines');
  expect(lines.slice(-3)).toEqual(['application: line 5', 'application: line 6', 'application: line 7']);
  expect(story(python.request().recording).filter((line) => line === 'application: line 4').length).toBeGreaterThan(100);
});

test('recursion without end is the program’s own RecursionError', () => {
  const source = program(
    'def f(n):\n    return f(n + 1)\ntry:\n    f(1)\nexcept RecursionError as error:\n    said = str(error)',
    '[said.encode()]',
  );
  expect(answer(source).raw).toMatch(/maximum recursion depth exceeded$/);
  expect(python.request().unrecorded).toBeNull();
});

test('frames are never held: an object dies when the program lets it go', () => {
  const { recording } = answer(`class Loud:
    def __del__(self):
        print("gone")
def work():
    loud = Loud()
    return 1
def application(environ, start_response):
    work()
    print("after")
    start_response("200 OK", [])
    return []
`);
  const prints = recording?.events.filter((event) => event.type === 'print' && event.stream === 'stdout');
  expect(prints?.map((print) => ('text' in print ? print.text : ''))).toEqual(['gone\n', 'after\n']);
});

test('what the program put into environ is let go of when the request is over', () => {
  python.start(`import weakref
class Thing:
    pass
things = []
def application(environ, start_response):
    alive = [thing() is not None for thing in things]
    environ["thing"] = Thing()
    things.append(weakref.ref(environ["thing"]))
    start_response("200 OK", [])
    return [repr(alive).encode()]
`);
  python.request();
  expect(python.request().raw).toMatch(/\[False\]$/);
});

test('a hundred layers', () => {
  const { recording } = answer(`class Passing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
${program('pass')}
for _ in range(100):
    application = Passing(application)
`);
  expect(recording?.layers.length).toBe(102);
  expect(recording?.spans.map((span) => span.parent)).toEqual([null, ...Array.from({ length: 101 }, (_, i) => i)]);
});

test('previews run nothing of the program’s', () => {
  const { recording, raw } = answer(`ran = []
class Nosy:
    def __repr__(self):
        ran.append("repr")
        return "Nosy"
    __str__ = __len__ = __bool__ = __eq__ = __hash__ = __iter__ = __getattribute__ = __repr__
class Odd(Exception):
    def __str__(self):
        ran.append("str")
        return "odd"
def application(environ, start_response):
    nosy = Nosy()
    box = [nosy, {"a": nosy}]
    environ["nosy"] = nosy
    try:
        inner(environ, start_response)
    except Odd:
        pass
    start_response("200 OK", [])
    return [repr(ran).encode()]
def inner(environ, start_response):
    raise Odd(Nosy())
`);
  expect(raw).toMatch(/\[\]$/);
  expect(story(recording)).toContain('inner: raise Odd “<Nosy>” during call');
});

test('a program that frees our monitoring tool: it runs on, and the outcome says what is missing', () => {
  python.start(program('import sys\nsys.monitoring.free_tool_id(4)'));
  const answered = python.request();
  expect(answered.raw).toMatch(/ok$/);
  expect(answered.unrecorded).toMatch(/switched the recorder off/);
  python.start(program('pass'));
  expect(python.request().unrecorded).toBeNull();
});

test('without recording there is no recording, and nothing is watched', () => {
  python.start(program('pass'), { grain: 'none' });
  expect(python.request()).toMatchObject({ recording: null, raw: expect.stringMatching(/ok$/) });
  expect(python.run('import sys; sys.monitoring.get_tool(4)')).toBeUndefined();
});

test('very many chunks, writes and calls cost little once nothing more of them is kept', () => {
  const sources = {
    chunks:
      'def application(environ, start_response):\n    start_response("200 OK", [])\n    for i in range(100000):\n        yield b"0123456789"\n',
    objects: `class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, other):
        return V(self.x + other.x)
${program('t = V(0)\nfor i in range(100000):\n    t = t + V(1)', '[b"%d" % t.x]')}`,
    generators: program('t = sum(x for x in range(300000))', '[b"%d" % t]'),
  };
  for (const [name, source] of Object.entries(sources)) {
    python.start(source, { grain: 'none' });
    const plain = python.request();
    const took = (grain: 'none' | 'layers' | 'lines') => {
      const from = performance.now();
      python.request(undefined, { grain });
      return performance.now() - from;
    };
    const alone = took('none');
    for (const grain of ['layers', 'lines'] as const) {
      // Parsing what is posted is in this time too; in a worker it isn't.
      expect(took(grain), `${name}, ${grain}`).toBeLessThan(5 * alone + 3000);
      const { raw, recording, unrecorded } = python.request(undefined, { grain });
      expect(unrecorded).toBeNull();
      expect(recording?.ended).toBe('complete');
      expect(raw.split('\r\n\r\n')[1]).toBe(plain.raw.split('\r\n\r\n')[1]);
    }
  }
});

test('a copy of environ dies when the program lets it go, and so does what is in it', () => {
  const { raw } = answer(`log = []
class Loud:
    def __del__(self):
        log.append("gone")
def inner(environ, start_response):
    environ["loud"] = Loud()
    return []
def application(environ, start_response):
    inner(dict(environ), start_response)
    log.append("after")
    start_response("200 OK", [])
    return [repr(log).encode()]
`);
  expect(raw).toMatch(/\['gone', 'after'\]$/);
});

test('a program that replaces builtins neither breaks its recorder nor sees it', () => {
  const { raw, recording } = answer(`import builtins
calls = []
kept = builtins.len, builtins.isinstance, builtins.id
def counting(value):
    calls.append(value)
    return kept[0](value)
def helper(x):
    return [x]
def application(environ, start_response):
    builtins.len = counting
    builtins.isinstance = builtins.id = None
    helper(1)
    builtins.len, builtins.isinstance, builtins.id = kept
    start_response("200 OK", [])
    return [b"%d" % len(calls)]
`);
  expect(raw).toMatch(/0$/);
  expect(story(recording)).toContain('application: open helper');
});

test('classes whose metaclass forbids everything', () => {
  const { raw } = answer(`class Meta(type):
    def __getattribute__(cls, name):
        raise ValueError(name)
    __eq__ = __instancecheck__ = __subclasscheck__ = __getattribute__
    def __hash__(cls):
        raise ValueError("hash")
class Shy(metaclass=Meta):
    def __call__(self, environ, start_response):
        start_response("200 OK", [])
        return [b"ok"]
application = Shy()
`);
  expect(raw).toMatch(/ok$/);
});

test('closed standard streams end the server process as they would anywhere', () => {
  python.start(
    'import sys\ndef application(environ, start_response):\n    sys.stderr.close()\n    start_response("200 OK", [])\n    return [b"ok"]\n',
  );
  expect(python.request()).toMatchObject({ raw: expect.stringMatching(/ok$/), exited: 1 });
});
