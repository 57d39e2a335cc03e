// A program can't tell that it is recorded, and can't break its recorder.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
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
