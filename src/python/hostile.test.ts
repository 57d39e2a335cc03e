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
  'wsgiref’s own methods replaced by the program’s': `import wsgiref.handlers
OF = wsgiref.handlers.BaseHandler
KEPT = {name: getattr(OF, name) for name in ("finish_response", "write", "send_headers")}
class Body(list):
    def close(self):
        for name, own in KEPT.items():
            setattr(OF, name, own)
def finish_response(self):
    try:
        for data in self.result:
            self.write(data)
        self.finish_content()
    finally:
        self.close()
def application(environ, start_response):
    start_response("200 OK", [])
    OF.finish_response = finish_response
    OF.write = lambda self, data: KEPT["write"](self, data)
    OF.send_headers = lambda self: KEPT["send_headers"](self)
    return Body([b"ok"])
`,
  'builtins that are deleted': `import builtins
${app('kept = dict(vars(builtins))\nfor name in ("len", "isinstance", "type", "id", "callable", "getattr", "issubclass", "any", "all", "next", "repr", "dict", "tuple", "BaseException", "ValueError", "RecursionError"): delattr(builtins, name)\nvars(builtins).update(kept)')}`,
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
  'text, lists, tuples and bytes of classes of its own, all of whose methods raise, as status, headers, body and environ': `class Bad:
    def bad(self, *args, **named):
        raise ValueError("no")
    __iter__ = __len__ = __getitem__ = __eq__ = __hash__ = __repr__ = __str__ = __getattribute__ = __add__ = __contains__ = bad
class Text(Bad, str): pass
class Items(Bad, list): pass
class Pair(Bad, tuple): pass
class Block(Bad, bytes): pass
class Count(Bad, int): pass
class Passing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
def inner(environ, start_response):
    start_response(Text("200 OK"), Items([Pair((Text("a"), Text("b")))]))
    start_response("200 OK", [Pair(("a", "b")), (Text("a"), "b")])
    return environ["body"]
${app('environ.update(a=Text("a"), b=Items([1]), c=Pair((1,)), d=Block(b"d"), e=Count(1))\nfor body in Pair((Block(b"x"), Items(), None)), [Block(b"x"), Text("y")], Items([b"z"]), Block(b"x"):\n    environ["body"] = body\n    Passing(inner)(environ, lambda status, headers: None)\n    local = body')}`,
  'a body that becomes another class while it is iterated over, and loses its close()': `class One:
    def __iter__(self):
        return self
    def __next__(self):
        self.__class__ = Other
        return b"o"
    def close(self):
        pass
class Other(One):
    def __next__(self):
        if "n" in vars(self):
            raise StopIteration
        self.n = 1
        return b"k"
${app('One.close = lambda self: delattr(One, "close")', 'One()')}`,
  'a generator that resumes itself, and is handed on while it runs': `def inner(environ, start_response):
    try:
        environ["self"].send(None)
    except ValueError:
        pass
    yield b"x"
${app('body = environ["self"] = inner(environ, start_response)\nlist(body)\nbody.close()')}`,
  'frames that are cleared, and locals that are written from outside': `import sys
def yields():
    yield sys._getframe()
${app('frame = next(yields())\nframe.clear()\nsys._getframe().f_locals["new"] = 1\nsys._getframe().f_trace = print\nsys._getframe().f_trace_opcodes = True\ndel sys._getframe().f_trace')}`,
  'globals without builtins': app('globals()["__builtins__"] = {}'),
  'sys without its functions': `import sys
${app('kept = dict(vars(sys))\nfor name in ("_getframe", "getrefcount", "getrecursionlimit", "setrecursionlimit", "gettrace", "exc_info", "monitoring"):\n    delattr(sys, name)\nenviron["x"] = (lambda: 1)()\nvars(sys).update(kept)')}`,
  'hooks that raise': `import gc, sys
def hook(*args):
    raise ValueError("hook")
class Dies:
    def __del__(self):
        raise ValueError("del")
${app('gc.callbacks.append(hook)\nkept = sys.unraisablehook, sys.excepthook\nsys.unraisablehook = sys.excepthook = hook\nDies()\ngc.collect()\nsys.unraisablehook, sys.excepthook = kept\ngc.callbacks.clear()')}`,
  'the limit of recursion right above the application': `import sys
${app('depth = 0\nframe = sys._getframe()\nwhile frame:\n    depth, frame = depth + 1, frame.f_back\nsys.setrecursionlimit(depth + 6)\nenviron["low"] = (lambda: 1)()\nsys.setrecursionlimit(1000)')}`,
  'calls that C makes': `import functools, operator
def inner(environ, start_response):
    return [b"x"]
${app('list(map(inner, [environ], [start_response]))\noperator.call(inner, environ, start_response)\nfunctools.partial(inner, environ)(start_response)\nmax([1], key=lambda _: bool(inner(environ, start_response)))')}`,
  'code objects without lines, with other names, of files that can not be': `def inner(environ, start_response):
    body = [b"x"]
    return body
${app('for changes in {"co_linetable": b"", "co_firstlineno": 0}, {"co_varnames": ("a", "a", "body")}, {"co_filename": "/srv/app/../app/\\0.py"}, {"co_qualname": ""}:\n    inner.__code__ = inner.__code__.replace(**changes)\n    inner(environ, start_response)')}`,
  'hundreds of code objects for one function': `def inner(environ, start_response):
    return [b"x"]
${app('for n in range(300):\n    inner.__code__ = inner.__code__.replace(co_firstlineno=n + 1)\n    inner(environ, start_response)')}`,
  'an environ that is emptied of thousands of keys': app(
    'kept = dict(environ)\nfor n in range(4000):\n    environ[f"k{n}"] = "v" * 100\nenviron.clear()\nenviron.update(kept)',
  ),
  'threads that can not start, signals, a garbage collector that is off': app(
    'import gc, threading\ngc.disable()\ntry:\n    threading.Thread(target=print).start()\nexcept RuntimeError:\n    pass\ngc.enable()',
  ),
};

test('the recorder’s own callbacks removed: the answer comes, and says that nothing was recorded of it', () => {
  for (const harm of ['register_callback(4, 1 << n, None)', 'set_local_events(4, application.__code__, 0)', 'set_events(4, 0)']) {
    const source = `import sys\n${app(`for n in range(17):\n    if 1 << n != sys.monitoring.events.BRANCH: sys.monitoring.${harm}`)}`;
    python.start(source, { grain: 'lines' });
    const { raw, unrecorded } = python.request();
    expect(raw).toMatch(/ok$/);
    expect(unrecorded === null ? 'recorded' : unrecorded).toMatch(
      /local/.test(harm) ? /^recorded$/ : /switched the recorder off/,
    );
  }
});

test.each(Object.entries(programs))('%s', (_, source) => {
  for (const grain of ['layers', 'lines', 'libraries'] as const) {
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
