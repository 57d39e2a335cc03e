// Recording changes nothing: the same bytes, logs, exceptions, order of side effects, lives of objects, identities, depth of the stack.
// The protocol's odd turns and wsgiref's own modules are in unchanged-protocol.test.ts, frameworks in frameworks.test.ts.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { ServerName } from '../runner/runner.ts';
import { goldenNames, goldenProgram } from '../testing/golden.node.ts';
import { bothWays, reporting } from './both-ways.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const seen = (source: string, raw?: string, server?: ServerName): string[] => bothWays(python, source, raw, server);

describe('the golden programs', () => {
  for (const name of goldenNames) {
    test(name, () => {
      const { source, raw, server } = goldenProgram(name);
      const [plain, ...recorded] = seen(source, raw, server);
      expect(plain?.length).toBeGreaterThan(50);
      expect(recorded).toEqual([plain, plain, plain]);
    });
  }
});

const looks: Record<string, [string, string]> = {
  'objects die at the same moments: locals, bodies, what is in environ, cycles': [
    `def inner(environ, start_response):
    loud = environ["loud"] = Loud("in environ")
    try:
        yield Loud("chunk")
        yield b"two"
    finally:
        report.append("finally")
def holds(environ, start_response):
    loud = Loud("local")
    return [Loud("first item"), Loud("second item")]
def mapped(environ, start_response):
    return map(lambda chunk: chunk, inner(dict(environ), start_response))
def look(environ, start_response):
    body = Passing(inner)(dict(environ), start_response)
    next(body)
    report.append("pulled")
    del body
    report.append("dropped")
    for chunk in Passing(holds)(environ, start_response):
        report.append(chunk.name)
        del chunk
    report.append("looped")
    body = mapped(environ, start_response)
    next(body)
    del body
    report.append("map dropped")
    body = inner(environ, start_response)
    next(body)
    body.close()
    report.append("closed")
    del environ["loud"]
    report.append("out of environ")
    knot = Loud("knot")
    knot.self = knot
    del knot
    gc.collect()
    report.append("collected")
`,
    'chunk dies|pulled|finally|in environ dies|dropped',
  ],
  'identities, and equality by id()': [
    `def inner(environ, start_response):
    environ["ids"] = id(environ), id(start_response)
    environ["body"] = [b"x"]
    return environ["body"]
def look(environ, start_response):
    body = Passing(Passing(inner))(environ, start_response)
    report.append(environ["ids"] == (id(environ), id(start_response)))
    report.append(body is environ["body"])
    generator = (x for x in [])
    report.append(Passing(lambda e, s: generator)(environ, start_response) is generator)
    report.append(type(environ) is dict)
    report.append(start_response == start_response)
`,
    'True|True|True|True|True',
  ],
  'sys.settrace, sys.setprofile, frames, tracebacks': [
    `def fails():
    return {}["key"]
def stack(environ, start_response):
    report.append([entry.name for entry in traceback.extract_stack() if entry.filename.startswith("/srv")])
    report.append([entry.line for entry in traceback.extract_stack() if entry.filename.startswith("/srv")])
    frame, names = sys._getframe(), []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    report.append(len(names))
    return []
def look(environ, start_response):
    report.append((sys.gettrace(), sys.getprofile()))
    Passing(stack)(environ, start_response)
    try:
        Passing(lambda e, s: fails())(environ, start_response)
    except KeyError as error:
        report.append(traceback.format_exc())
        report.append(error.__context__)
        report.append(len(traceback.extract_tb(error.__traceback__)))
    seen = []
    sys.settrace(lambda frame, event, arg: seen.append((event, frame.f_code.co_name)))
    Passing(lambda e, s: [])(environ, start_response)
    sys.settrace(None)
    report.append(seen)
`,
    "('call', '__call__')",
  ],
  'the order of side effects, between calls, pulls, writes and close()': [
    `def inner(environ, start_response):
    report.append("called")
    class Body:
        def __iter__(self):
            report.append("iter")
            return self
        def __next__(self):
            report.append("next")
            raise StopIteration
        def __getattribute__(self, name):
            report.append(f"looks for {name}")
            return object.__getattribute__(self, name)
        def close(self):
            report.append("close")
    return Body()
class Watched(dict):
    def __getitem__(self, key):
        report.append(f"get {key}")
        return dict.__getitem__(self, key)
    def __contains__(self, key):
        report.append(f"has {key}")
        return dict.__contains__(self, key)
    def __iter__(self):
        report.append("iterates")
        return dict.__iter__(self)
    def keys(self):
        report.append("keys")
        return dict.keys(self)
    items = keys
def look(environ, start_response):
    body = Passing(inner)(Watched(environ), start_response)
    for chunk in body:
        pass
    body.close()
    report.append(sorted(vars(sys.modules[__name__]).keys() - {"__builtins__"})[-3:])
`,
    'called|iter|next|looks for close|close',
  ],
  'reference counts, and who refers to what': [
    `def held(*values):
    report.append([(sys.getrefcount(value), len(gc.get_referrers(value))) for value in values])
def inner(environ, start_response):
    report.append((sys.getrefcount(environ), sys.getrefcount(start_response), sys.getrefcount(environ["wsgi.input"])))
    body = [b"x", b"y"]
    report.append((sys.getrefcount(body), len(gc.get_referrers(environ))))
    return body
def generator(environ, start_response):
    report.append(sys.getrefcount(environ))
    yield b"x"
    report.append(sys.getrefcount(environ))
def look(environ, start_response):
    report.append((sys.getrefcount(environ), len(gc.get_referrers(environ))))
    for app in inner, Passing(inner), Passing(lambda e, s: (b"x", e)), Passing(Passing(generator)):
        for each in environ, dict(environ), environ:
            body = app(each, start_response)
            report.append((sys.getrefcount(body), sys.getrefcount(each), sys.getrefcount(start_response)))
            held(body, each)
            chunks = iter(body)
            report.append((next(chunks) == b"x", sys.getrefcount(body), sys.getrefcount(chunks), len(gc.get_referrers(body))))
            for chunk in chunks:
                report.append(sys.getrefcount(each))
            del body, chunks
            report.append(sys.getrefcount(each))
    try:
        sys.getrefcount()
    except TypeError:
        report.append(sys.getrefcount(environ))
    try:
        sys.getrefcount(environ, 1)
    except TypeError:
        report.append(sys.getrefcount(environ))
    kept = [b"x"]
    body = iter(Passing(lambda e, s: iter(kept))(environ, start_response))
    report.append((sys.getrefcount(kept), sys.getrefcount(body), len(gc.get_referrers(kept)), len(gc.get_referrers(body))))
    del body
    report.append(sys.getrefcount(kept))
`,
    '',
  ],
  'warnings, and what hangs on the code objects': [
    `import warnings
def inner(environ, start_response):
    warnings.warn("look here", stacklevel=2)
    return []
def look(environ, start_response):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        Passing(inner)(environ, start_response)
    report.append([(str(w.message), w.lineno) for w in caught])
    report.append(hash(inner.__code__) == hash(inner.__code__.replace()))
    report.append(inner.__code__ == inner.__code__.replace())
    report.append(sorted(vars(inner)))
`,
    "[('look here', 12)]|True|True|[]",
  ],
};
test.each(Object.entries(looks))('%s', (_, [work, tells]) => {
  const [plain, ...recorded] = seen(reporting(work));
  expect(plain?.replaceAll('\n', '|')).toContain(tells);
  expect(recorded).toEqual([plain, plain, plain]);
});

