// The rules about what a middleware's variables say, each broken by a program that is run for real.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { recordingOf, verdictLines, verdictTexts } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const giving = (change: string): string => `def inner(environ, start_response):
    start_response("200 OK", [])
    return [b"hi"]
def outer(environ, start_response):
    ${change}
    return inner(environ, start_response)
application = outer
`;
const lines = (change: string) => verdictLines(recordingOf(python, giving(change)));

test.each([
  ['environ-empty', 'environ["REQUEST_METHOD"] = ""'],
  ['environ-empty', 'environ = {**environ, "SERVER_NAME": ""}'],
  ['environ-content', 'environ["HTTP_CONTENT_TYPE"] = "text/plain"'],
  ['environ-content-length', 'environ["CONTENT_LENGTH"] = "many"'],
  ['environ-content-length', 'environ["CONTENT_LENGTH"] = "-1"'],
  ['environ-version', 'environ["wsgi.version"] = (2, 0)'],
  ['environ-version', 'environ["wsgi.version"] = "1.0"'],
  ['environ-version', 'environ["wsgi.url_scheme"] = None'],
  ['environ-own-name', 'environ["user"] = {"name": "ada"}'],
  ['environ-own-name', 'environ["REQUEST_ID"] = 5'],
])('%s: %s', (rule, change) => {
  expect(lines(change)).toEqual([`outer breaks ${rule} towards application at call app.py:6`]);
});

test.each([
  'environ["REQUEST_METHOD"] = "PUT"',
  'environ["CONTENT_TYPE"] = "text/plain"',
  'environ["CONTENT_LENGTH"] = ""',
  'environ["CONTENT_LENGTH"] = "0"',
  'environ["wsgi.url_scheme"] = "wss"',
  'environ["wsgi.version"] = (1, 0)',
  'environ["user"] = "ada"',
  'environ["myapp.user"] = {"name": "ada"}',
  'environ[("any", "key")] = 1',
])('%s is right', (change) => {
  expect(lines(change)).toEqual([]);
});

test('the right name is told', () => {
  const [text] = verdictTexts(recordingOf(python, giving('environ["user"] = {"name": "ada"}')));
  expect(text).toContain("Put your name before it: `environ['myapp.user']`.");
  expect(text).toContain('The client got `200 OK` and a body of 2 bytes.');
});
