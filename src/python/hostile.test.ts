// Programs that mean harm, or that are odd beyond reason: each is answered as without a recorder, and the recording stays whole or says what is missing.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { layersOf } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const app = (work: string, body = '[b"ok"]'): string =>
  `def application(environ, start_response):\n${work.replace(/^/gm, '    ')}\n    start_response("200 OK", [])\n    return ${body}\n`;
/** An object of a class all of whose special methods do `what`. */
const odd = (what: string): string => `class Odd:
    def bad(self, *args):
        ${what}
    __repr__ = __str__ = __eq__ = __hash__ = __len__ = __bool__ = __iter__ = __getattr__ = __getattribute__ = __format__ = bad
    __class__ = property(bad)
class Meta(type):
    def bad(cls, *args):
        ${what}
    __repr__ = __eq__ = __hash__ = __instancecheck__ = __subclasscheck__ = __getattribute__ = bad
class Odder(metaclass=Meta):
    pass
class Text(str):
    __repr__ = __str__ = __eq__ = __hash__ = __len__ = Odd.__dict__["bad"]
class Number(int):
    __repr__ = __index__ = __eq__ = __bool__ = Odd.__dict__["bad"]
`;
const shows = `odd, odder, text, number = Odd(), type.__call__(Odder), str.__new__(Text, "t"), int.__new__(Number, 1)
box = [odd, (odder, {"text": text}), {1: number}]
environ["odd"], environ["box"] = odd, box`;