describe('the depth that recursion reaches, and its traceback', () => {
  const ways: Record<string, string> = {
    plainly: 'def down(n):\n    report[0] = n\n    down(n + 1)',
    // Of C code between, WebAssembly's own stack holds fewer levels than Python's limit: it would end the process, recorded or not.
    'through comprehensions and C':
      'sys.setrecursionlimit(150)\ndef down(n):\n    report[0] = n\n    [list(map(down, [n + 1])) for _ in (1,)]',
    'through generators':
      'sys.setrecursionlimit(150)\ndef down(n):\n    report[0] = n\n    list(each(n))\ndef each(n):\n    yield down(n + 1)',
    'with a handler at each level':
      'def down(n):\n    try:\n        down(n + 1)\n    except RecursionError:\n        report[0] = max(n, report[0])\n        raise',
    'up to a limit of its own': 'sys.setrecursionlimit(400)\ndef down(n):\n    report[0] = n\n    down(n + 1)',
    'through the standard library': `import copy
def down(n):
    deep = []
    for _ in range(1000):
        deep = [deep]
    copy.deepcopy(deep)`,
    'through the standard library and back': `import copy
class Deep:
    def __deepcopy__(self, memo):
        report[0] += 1
        return copy.deepcopy([Deep()], memo)
def down(n):
    copy.deepcopy(Deep())`,
  };
  test.each(Object.entries(ways))('%s', (_, down) => {
    const source = reporting(`${down}
def look(environ, start_response):
    report.append(0)
    try:
        down(1)
    except RecursionError as error:
        report.append(str(error))
        report.append(traceback.format_exc())
        report.append(len(traceback.extract_tb(error.__traceback__)))
    finally:
        report.append(sys.getrecursionlimit())
        sys.setrecursionlimit(1000)
`);
    seen(source); // CPython itself uses another level or two while code is cold
    const [plain, ...recorded] = seen(source);
    expect(plain).toMatch(/maximum recursion depth exceeded/);
    expect(recorded).toEqual([plain, plain, plain]);
  });

  test('what was missed there is a fact of the recording, and what comes afterwards is recorded again', () => {
    const source = reporting(`def down(n):
    down(n + 1)
def look(environ, start_response):
    try:
        Passing(lambda *_: down(1))(environ, start_response)
    except RecursionError as error:
        report.append(error)
    Passing(lambda *_: [])(environ, start_response)
`);
    for (const grain of ['layers', 'lines'] as const) {
      python.start(source, { grain });
      const { recording } = python.request();
      const told = story(recording);
      expect(told.filter((line) => line.includes('cut depth'))).toHaveLength(1);
      expect(told.filter((line) => /raise RecursionError/.test(line))).toEqual([
        'look: raise RecursionError “maximum recursion depth exceeded” during call',
        'Passing: raise RecursionError “maximum recursion depth exceeded” during call',
      ]);
      expect(told.filter((line) => /Passing: (call|return)/.test(line))).toHaveLength(3);
      expect(recording?.ended).toBe('complete');
    }
  });
});
