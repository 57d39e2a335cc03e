// Headless as its users have it: lines in, lines out, a real Python in between.
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { recording } from '../trace/recording.ts';
import { headless } from './headless.node.ts';

const APP = `
import sys
seen = 0
def application(environ, start_response):
    global seen
    seen += 1
    path = environ["PATH_INFO"]
    if path == "/loop":
        write = start_response("200 OK", [("Content-Type", "text/plain")])
        write(b"half of it")
        while True:
            pass
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{seen} {path}".encode()]
`;
const SPINS = {
  'app.py': 'from helper import spin\ndef application(environ, start_response):\n    spin()\n',
  'helper.py': 'def spin():\n    n = 0\n    while True:\n        n += 1\n',
};
const raw = (path: string, version = '1.0') =>
  Buffer.from(`GET ${path} HTTP/${version}\r\nHost: localhost:8000\r\n\r\n`).toString('base64');
const job = (id: string, requests: object[], more: object = {}) => ({
  id,
  files: { 'app.py': APP },
  app: 'app:application',
  server: { name: 'wsgiref' },
  requests,
  record: 'lines',
  ...more,
});
const ask = (path: string, more: object = {}) => ({ raw: raw(path), connection: 'new', half_close: false, ...more });

interface Line {
  id: string | null;
  started: {
    ok: boolean;
    says?: string;
    file?: string | null;
    line?: number | null;
    recording: unknown;
    log: Record<string, string>;
    exited: number | null;
  };
  responses: ({
    raw: string;
    end: string;
    process: number;
    recording: unknown;
    log: Record<string, string>;
    environ: Record<string, [string, unknown]> | null;
    stopped?: { why: string; says: string };
  } | null)[];
}
async function play(...lines: (object | string)[]): Promise<Line[]> {
  const output = new PassThrough();
  const written = text(output);
  const input = Readable.from(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`));
  await headless(process.cwd(), input, output);
  output.end();
  return (await written)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
const body = (response: Line['responses'][number] | undefined) =>
  Buffer.from(response?.raw ?? '', 'base64')
    .toString('latin1')
    .split('\r\n\r\n')
    .at(-1);

describe('jobs', () => {
  let outcomes: Line[];
  beforeAll(async () => {
    outcomes = await play(
      job('counts', [ask('/a'), ask('/b')]),
      job('loops', [ask('/a'), ask('/loop'), ask('/gone', { connection: 'same' }), ask('/b')], { limit: 1500 }),
      job('elsewhere', [ask('/loop')], { files: SPINS, record: 'layers', limit: 1000 }),
      'not a job',
      { id: 'half', files: {} },
      job('broken', [ask('/')], { files: { 'app.py': 'def application(:\n' } }),
      job('quiet', [ask('/')], { record: 'none' }),
    );
  });
  const outcome = (id: string) => outcomes.find((line) => line.id === id);

  test('are answered in the order of their lines', () => {
    expect(outcomes.map(({ id }) => id)).toEqual(['counts', 'loops', 'elsewhere', null, 'half', 'broken', 'quiet']);
  });

  test('have a process of their own, which their requests share', () => {
    expect(outcome('counts')?.responses.map(body)).toEqual(['1 /a', '2 /b']);
    expect(outcome('counts')?.responses.map((response) => response?.process)).toEqual([1, 1]);
    expect(outcome('quiet')?.responses.map(body)).toEqual(['1 /']);
  });

  test('have recordings of the start and of every request', () => {
    const counts = outcome('counts');
    expect(recording.parse(counts?.started.recording)).toMatchObject({ request: 0, ended: 'complete' });
    expect(counts?.responses.map((response) => recording.parse(response?.recording).request)).toEqual([1, 2]);
  });

  test('that record nothing have none', () => {
    expect(outcome('quiet')?.started.recording).toBeNull();
    expect(outcome('quiet')?.responses[0]?.recording).toBeNull();
  });

  test('go on in a second process after a request that had to be stopped, which keeps what was sent and recorded', () => {
    const [before, stopped, gone, after] = outcome('loops')?.responses ?? [];
    expect(body(before)).toBe('1 /a');
    expect(stopped?.stopped?.why).toBe('limit');
    expect(stopped?.stopped?.says).toMatch(/app\.py, line 1[12]\.$/);
    expect(body(stopped)).toBe('half of it');
    expect(recording.parse(stopped?.recording).ended).toBe('stopped');
    expect(gone).toBeNull();
    expect([body(after), after?.process]).toEqual(['1 /b', 2]);
  });

  test('say which line they were stopped in, recorded line by line or not', () => {
    const response = outcome('elsewhere')?.responses[0];
    expect(response?.stopped?.says).toMatch(/helper\.py, line [34]\.$/);
    expect(recording.parse(response?.recording).events.some(({ type }) => type === 'line')).toBe(false);
  });

  test('that are none are answered too', () => {
    const [nonsense, half] = [outcomes[3], outcome('half')];
    expect(nonsense).toMatchObject({ started: { ok: false, says: expect.stringMatching(/not JSON/) }, responses: [] });
    expect(half).toMatchObject({ started: { ok: false, says: expect.stringMatching(/requests/) }, responses: [] });
  });

  test('that cannot start say why, and where', () => {
    expect(outcome('broken')).toMatchObject({ started: { ok: false, file: 'app.py', line: 1 }, responses: [null] });
  });
});

describe('servers', () => {
  let outcomes: Line[];
  const FACTORY = { 'app.py': APP.replace('def application', 'def create_app():\n    return served\ndef served') };
  const TALKS = `
import sys
print("imported", file=sys.stderr)
def application(environ, start_response):
    print("called", file=environ["wsgi.errors"])
    start_response("200 OK", [])
    return []
`;
  beforeAll(async () => {
    outcomes = await play(
      job('talks', [ask('/'), { raw: Buffer.from('GET\r\n\r\n').toString('base64') }], { files: { 'app.py': TALKS } }),
      job('factory', [ask('/'), ask('/')], { app: undefined, server: { name: 'uwsgi', factory: true }, files: FACTORY }),
      job('turns', [ask('/'), ask('/'), ask('/'), ask('/')], { server: { name: 'mod_wsgi-embedded', processes: 2 } }),
      job('alone', [ask('/')], { server: { name: 'waitress', processes: 2 } }),
    );
  });
  const outcome = (id: string) => outcomes.find((line) => line.id === id);

  test('tell what they logged at the start and at each request, and the environ as the application got it', () => {
    const talks = outcome('talks');
    expect(talks?.started).toMatchObject({ ok: true, exited: null, log: { stderr: expect.stringContaining('imported') } });
    const [called, refused] = talks?.responses ?? [];
    expect(called?.log.stderr).toContain('called');
    expect(called?.environ).toMatchObject({ PATH_INFO: ['str', '/'], 'wsgi.multithread': ['bool', false] });
    expect(refused?.environ).toBeNull();
  });

  test('call a factory once for each process', () => {
    expect(outcome('factory')?.responses.map(body)).toEqual(['1 /', '2 /']);
  });

  test('with two processes keep two sets of globals, and take turns where that server does', () => {
    const { responses = [] } = outcome('turns') ?? {};
    expect(responses.map((response) => response?.process)).toEqual([1, 2, 1, 2]);
    expect(responses.map(body).map((text) => text?.slice(0, 1))).toEqual(['1', '1', '2', '2']);
  });

  test('that are one process are not made two', () => {
    expect(outcome('alone')?.started.says).toMatch(/^waitress is always one process/);
    expect(outcome('alone')?.responses).toEqual([null]);
  });
});

describe('lines that are hard to read', () => {
  let outcomes: Line[];
  const files = (names: Record<string, string>) => ({ files: { 'app.py': APP, ...names }, record: 'none' });
  beforeAll(async () => {
    outcomes = await play(
      `\ufeff${JSON.stringify(job('marked', [ask('/')], { record: 'none' }))}\r`,
      job('above', [ask('/'), ask('/')], files({ '../evil.py': '' })),
      job('absolute', [], files({ '/srv/evil.py': '' })),
      job('both', [], files({ shop: '', 'shop/views.py': '' })),
      job('server', [ask('/')], { server: { name: 'apache' } }),
      job('record', [], { record: 'all' }),
      job('base64', [{ raw: '***' }]),
      '[]',
      job('surrogate', [ask('/')], files({ 'app.py': `${APP}# \ud800` })),
      job('patient', [ask('/')], { limit: 1e12, record: 'none' }),
    );
  });
  const says = (id: string) => outcomes.find((line) => line.id === id)?.started.says;

  test('a byte order mark and a carriage return do no harm, nor does more time than a timer can take', () => {
    expect(outcomes.find(({ id }) => id === 'marked')?.responses.map(body)).toEqual(['1 /']);
    expect(outcomes.find(({ id }) => id === 'patient')?.responses.map(body)).toEqual(['1 /']);
  });

  test('a file must be within the project, and be no folder as well', () => {
    expect(says('above')).toBe('This is not a job: files.../evil.py is not the name of a file within the project.');
    expect(says('absolute')).toBe('This is not a job: files./srv/evil.py is not the name of a file within the project.');
    expect(says('both')).toBe('This is not a job: files has one name for a file and for a folder.');
  });

  test('what is wrong is said in words, and no request could begin', () => {
    expect(says('server')).toMatch(/^This is not a job: server\.name must be "wsgiref" or "gunicorn" or /);
    expect(says('record')).toBe('This is not a job: record must be "none" or "layers" or "lines" or "libraries".');
    expect(says('base64')).toBe('This is not a job: requests.0.raw is not base64.');
    expect(outcomes[7]?.started.says).toBe('This is not a job: it is not of type object.');
    expect(outcomes.find(({ id }) => id === 'above')?.responses).toEqual([null, null]);
  });

  test('a source that is not UTF-8 is a syntax error, as in any file', () => {
    expect(says('surrogate')).toMatch(/SyntaxError: Non-UTF-8 code/);
  });
});
