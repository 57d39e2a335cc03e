// `python onionskin.zip` as people run it: the very zip that the page offers, and what it writes is what the page opens.
import { beforeAll, expect, test } from 'vitest';
import { pythonFiles } from '../../scripts/python-files.mjs';
import { recorderZip } from '../../scripts/recorder-zip.mjs';
import { readRecordingFile } from '../export/recording-file.ts';
import { readShared } from '../store/shared-work.ts';
import { type PythonAtHome, pythonAtHome } from './python-at-home.node.ts';
import { layersOf, story } from './tell.ts';

const FOLDER = '/home/me/shop';
const FILES: Readonly<Record<string, string>> = {
  'app.py': `import rooms
from rooms import hello

class Upper:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = b"".join(self.app(environ, start_response))
        return [body.upper()]

application = Upper(hello)
number = 3
`,
  'rooms/__init__.py': `import os
os.environ["TOKEN"] = "a secret of mine"

def hello(environ, start_response):
    print("asked for", environ["PATH_INFO"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    size = int(environ.get("CONTENT_LENGTH") or 0)
    return [b"hello ", environ["wsgi.input"].read(size)]

def make():
    return hello

def fails(environ, start_response):
    raise ValueError("too bad")
`,
  'wrong.py': 'import nothing_such\n',
  'uses.py': 'import sys\nsys.path.append("site-packages")\nfrom lib import application\n',
  'site-packages/lib.py':
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"installed"]\n',
};

let home: PythonAtHome;
beforeAll(async () => {
  home = await pythonAtHome(FOLDER, FILES);
});
const run = (...words: string[]) => home.run(...words);

function opened(name: string) {
  const read = readRecordingFile(home.read(name));
  if (!read.ok) throw new Error(read.says);
  const shared = readShared(read.project);
  return { ...read, shared: shared.ok ? shared.shared : null };
}

test('a request to an application on somebody’s own machine is recorded, and the page opens it with its sources', () => {
  const { status, says } = run('app:application', '--post', '/café', '--data', 'x=1', '-H', 'X-Who: me');
  expect(says).toContain('POST /caf%C3%A9 → 200 OK');
  expect(status).toBe(0);
  const { recording, end, shared } = opened('app.recording.json');
  expect(end).toBe('closed');
  expect(layersOf(recording)).toEqual(['Upper', 'hello']);
  expect(story(recording)).toContain('hello: print stdout “asked for /cafÃ©”');
  expect(recording.bytes.join('')).toContain('HELLO X=1');
  expect(Object.keys(shared?.work.files ?? {})).toEqual(['app.py', 'rooms/__init__.py']);
  expect(shared?.work.request).toMatchObject({ method: 'POST', target: '/caf%C3%A9', body: 'x=1' });
  expect(shared?.app).toBe('app:application');
});

test('what the process was told in its environment stays out of the recording, unless it is asked for', () => {
  const text = (name: string) => home.read(name);
  run('app', '--no-sources', '-o', 'quiet.json');
  expect(text('quiet.json')).not.toContain('a secret of mine');
  run('app', '--no-sources', '--environment', '-o', 'loud.json');
  expect(text('loud.json')).toContain('a secret of mine');
});

test('several requests go to one process, each into a file of its own', () => {
  const { status } = run('rooms:make()', '--get', '/one', '-X', 'PUT', '/two', '--json', '{}');
  expect(status).toBe(0);
  expect(opened('rooms.recording-1.json').recording.request).toBe(1);
  const second = opened('rooms.recording-2.json');
  expect(second.recording.request).toBe(2);
  expect(second.shared?.work).toMatchObject({
    server: { name: 'wsgiref', factory: true },
    request: { method: 'PUT', body: '{}' },
  });
});

test('an exception of the application is recorded like anything else', () => {
  expect(run('rooms:fails', '-o', 'fails.json')).toMatchObject({ status: 0 });
  expect(opened('fails.json').recording.ended).toBe('raised');
});

test('what is installed within the project is nobody’s source', () => {
  run('uses', '-o', 'uses.json');
  const { recording, shared } = opened('uses.json');
  expect(layersOf(recording)).toEqual(['lib']);
  expect(recording.layers[1]?.place).toBeNull();
  expect(Object.keys(shared?.work.files ?? {})).toContain('uses.py');
  expect(shared?.work.files).not.toHaveProperty('site-packages/lib.py');
});

test.each([
  [['nope:app'], 1, 'The server looks for a module named “nope”'],
  [['app:nope'], 1, 'nothing in it is called “nope”'],
  [['app:number'], 1, 'app:number is no application: a server calls it, and int objects can’t be called.'],
  [['wrong'], 1, 'there is no module named “nothing_such” here, neither among your files nor installed for this Python.'],
  [['app', '--server', 'gunicorn'], 2, 'gunicorn is not installed for this Python'],
  [['app', '--get', 'hello'], 2, 'A path begins with /: write /hello instead of hello.'],
  [['app', '--data', 'x'], 2, '--data belongs to a request'],
  [['app', '--get', '/', '--data', '@none.txt'], 2, 'The body could not be read: No such file or directory: none.txt.'],
  [['app', '-H', 'nonsense'], 2, 'A header is written “Name: value”, on one line'],
  [['app', '-H', 'A: b\r\nC: d'], 2, 'A header is written “Name: value”, on one line'],
  [['app', '-X', 'G T', '/'], 2, '“G T” is no method of HTTP.'],
  [['app', '-C', '/nowhere'], 2, 'There is no folder /nowhere.'],
  [['app', '--mount', 'shop'], 2, 'A prefix begins with /: write /shop.'],
  [['a-b'], 2, 'What is served is written module:callable'],
  [[], 2, 'The following arguments are required: app.'],
  [['app', '-o', 'app.py'], 3, 'is there already, and is no recording, so it stays as it is.'],
  [['app', '-o', 'no/where.json'], 3, 'The recording could not be written: No such file or directory'],
])('%j ends with %i and a sentence', (words, status, says) => {
  const told = run(...words);
  expect(told.says).toContain(says);
  expect(told.status).toBe(status);
});

test('--help has an example of everything', () => {
  const { status, says } = run('--help');
  expect(status).toBe(0);
  for (const part of ['--get', '--post', '-X', '-H', '--data', '-C', '--server', '-o', 'exit status'])
    expect(says).toContain(part);
});

test('nothing was left in the project’s folder but recordings', () => {
  const left = home.list('').filter((name) => !name.endsWith('.json'));
  expect(left).toEqual(['app.py', 'onionskin.zip', 'rooms', 'site-packages', 'uses.py', 'wrong.py']);
  expect(home.list('rooms')).not.toContain('__pycache__');
});

test('the zip is the same for the same sources, and 3.12 can read it', async () => {
  const files = await pythonFiles('.');
  expect(recorderZip(files)).toEqual(recorderZip(files));
  const wrong = home.python(`
import ast, zipfile
def refusals():
    with zipfile.ZipFile("${FOLDER}/onionskin.zip") as zip:
        for name in zip.namelist():
            try:
                ast.parse(zip.read(name), feature_version=(3, 12))
            except SyntaxError as error:
                yield f"{name}: {error}"
"\\n".join(refusals())`);
  expect(wrong).toBe('');
});
