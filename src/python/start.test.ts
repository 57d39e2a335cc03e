// Starting: the project is imported once, as a server would do it, and every way to fail has its sentence.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

test.each([
  [
    'a syntax error',
    { 'app.py': 'x = 1\ndef application(environ, start_response)\n    pass\n' },
    'app.py',
    2,
    /^app\.py, line 2 \(`def application\(environ, start_response\)`\): .*SyntaxError: expected ':'/,
  ],
  [
    'an exception',
    { 'app.py': 'import os\n1 / 0\n' },
    'app.py',
    2,
    /^app\.py, line 2 \(`1 \/ 0`\): .*ZeroDivisionError: division by zero/,
  ],
  [
    'another module’s exception',
    { 'app.py': 'import shop\n', 'shop.py': '\nx = {}["a"]\n' },
    'shop.py',
    2,
    /^shop\.py, line 2 .*KeyError: 'a'/,
  ],
  [
    'no application',
    { 'app.py': 'app = 1\n' },
    null,
    null,
    /nothing in it is called “application”.*AttributeError: module 'app' has no attribute 'application'/,
  ],
  ['no module', { 'main.py': '' }, null, null, /there is no app\.py in the project.*ModuleNotFoundError: No module named 'app'/],
  [
    'a module that is not here',
    { 'app.py': 'import requests\n' },
    'app.py',
    1,
    /no module named “requests”.*ModuleNotFoundError/,
  ],
  ['what is shut, with one full stop', { 'app.py': 'import js\n' }, 'app.py', 1, /where no browser is\.$/],
  ['a framework for ASGI', { 'app.py': 'from fastapi import FastAPI\n' }, 'app.py', 1, /fastapi is for ASGI, another protocol/],
  [
    'an application under another name',
    { 'app.py': 'def app(environ, start_response):\n    pass\n' },
    null,
    null,
    /Is it “app”, a function that takes `environ` and `start_response`\? Then write `application = app` at the end\./,
  ],
  [
    'a class of Flask’s under another name, and nothing of it is run',
    {
      'app.py':
        'class Liar(type):\n    def __getattribute__(cls, name):\n        raise SystemExit(name)\nclass Flask(metaclass=Liar):\n    pass\nx = Flask()\nclass Bottle:\n    pass\nBottle.__module__ = "bottle"\nmine = Bottle()\n',
    },
    null,
    null,
    /Is it “mine”, a Bottle application\? Then write `application = mine`/,
  ],
  ['sys.exit()', { 'app.py': 'import sys\nsys.exit(3)\n' }, 'app.py', 2, /ended the process.*SystemExit: 3/],
])('%s', (_, files, file, line, says) => {
  const started = python.start(files);
  expect(started).toMatchObject({ ok: false, file, line });
  expect(started.says).toMatch(says);
});

test('a str for an application starts, and answers 500, as with the real server', () => {
  expect(python.start('application = "text"\n').ok).toBe(true);
  expect(python.request().raw).toMatch(/^HTTP\/1\.0 500 Internal Server Error\r\n/);
});

test('the start-up has a recording of its own: imports, what is printed, lines, and how it failed', () => {
  const { recording } = python.start(
    { 'app.py': 'import shop\n', 'shop.py': 'print("hi")\nraise ValueError("no")\n' },
    { grain: 'lines' },
  );
  expect(recording).toMatchObject({ process: 1, request: 0, ended: 'raised', layers: [], spans: [] });
  expect(story(recording)).toEqual([
    '-: import app',
    '-: open <module>',
    '-: line 1',
    '-: import shop',
    '-: open <module>',
    '-: line 1',
    '-: print stdout “hi”',
    '-: line 2',
    '-: leave',
    '-: leave',
    '-: raise ValueError “no” during call',
  ]);
  expect(python.start('import sys\nsys.exit(3)\n').recording).toMatchObject({
    ended: 'exited',
    events: [{}, { type: 'exit', code: 3 }],
  });
});

test('tracebacks begin at the user’s line and show nothing of ours', () => {
  const log = (recording: ReturnType<Python['request']>['recording']): string =>
    (recording?.events ?? []).map((event) => (event.type === 'print' && event.stream === 'log' ? event.text : '')).join('');
  const failed = log(python.start('def f():\n    1 / 0\nf()\n').recording);
  expect(failed.split('\n')[1]).toBe('  File "/srv/app/app.py", line 3, in <module>');
  expect(failed).not.toMatch(/onionskin|importlib/);
  python.start('def application(environ, start_response):\n    1 / 0\n');
  const answered = log(python.request().recording);
  expect(answered.split('\n')[1]).toBe('  File "/srv/app/app.py", line 2, in application');
  expect(answered).toMatch(/ZeroDivisionError: division by zero\n/);
  expect(answered).not.toContain('onionskin');
});

test('modules are imported once and keep their globals from request to request', () => {
  python.start(
    'n = 0\ndef application(environ, start_response):\n    global n\n    n += 1\n    start_response("200 OK", [])\n    return [b"%d" % n]\n',
  );
  expect([1, 2, 3].map(() => python.request().raw.at(-1))).toEqual(['1', '2', '3']);
});

test('files in folders, and an application that is not called application', () => {
  const files = {
    'shop/__init__.py': '',
    'shop/web.py': 'class Site:\n    def wsgi(self, e, s):\n        s("200 OK", [])\n        return [b"shop"]\nsite = Site()\n',
  };
  expect(python.start(files, { app: 'shop.web:site.wsgi' }).ok).toBe(true);
  expect(python.request().raw).toMatch(/shop$/);
});

test('compile gives CPython’s own words and the place, and runs nothing', () => {
  expect(python.compile('app.py', 'print("no")\n')).toBeNull();
  expect(python.compile('app.py', 'x = (1,\n')).toEqual({
    says: "SyntaxError: '(' was never closed",
    line: 1,
    column: 5,
    endLine: null,
    endColumn: null,
  });
  expect(python.compile('app.py', 'def f():\nreturn 1\n')).toMatchObject({
    says: expect.stringMatching(/^IndentationError: expected an indented block/),
    line: 2,
  });
  expect(python.compile('app.py', 'é = "ü" 1\n')).toMatchObject({ line: 1, column: 9 });
  expect(python.compile('app.py', 'x = "\0"\n')).toMatchObject({ line: 1, column: 1 });
});

test('files that no disk could hold are an answer, not the end of the process', () => {
  const app = 'def application(environ, start_response):\n    return []\n';
  for (const name of ['a\0b.py', '.', '\ud800.py']) {
    const started = python.start({ 'app.py': app, [name]: '' });
    expect(started, name).toMatchObject({ ok: false, says: expect.stringMatching(/could not be written to disk/) });
  }
  expect(python.start(app).ok).toBe(true);
});
