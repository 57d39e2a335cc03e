// Programs that do all they can not to be answered. hostile.test.ts says what each gets, `npm run bench -- limits` how soon.
/** An application whose third line, and those after it, are `work`. */
export const app = (work: string, before = 'import sys'): string =>
  `${before}\ndef application(environ, start_response):\n${work.replace(/^/gm, '    ')}\n    start_response("200 OK", [])\n    return [b"ok"]\n`;

const sabotage = (value: string): string => `import sys
def boom(*args, **named):
    raise ValueError("sabotaged")
class Liar:
    def __call__(self, *args, **named):
        return self
    def __getattr__(self, name):
        return self
def sabotage(value):
    for name, module in list(sys.modules.items()):
        if name.startswith("onionskin"):
            for key in [key for key in vars(module) if not key.startswith("__")]:
                setattr(module, key, value)
def application(environ, start_response):
    sabotage(${value})
    start_response("200 OK", [])
    return [b"ok"]
`;

export const HOSTILE = {
  'a loop that swallows every exception': app('while True:\n    try:\n        while True: pass\n    except BaseException: pass'),
  'a loop in C': app('sum(iter(int, 1))'),
  'a power without end': app('10 ** 10 ** 8'.replace(/10/, 'len(sys.path) + 7')),
  'a regular expression that backtracks': app('re.match(r"(a+)+$", "a" * 60 + "b")', 'import re'),
  'a list without end': app('list(itertools.count())', 'import itertools'),
  'a list that is doubled without end': app('x = [0]\nwhile True: x *= 2'),
  'bytes without end': app('x = []\nwhile True: x.append(bytes(10**7))'),
  'text of two gigabytes': app('"x" * (2 * 10 ** 9)'),
  'a body without end':
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    while True:\n        yield b"x" * 1000\n',
  'a body without end, in C':
    'import itertools\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return itertools.repeat(b"x" * 1000)\n',
  'a body without end, in large blocks':
    'import itertools\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return itertools.repeat(b"x" * 10**7)\n',
  'a body of nothing without end':
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    while True:\n        yield b""\n',
  'output without end': app('while True: print("x" * 1000)'),
  'recursion without end': app('f = lambda: f()\nf()'),
  'recursion without end or limit': app('sys.setrecursionlimit(10**8)\nf = lambda: f()\nf()'),
  'a __repr__ that calls itself': app('repr(R())', 'class R: __repr__ = lambda self: repr(self)'),
  'a __del__ that never returns': app(
    'Dies()',
    'class Dies:\n    def __del__(self):\n        while True: pass'.replace(/\n/g, '\n'),
  ),
  'a close() that never returns': `class Body(list):
    def close(self):
        while True: pass
def application(environ, start_response):
    start_response("200 OK", [])
    return Body([b"ok"])
`,
  'os._exit': app('import os\nos._exit(3)'),
  'os.abort': app('import os\nos.abort()'),
  'sys.exit in a generator':
    'import sys\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    yield b"ok"\n    sys.exit(3)\n',
  'a thread': app('import threading\nthreading.Thread(target=print).start()'),
  'closed descriptors': app('import os\nos.close(1)\nos.close(2)\nprint("x")'),
  'our modules replaced by None': sabotage('None'),
  'our modules replaced by what raises': sabotage('boom'),
  'our modules replaced by what lies': sabotage('Liar()'),
  'an answer that makes no sense': `import onionskin.process
class Exchange:
    end = exited = unrecorded = log = environ = recording = "nonsense"
onionskin.process.Exchange = lambda *args: Exchange
${app('pass')}`,
  'builtins emptied': app('import builtins\nvars(builtins).clear()'),
  'sys.modules emptied': app('sys.modules.clear()'),
  'files named like our modules and like Python’s own': Object.fromEntries([
    [
      'app.py',
      'import onionskin, wsgiref, json, sys, builtins\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"ok"]\n',
    ],
    ...['onionskin', 'wsgiref', 'json', 'sys', 'builtins', 'traceback', 'types', 'io'].map((name) => [
      `${name}.py`,
      'raise SystemError("mine")\n',
    ]),
  ]),
} satisfies Readonly<Record<string, string | Readonly<Record<string, string>>>>;
