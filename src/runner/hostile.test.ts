// Programs that can't be answered, or not for long, in real processes: each is told in a sentence that says where, what was recorded until
// then is kept, and the next Send meets a healthy process.
import { afterAll, expect, test } from 'vitest';
import { nodeRunner } from './node-runner.node.ts';
import type { ClientRequest, Outcome, Project } from './runner.ts';

const runner = nodeRunner();
afterAll(() => runner.dispose());

/** Milliseconds: for what never ends, and for what has to come to its own end even on a busy machine. */
const SHORT = 1000;
const LONG = 30_000;
const get: ClientRequest = {
  raw: new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost:8000\r\nConnection: close\r\n\r\n'),
  connection: 'new',
  halfClose: false,
};
const text = (bytes: Uint8Array | undefined): string => new TextDecoder('latin1').decode(bytes?.subarray(0, 100_000));
/** An application whose third line, and those after it, are `work`. */
const app = (work: string, before = 'import sys'): string =>
  `${before}\ndef application(environ, start_response):\n${work.replace(/^/gm, '    ')}\n    start_response("200 OK", [])\n    return [b"ok"]\n`;

type Ends = (outcome: Outcome) => void;

/** It was ended from outside, on that line. */
const stopped =
  (why: string, line: number | null, says: RegExp = /./): Ends =>
  (outcome) => {
    expect(outcome.stopped).toMatchObject({ why, says: expect.stringMatching(says) });
    if (line !== null) {
      expect(outcome.stopped).toMatchObject({ file: 'app.py', line });
      expect(outcome.stopped?.says).toContain(`in app.py, line ${line}`);
    }
  };
/** Python itself answered. */
const answered =
  (raw: RegExp, log: RegExp = /^/): Ends =>
  (outcome) => {
    expect(outcome.stopped).toBeUndefined();
    expect(text(outcome.raw)).toMatch(raw);
    expect(Object.values(outcome.log).join('\n')).toMatch(log);
    expect(outcome.recording?.ended).not.toBe('stopped');
  };
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

