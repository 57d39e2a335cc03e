// What runs a lesson's checks has to stand whatever the learner's program or the check itself does.
import { afterAll, expect, test } from 'vitest';
import { nodeRunner } from '../runner/node-runner.node.ts';
import type { ServerName } from '../runner/runner.ts';

const runner = nodeRunner();
afterAll(() => runner.dispose());

const HELLO = `def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-A", "1"), ("X-A", "2")])
    return [b"Hello"]
`;
const checks = (...methods: string[]) =>
  `from onionskin.checks import Lesson, after\n\n\nclass Checks(Lesson):\n${methods.map((one) => one.replace(/^/gm, '    ')).join('\n')}`;
const run = (check: string, app = HELLO, name: ServerName = 'wsgiref') =>
  runner.check(check, { files: { 'app.py': app }, app: 'app:application' }, { name });

const status = (name = 'status', wanted = 200) =>
  `def test_${name}(self):\n    """It says ${wanted}."""\n    self.assertStatus(self.send("GET /"), ${wanted}, hint="Say it.")\n`;

test('a check that fails says what was wanted, what came, the hint, and where to look', async () => {
  const { results, recordings, fault } = await run(checks(status(), status('other', 404)));
  expect(fault).toBeNull();
  expect(results[0]).toEqual({ name: 'test_status', sentence: 'It says 200.', passed: true, says: '', at: null });
  expect(results[1]).toMatchObject({ passed: false });
  expect(results[1]?.says).toBe('`GET /`: wanted status 404, came 200 OK. (app.py, line 2) Say it.');
  const at = results[1]?.at;
  expect(at && recordings[at.recording]?.events[at.event]).toMatchObject({ type: 'start_response', status: '200 OK' });
});

test('results come in the order of the file, and each check has a process of its own', async () => {
  const counter = `count = 0\n\n\ndef application(environ, start_response):
    global count
    count += 1
    start_response("200 OK", [])
    return [str(count).encode()]
`;
  const one = (name: string) =>
    `def test_${name}(self):\n    """${name}"""\n    self.assertEqual(self.send("GET /").body, b"1")\n`;
  const { results } = await run(checks(one('z'), one('a')), counter);
  expect(results.map(({ name, passed }) => [name, passed])).toEqual([
    ['test_z', true],
    ['test_a', true],
  ]);
});

test('layers may give each other text, as long as the server is given bytes', async () => {
  const text = `def page(environ, start_response):
    start_response("200 OK", [])
    yield "Hello"


def application(environ, start_response):
    for piece in page(environ, start_response):
        yield piece.encode()
`;
  const bytes = checks('def test_it(self):\n    """x"""\n    self.assertChunksAreBytes(self.send("GET /"))\n');
  expect((await run(bytes, text)).results[0]).toMatchObject({ passed: true, says: '' });
  const { results } = await run(bytes, text.replace('.encode()', ''));
  expect(results[0]).toMatchObject({ passed: false });
  expect(results[0]?.says).toContain('A chunk of the body is `str`');
});

test('a check waits for the one it stands on', async () => {
  const waiting = `@after("test_first")\n${status('second')}`;
  const { results } = await run(checks(status('first', 500), waiting));
  expect(results[1]).toMatchObject({ passed: false, waits: true, says: 'Looked at once “It says 500.” passes.', at: null });
  const { results: fine } = await run(checks(status('first'), waiting));
  expect(fine.map((one) => one.passed)).toEqual([true, true]);
});

test('headers keep their order and their doubles', async () => {
  const { results } = await run(
    checks(
      'def test_it(self):\n    """x"""\n    names = [name for name, _ in self.send("GET /").headers]\n    self.assertEqual(names[2:5], ["Content-Type", "X-A", "X-A"])\n',
    ),
  );
  expect(results[0]).toMatchObject({ passed: true });
});

test.each([
  ['does not parse', 'def test(:', 'check.py itself is broken: SyntaxError'],
  ['raises when it is read', 'raise SystemExit(3)', 'check.py itself is broken: SystemExit: 3'],
  ['has no checks', 'x = 1', 'check.py has no checks.'],
])('a check.py that %s is a fault, not a crash', async (_what, check, says) => {
  const { results, fault } = await run(check);
  expect(results).toEqual([]);
  expect(fault).toContain(says);
});

test('a check that breaks takes the blame, and the next one still runs', async () => {
  const { results } = await run(checks('def test_broken(self):\n    """x"""\n    {}["missing"]\n', status()));
  expect(results[0]).toMatchObject({ passed: false });
  expect(results[0]?.says).toBe(
    "This check could not be finished, and the check itself is to blame: KeyError: 'missing' (check.py, line 7)",
  );
  expect(results[1]).toMatchObject({ passed: true });
});

test.each([
  ['cannot be read', 'def application(:', 'Python can'],
  ['has no application', 'x = 1', 'nothing in it is called “application”'],
  ['leaves while it is imported', 'import sys\n\nsys.exit(1)', 'ended the process'],
])('a program that %s is a fault in a sentence', async (_what, app, says) => {
  const { results, fault } = await run(checks(status()), app);
  expect(results).toEqual([]);
  expect(fault).toContain(says);
});

