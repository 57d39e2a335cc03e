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

test('very many chunks, objects and items: what is of no more interest is left alone, and the next request has all again', () => {
  const sources = {
    chunks:
      'def application(environ, start_response):\n    start_response("200 OK", [])\n    for i in range(40000):\n        yield b"0123456789"\n',
    objects: `class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, other):
        return V(self.x + other.x)
${program('t = V(0)\nfor i in range(40000):\n    t = t + V(1)', '[b"%d" % t.x]')}`,
    items: program('t = sum(x for x in range(120000))', '[b"%d" % t]'),
  };
  // Each of them takes more than a hundred thousand steps. Time would tell too little here: the machine may be busy.
  python.run(`
import onionskin.guard as guard_module
guarded, told = guard_module.Guard.around, 0
def counted(self, step, local, *passes):
    def call(*args):
        global told
        told += 1
        return step(*args)
    return guarded(self, call, local, *passes)
guard_module.Guard.around = counted
`);
  try {
    for (const [name, source] of Object.entries(sources)) {
      python.start(source, { grain: 'none' });
      const plain = python.request();
      for (const grain of ['layers', 'lines', 'layers'] as const) {
        python.run('told = 0');
        const { raw, recording, unrecorded } = python.request(undefined, { grain });
        expect(Number(python.run('told')), `${name}, ${grain}`).toBeLessThan(100_000);
        expect(Number(python.run('told')), `${name}, ${grain}`).toBeGreaterThan(5000);
        expect(unrecorded).toBeNull();
        expect(recording?.ended).toBe('complete');
        expect(raw.split('\r\n\r\n')[1]).toBe(plain.raw.split('\r\n\r\n')[1]);
      }
    }
  } finally {
    python.run('guard_module.Guard.around = guarded');
  }
});

test('closed standard streams end the server process as they would anywhere', () => {
  python.start(
    'import sys\ndef application(environ, start_response):\n    sys.stderr.close()\n    start_response("200 OK", [])\n    return [b"ok"]\n',
  );
  expect(python.request()).toMatchObject({ raw: expect.stringMatching(/ok$/), exited: 1 });
});