const programs: Record<string, [string | Record<string, string>, Ends, number?]> = {
  'a loop that swallows every exception': [
    app('while True:\n    try:\n        while True: pass\n    except BaseException: pass'),
    stopped('limit', 5),
    SHORT,
  ],
  'a loop in C': [app('sum(iter(int, 1))'), stopped('limit', 3), SHORT],
  'a power without end': [app('10 ** 10 ** 8'.replace(/10/, 'len(sys.path) + 7')), stopped('limit', 3), SHORT],
  'a regular expression that backtracks': [app('re.match(r"(a+)+$", "a" * 60 + "b")', 'import re'), stopped('limit', 3), SHORT],
  'a list without end': [
    app('list(itertools.count())', 'import itertools'),
    (outcome) => {
      if (outcome.stopped === undefined) answered(/^HTTP\/1.0 500/, /MemoryError/)(outcome);
      else stopped('limit', 3)(outcome);
    },
  ],
  'a list that is doubled without end': [app('x = [0]\nwhile True: x *= 2'), answered(/^HTTP\/1.0 500/, /line 4.*MemoryError/s)],
  'bytes without end': [app('x = []\nwhile True: x.append(bytes(10**7))'), answered(/^HTTP\/1.0 500/, /line 4.*MemoryError/s)],
  'text of two gigabytes': [app('"x" * (2 * 10 ** 9)'), answered(/^HTTP\/1.0 500/, /line 3.*MemoryError/s)],
  'a body without end': [
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    while True:\n        yield b"x" * 1000\n',
    stopped('limit', null),
    SHORT,
  ],
  'a body without end, in C': [
    'import itertools\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return itertools.repeat(b"x" * 1000)\n',
    stopped('limit', null),
    SHORT,
  ],
  'a body without end, in large blocks': [
    'import itertools\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return itertools.repeat(b"x" * 10**7)\n',
    (outcome) => {
      stopped('memory', null, /said more than the page can hold/)(outcome);
      expect(outcome.raw.length).toBeGreaterThan(10 ** 8);
    },
  ],
  'a body of nothing without end': [
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    while True:\n        yield b""\n',
    stopped('limit', null),
    SHORT,
  ],
  'output without end': [app('while True: print("x" * 1000)'), stopped('limit', 3), SHORT],
  'recursion without end': [app('f = lambda: f()\nf()'), answered(/^HTTP\/1.0 500/, /line 4.*RecursionError/s)],
  'recursion without end or limit': [
    app('sys.setrecursionlimit(10**8)\nf = lambda: f()\nf()'),
    (outcome) => {
      if (outcome.stopped === undefined) answered(/^HTTP\/1.0 500/, /MemoryError/)(outcome);
      else expect(outcome.stopped).toMatchObject({ file: 'app.py', says: expect.stringMatching(/in app.py, line \d/) });
    },
  ],
  'a __repr__ that calls itself': [
    app('repr(R())', 'class R: __repr__ = lambda self: repr(self)'),
    (outcome) => {
      if (outcome.stopped === undefined) answered(/^HTTP\/1.0 500/, /RecursionError/)(outcome);
      else stopped('memory', null, /its stack/)(outcome);
    },
  ],
  'a __del__ that never returns': [
    app('Dies()', 'class Dies:\n    def __del__(self):\n        while True: pass'.replace(/\n/g, '\n')),
    stopped('limit', null),
    SHORT,
  ],
  'a close() that never returns': [
    `class Body(list):
    def close(self):
        while True: pass
def application(environ, start_response):
    start_response("200 OK", [])
    return Body([b"ok"])
`,
    stopped('limit', 3),
    SHORT,
  ],
  'os._exit': [app('import os\nos._exit(3)'), stopped('exit', 4)],
  'os.abort': [app('import os\nos.abort()'), stopped('exit', 4)],
  'sys.exit in a generator': [
    'import sys\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    yield b"ok"\n    sys.exit(3)\n',
    answered(/ok/),
  ],
  'a thread': [
    app('import threading\nthreading.Thread(target=print).start()'),
    answered(/^HTTP\/1.0 500/, /can't start new thread/),
  ],
  'closed descriptors': [app('import os\nos.close(1)\nos.close(2)\nprint("x")'), answered(/ok$/)],
  'our modules replaced by None': [sabotage('None'), stopped('exit', null, /in app.py, line/)],
  'our modules replaced by what raises': [sabotage('boom'), stopped('exit', null, /in app.py, line/)],
  'our modules replaced by what lies': [
    sabotage('Liar()'),
    (outcome) => {
      expect(['exit', 'limit']).toContain(outcome.stopped?.why);
      expect(outcome.stopped?.says).toMatch(/in app.py, line/);
    },
  ],
  'an answer that makes no sense': [
    `import onionskin.process
class Exchange:
    end = exited = unrecorded = log = environ = recording = "nonsense"
onionskin.process.Exchange = lambda *args: Exchange
${app('pass')}`,
    stopped('exit', null, /that no server process says/),
  ],
  'builtins emptied': [
    app('import builtins\nvars(builtins).clear()'),
    (outcome) => {
      expect(outcome.stopped !== undefined || outcome.exited !== null || text(outcome.raw).startsWith('HTTP')).toBe(true);
    },
  ],
  'sys.modules emptied': [
    app('sys.modules.clear()'),
    (outcome) => {
      expect(outcome.stopped !== undefined || outcome.exited !== null || text(outcome.raw).startsWith('HTTP')).toBe(true);
    },
  ],
  'files named like our modules and like Python’s own': [
    Object.fromEntries([
      [
        'app.py',
        'import onionskin, wsgiref, json, sys, builtins\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"ok"]\n',
      ],
      ...['onionskin', 'wsgiref', 'json', 'sys', 'builtins', 'traceback', 'types', 'io'].map((name) => [
        `${name}.py`,
        'raise SystemError("mine")\n',
      ]),
    ]),
    answered(/ok$/),
  ],
};

test.each(Object.entries(programs))('%s', async (_, [source, ends, limit = LONG]) => {
  const files = typeof source === 'string' ? { 'app.py': source } : source;
  const project: Project = { files, app: 'app:application' };
  const { outcome, started } = await runner.send(get, project, { name: 'wsgiref' }, { grain: 'lines', limit });
  expect(started.ok).toBe(true);
  if (outcome === null) throw new Error('It was never begun.');
  expect(outcome.recording?.layers.length).toBeGreaterThan(1);
  expect(outcome.recording?.events.some((event) => event.type === 'call')).toBe(true);
  ends(outcome);
  const next = await runner.send(get, { files: { 'app.py': app('pass') }, app: 'app:application' }, { name: 'wsgiref' });
  expect(text(next.outcome?.raw)).toMatch(/ok$/);
  expect(next.outcome).toMatchObject({ exited: null, recording: { ended: 'complete' } });
});
