// Programs that use up whatever there is, and values that mean ill when they are looked at. Each is sent by the visitor, and must come to an end: with an
// answer, or with a sentence.

export interface Hog {
  name: string;
  /** The body of `application`, before it answers; or all of the file. */
  code: string;
  /** In the answer, or in the sentence. */
  comes: RegExp;
}

const APP = 'def application(environ, start_response):\n';
const honest = 'start_response("200 OK", [("Content-Type", "text/plain")])\nreturn [b"[done]"]';
/** The file. */
export const sourceOf = ({ code }: Hog): string =>
  code.includes('def application')
    ? code
    : `${APP}${`${code}
${honest}`.replace(/^/gm, '    ')}
`;
const file = (top: string, inside = 'thing = Thing()') => `${top}\n\n\n${APP}${`${inside}\n${honest}`.replace(/^/gm, '    ')}\n`;
/** Of a value that is a local, and in environ: the recorder looks at both. */
const looked = (method: string, work: string) =>
  file(`class Thing:\n    def ${method}:\n        ${work}`, 'thing = Thing()\nenviron["thing"] = thing');

const ENDED = /Still running|stopped|took|memory|more than|ended|exited|deep|\[done\]|Error/;
const DONE = /\[done\]/;

export const hogs: readonly Hog[] = [
  { name: 'loops for ever', code: 'while True: pass', comes: /Still running|stopped/ },
  {
    name: 'catches its own end',
    code: 'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
    comes: /Still running|stopped/,
  },
  { name: 'takes all memory', code: 'x = []\nwhile True: x.append(bytearray(50_000_000))', comes: ENDED },
  { name: 'recurses without end', code: 'def f(): return f()\ntry: f()\nexcept RecursionError: pass', comes: DONE },
  {
    name: 'makes lists within lists, 100,000 deep',
    code: 'x = []\nfor _ in range(100_000): x = [x]\nenviron["x"] = x',
    comes: DONE,
  },
  {
    name: 'prints 100,000 lines that are HTML',
    code: 'for n in range(100_000): print("<img src=x onerror=top.harmed=1>")',
    comes: ENDED,
  },
  {
    name: 'makes keys that all have one hash',
    code: 'class K(str):\n    __slots__ = ()\n    def __hash__(self): return 1\nd = {}\nfor n in range(1500): d[K(str(n))] = n\nenviron["d"] = d',
    comes: ENDED,
  },
  { name: 'tries a pattern without end', code: 'import re\nre.match(r"(a+)+$", "a" * 40 + "b")', comes: /Still running|stopped/ },
  { name: 'has a __repr__ that loops', code: looked('__repr__(self)', 'while True: pass'), comes: DONE },
  { name: 'has a __repr__ that exits', code: looked('__repr__(self)', 'raise SystemExit(1)'), comes: DONE },
  { name: 'has a __len__ of everything', code: looked('__len__(self)', 'return 2**62'), comes: DONE },
  {
    name: 'has a __class__ that lies',
    code: file(
      'class Thing:\n    __class__ = property(lambda self: 1 / 0)\n    def __getattribute__(self, name): raise SystemExit',
      'thing = Thing()\nenviron["thing"] = thing',
    ),
    comes: DONE,
  },
  {
    name: 'has an __eq__ and a __hash__ that end it',
    code: file(
      'class Thing(str):\n    def __eq__(self, other): raise SystemExit\n    def __hash__(self): return hash("PATH_INFO")',
      'thing = Thing("x")\nenviron[thing] = thing',
    ),
    comes: ENDED,
  },
  {
    name: 'calls itself <img> and __proto__',
    code: file(
      'class Thing:\n    pass',
      'Thing.__name__ = Thing.__qualname__ = "<img src=x onerror=top.harmed=1>"\nthing = Thing()\n__proto__ = constructor = thing\nenviron["__proto__"] = environ["constructor"] = thing',
    ),
    comes: DONE,
  },
  {
    name: 'raises HTML with a traceback of HTML',
    code: 'exec(compile("raise Exception(\'<script>top.harmed=1</script>\')", "<img src=x onerror=top.harmed=1>", "exec"))',
    comes: ENDED,
  },
  { name: 'exits at once', code: 'import os\nos._exit(3)', comes: ENDED },
  { name: 'closes its own worker', code: 'import js\njs.self.close()\nwhile True: pass', comes: ENDED },
  {
    name: 'replaces the recorder’s own parts',
    code: 'import sys\nfor name in [*sys.modules]:\n    if "onionskin" in name: sys.modules[name] = None\nsys.settrace(None)\nsys.setprofile(None)',
    comes: ENDED,
  },
  {
    name: 'answers with 100,000 headers',
    code: `def application(environ, start_response):\n    start_response("200 OK", [("X-" + str(n), "v" * 20) for n in range(100_000)])\n    return [b"[done]"]\n`,
    comes: ENDED,
  },
  {
    name: 'answers with a body without end',
    code: `def application(environ, start_response):\n    start_response("200 OK", [])\n    while True:\n        yield b"x" * 1000\n`,
    comes: ENDED,
  },
];