test.each([
  ['raises', 'raise KeyError("x")', /wanted status 200, came 500 Internal Server Error/],
  ['calls sys.exit()', 'import sys; sys.exit(1)', /wanted status 200, came|ended the whole server process/],
  ['returns nothing', 'pass', /wanted status 200, came 500/],
])('a program that %s when it is called fails its checks, each by itself', async (_what, line, says) => {
  const { results, fault } = await run(
    checks(status(), status('again')),
    `def application(environ, start_response):\n    ${line}\n`,
  );
  expect(fault).toBeNull();
  expect(results.map((one) => one.passed)).toEqual([false, false]);
  for (const { says: sentence } of results) expect(sentence).toMatch(says);
});

test('a program that never ends is stopped, and the fault says where it was', async () => {
  const { fault } = await run(checks(status()), 'def application(environ, start_response):\n    while True:\n        pass\n');
  expect(fault).toMatch(/app\.py, line [23]/);
});

test('checks run on wsgiref whatever was chosen, unless they say otherwise', async () => {
  const isOn = (server: string) =>
    `def test_it(self):\n    """x"""\n    self.assertEqual(self.send("GET /").layers[0].name, "${server}")\n`;
  const { results, recordings } = await run(checks(isOn('wsgiref')), HELLO, 'mod_wsgi-daemon');
  expect([results[0]?.says, recordings[0]?.server]).toEqual(['', 'wsgiref']);
  const { results: chosen } = await run(checks('server = None', isOn('gunicorn')), HELLO, 'gunicorn');
  expect(chosen[0]).toMatchObject({ passed: true });
});

test('an answer is read as a client reads it, whatever framed it', async () => {
  const body = 'def test_it(self):\n    """x"""\n    self.assertBody(self.send("GET /"), b"onetwo")\n';
  const app = HELLO.replace('[b"Hello"]', '[b"one", b"two"]');
  for (const server of ['gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-daemon'] as const) {
    const { results } = await run(checks('server = None', body), app, server);
    expect([server, results[0]?.says]).toEqual([server, '']);
  }
  const failing = 'def test_it(self):\n    """x"""\n    self.assertStatus(self.send("GET /"), 500)\n';
  const { results } = await run(
    checks('server = None', failing),
    'def application(environ, start_response):\n    1 / 0\n',
    'gunicorn',
  );
  expect(results[0]?.says).toBe('');
});

test('what a layer was called with is known, though it was changed and changed back, copied or seen before', async () => {
  const app = `def page(environ, start_response):
    start_response("200 OK", [])
    return []


def other(environ, start_response):
    return page(environ, start_response)


def shifts(environ, start_response):
    before = environ["PATH_INFO"]
    environ["PATH_INFO"] = "/shifted"
    try:
        return page(environ, lambda *said: print)
    finally:
        environ["PATH_INFO"] = before


def application(environ, start_response):
    environ["site.key"] = "here"
    shifts(environ, start_response)
    copy = {**environ, "site.copy": "yes"}
    del copy["site.key"]
    return other(copy, start_response)
`;
  const look = `def test_it(self):
    """x"""
    exchange = self.send("GET /asked")
    seen = [exchange.environ(name).get(key) for name in ("shifts", "page", "other") for key in ("PATH_INFO", "site.key", "site.copy")]
    self.assertEqual(seen, ["'/asked'", "'here'", None, "'/shifted'", "'here'", None, "'/asked'", None, "'yes'"])
`;
  expect((await run(checks(look), app)).results[0]).toMatchObject({ passed: true, says: '' });
});

test('a check runs on the server that it names, with its settings, and finds the modules beside the program', async () => {
  const files = {
    'app.py': `import beside


def application(environ, start_response):
    start_response("200 OK", [])
    return [f"{environ.get('mod_wsgi.process_group')} {environ['wsgi.multiprocess']} {beside.WORD}".encode()]
`,
    'beside.py': 'WORD = "found"\n',
  };
  const check = `from onionskin.checks import Lesson


class Embedded(Lesson):
    server = "mod_wsgi-embedded"
    settings = {"processes": 2}

    def test_embedded(self):
        """x"""
        self.assertEqual(self.send("GET /").body, b" True found")


class Named(Lesson):
    def test_others(self):
        """x"""
        for self.server, wanted in (("wsgiref", b"None False found"), ("mod_wsgi-daemon", b"main True found")):
            self.restart()
            self.assertEqual(self.send("GET /").body, wanted)
`;
  const chosen = { name: 'mod_wsgi-daemon', mount: '/shop', processes: 4 } as const;
  const { results, fault } = await runner.check(check, { files, app: 'app:application' }, chosen);
  expect(fault).toBeNull();
  expect(results.filter((one) => !one.passed)).toEqual([]);
});

test('a check may play the program with more in one of its files; the next check meets it as it is', async () => {
  const files = {
    'app.py': `import words


def application(environ, start_response):
    start_response("200 OK", [])
    return [" ".join(words.WORDS).encode()]
`,
    'words.py': 'WORDS = ["one"]',
  };
  const check = `from onionskin.checks import Lesson


class More(Lesson):
    def test_more(self):
        """x"""
        self.assertEqual(self.send("GET /").body, b"one")
        for wanted in (b"one more", b"one more more"):
            self.append("words.py", "WORDS += ['more']")
            self.assertEqual(self.send("GET /").body, wanted)

    def test_as_it_is(self):
        """x"""
        self.assertEqual(self.send("GET /").body, b"one")
`;
  const { results, fault } = await runner.check(check, { files, app: 'app:application' }, { name: 'wsgiref' });
  expect(fault).toBeNull();
  expect(results.map(({ passed, says }) => [passed, says])).toEqual([
    [true, ''],
    [true, ''],
  ]);
});