const programs: Record<string, string> = {
  'special methods that raise': `${odd('raise ValueError("no")')}${app(shows)}`,
  'special methods that lie': `${odd('return 7')}${app(shows)}`,
  'special methods that recurse': `${odd('return [self for self in args] and Odd().bad()'.replace('self for self in args', '1'))}${app(shows)}`,
  'special methods that never return': `${odd('\n        while True: pass')}${app(shows)}`,
  'a list that holds itself, and one that is deep': app(
    'a = []\na.append(a)\nd = {}\nd["d"] = d\nfor _ in range(1000): a = [a]\nenviron["a"] = a',
  ),
  'an environ of a class of its own, whose methods all raise': `class Env(dict):
    def bad(self, *args):
        raise ValueError("no")
    __getitem__ = __contains__ = __iter__ = __len__ = keys = items = values = get = copy = bad
def inner(environ, start_response):
    return [b"inner"]
${app('inner(Env(environ), start_response)')}`,
  'keys of environ that are no strings, and a key whose hash changes': `class Key:
    def __init__(self):
        self.n = 10**6
    def __hash__(self):
        self.n += 1
        return self.n
    def __eq__(self, other):
        raise ValueError("no")
${app('environ[1] = environ[None] = environ[(1, 2)] = 1\nenviron[Key()] = 2')}`,
  'an environ that is kept and changed by the next request': `kept = []
${app('for old in kept:\n    old.clear()\n    old["changed"] = True\nkept.append(environ)')}`,
  'modules named like ours and like the standard library': `import sys, types
for name in ("onionskin.steps", "onionskin.recorder", "onionskin", "traceback", "linecache", "dis", "weakref", "json", "io"):
    sys.modules[name] = types.ModuleType(name)
${app('pass')}`,
  'the import system turned off': `import sys\n${app('kept = sys.meta_path[:], sys.path[:]\nsys.meta_path.clear()\nsys.path.clear()\nsys.meta_path[:], sys.path[:] = kept')}`,
  'builtins that are deleted': `import builtins
${app('kept = dict(vars(builtins))\nfor name in ("len", "isinstance", "type", "id", "callable", "getattr", "issubclass", "any", "all", "next", "repr", "dict", "tuple", "BaseException", "ValueError", "RecursionError"): delattr(builtins, name)\nvars(builtins).update(kept)')}`,
  'all of our own code replaced by None': `import gc, sys
${app('for module in [m for name, m in sys.modules.items() if name.startswith("onionskin.naming")]:\n    module.is_harmless = None')}`,
  'every exception swallowed': `class Swallow:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        try:
            return self.app(environ, start_response)
        except BaseException:
            start_response("200 OK", [])
            return [b"ok"]
def application(environ, start_response):
    raise SystemExit(3)
application = Swallow(application)
`,
  'sys.monitoring used by the program itself, for everything': `import sys
mon = sys.monitoring
seen = []
if mon.get_tool(2) is None: mon.use_tool_id(2, "mine")
mon.register_callback(2, mon.events.PY_START, lambda code, offset: seen.append(code.co_name))
mon.register_callback(2, mon.events.LINE, lambda code, line: mon.DISABLE)
${app('mon.set_events(2, mon.events.PY_START | mon.events.LINE)\n(lambda: 1)()\nmon.set_events(2, 0)\nassert "<lambda>" in seen, seen\nmon.restart_events()')}`,
  'a tracer that raises': `import sys
def tracer(frame, event, arg):
    raise ValueError("tracer")
${app('sys.settrace(tracer)\ntry:\n    (lambda: 1)()\nexcept ValueError:\n    pass\nsys.settrace(None)')}`,
  'a code object that changes under our hands': `def other(environ, start_response):
    return [b"other"]
def inner(environ, start_response):
    return [b"inner"]
${app('inner(environ, start_response)\ninner.__code__ = other.__code__\ninner(environ, start_response)\ninner.__code__ = other.__code__.replace(co_name="x" * 10000)\ninner(environ, start_response)')}`,
  'names that are very long, empty, or no text of UTF-8': `${app('pass')}application.__name__ = application.__qualname__ = "\\udcff" * 10\napplication.__code__ = application.__code__.replace(co_name="\\udcff", co_qualname="\\udcff")\n`,
  'a body that changes while it is iterated over': `def inner(environ, start_response):
    return [b"a", b"b", b"c"]
${app('body = inner(environ, start_response)\nfor chunk in body:\n    del body[0]\n    body.append(b"d")\n    if len(body) > 2 and chunk == b"d":\n        break\n    body.pop()')}`,
  'a class whose attributes are looked up by raising': `class Meta(type):
    def mro(cls):
        return [cls, object]
class Body(metaclass=Meta):
    __slots__ = ()
    def __getattribute__(self, name):
        raise RuntimeError(name)
    def __call__(self, environ, start_response):
        start_response("200 OK", [])
        return [b"ok"]
application = Body()
`,
  'an exception whose parts all raise': `class Nasty(Exception):
    def bad(self, *args):
        raise ValueError("no")
    __str__ = __repr__ = __getattribute__ = __eq__ = __hash__ = __reduce__ = bad
def inner(environ, start_response):
    raise Nasty(Nasty)
${app('try:\n    inner(environ, start_response)\nexcept Exception:\n    pass')}`,
  'a finalizer that raises, and one that calls the application': `class Loud:
    def __del__(self):
        application({"wsgi.version": (1, 0)}, lambda *args: None) if self.again else None
        raise ValueError("no")
${app('loud = Loud()\nloud.again = "HTTP_HOST" in environ\ndel loud')}`,
  'threads that can not start, signals, a garbage collector that is off': app(
    'import gc, threading\ngc.disable()\ntry:\n    threading.Thread(target=print).start()\nexcept RuntimeError:\n    pass\ngc.enable()',
  ),
};

test.each(Object.entries(programs))('%s', (_, source) => {
  for (const grain of ['layers', 'lines'] as const) {
    expect(python.start(source, { grain })).toMatchObject({ ok: true });
    for (let times = 0; times < 2; times += 1) {
      const { raw, unrecorded, recording } = python.request();
      expect(raw).toMatch(/^HTTP\/1\.0 200 OK.*ok$/s);
      expect(unrecorded).toBeNull();
      expect(recording?.ended).toBe('complete');
      expect(layersOf(recording).length).toBeGreaterThan(0);
    }
  }
  // The next program meets a healthy process.
  expect(python.start(app('pass'), { grain: 'lines' })).toMatchObject({ ok: true });
  expect(python.request()).toMatchObject({ raw: expect.stringMatching(/ok$/), unrecorded: null });
});
