import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { refuseName } from '../store/file-name.ts';
import { helloSample, orderSample } from '../testing/samples.ts';
import { findApp } from './find-app.ts';
import { harOf } from './har.ts';
import type { Home } from './home.ts';
import { perfettoOf } from './perfetto.ts';
import { homeFiles, homeZip } from './project-zip.ts';
import { pythonBytes, shellWord } from './quoting.ts';
import { readZip } from './read-zip.ts';
import { readRecordingFile, recordingFile } from './recording-file.ts';
import { requestSh } from './request-sh.ts';
import { type Source, takeFiles } from './taken-files.ts';

const BOUNDS = { bytes: 1_000_000, entries: 50, unpacked: 100_000 };
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const home: Home = {
  title: '4.1 Pass-through',
  files: { 'app.py': 'def application(environ, start_response): ...\n' },
  app: 'app:application',
  server: { name: 'gunicorn' },
  raw: bytes('GET /hello HTTP/1.1\r\nHost: localhost:8000\r\n\r\n'),
  leaves: null,
  recording: helloSample(),
  others: [],
  bundles: [],
  settings: { format: 'onionskin-project', version: 1, title: 't', app: 'app:application' },
};

const sourcesOf = (zip: Uint8Array): readonly Source[] => {
  const read = readZip(new Uint8Array(zip), BOUNDS);
  if (!read.ok) throw new Error(read.says);
  return read.entries.map((entry) => ({ ...entry, refusal: null, read: entry.read ?? (async () => new Uint8Array()) }));
};
const packed = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])));

test('what is taken home comes back as it was, and nothing of ours with it', async () => {
  const { name, zip } = homeZip(home);
  expect(name).toBe('4-1-pass-through.zip');
  const taken = await takeFiles('x', sourcesOf(zip), refuseName);
  expect(taken).toMatchObject({ ok: true, says: '' });
  expect(JSON.parse(taken.ok ? taken.text : '{}')).toMatchObject({ files: home.files, title: 't' });
});

test('a file of the project is never replaced by one of ours', () => {
  const { files } = homeFiles({ ...home, files: { ...home.files, 'README.md': 'mine' } });
  expect(files['README.md']).toBe('mine');
  expect(files['README_onionskin.md']).toContain('gunicorn --bind 127.0.0.1:8000 app:application');
});

test('what can be no file of a project is left out, by name', async () => {
  const zip = packed({
    'app.py': 'app = 1\n',
    '../evil.py': 'x',
    '/etc/passwd': 'x',
    'logo.png': '\x89PNG\0',
    '__pycache__/a.pyc': 'x',
  });
  const taken = await takeFiles('x', sourcesOf(zip), refuseName);
  expect(Object.keys(JSON.parse(taken.ok ? taken.text : '{}').files)).toEqual(['app.py']);
  for (const name of ['../evil.py', '/etc/passwd', 'logo.png', '__pycache__']) expect(taken.says).toContain(name);
});

test('a bomb is not unpacked further than is allowed, whatever it says of itself', async () => {
  const zip = zipSync({ 'app.py': new Uint8Array(5_000_000) });
  new DataView(zip.buffer).setUint32(zip.length - 22 - 46 - 6 + 24, 10, true);
  const taken = await takeFiles('x', sourcesOf(zip), refuseName);
  expect(taken).toEqual({ ok: false, says: 'Nothing was opened. Unpacked it would be larger than a project can be.' });
});

test.each([
  ['nothing', new Uint8Array(), 'It is no zip, or not all of one.'],
  ['half a zip', homeZip(home).zip.slice(0, 500), 'It is no zip, or not all of one.'],
  ['too large a zip', new Uint8Array(1_000_001), 'It has more than 1 megabytes.'],
])('%s is refused in a sentence', (_, zip, says) => expect(readZip(new Uint8Array(zip), BOUNDS)).toEqual({ ok: false, says }));

test('the application is found by what such things are called', () => {
  expect(findApp({ 'manage.py': '', 'mysite/wsgi.py': 'application = get_wsgi_application()\n' })?.app).toBe(
    'mysite.wsgi:application',
  );
  expect(findApp({ 'shop.py': 'app = Flask(__name__)\n' })?.app).toBe('shop:app');
  expect(findApp({ 'shop.py': 'def create_app():\n' })).toEqual({ app: 'shop:create_app', factory: true });
  expect(findApp({ 'notes.py': 'x = 1\n' })).toBeNull();
});

test('nothing gets out of its quotes', () => {
  expect(shellWord("it's $(rm)")).toBe("'it'\\''s $(rm)'");
  expect(pythonBytes('a"\\\0\xff')).toBe('b"a\\"\\\\\\x00\\xff"');
});

test('what curl would send otherwise, Python sends byte by byte', () => {
  expect(requestSh(bytes('GET / HTTP/1.1\r\nHost: a\r\n\r\n'))).toContain('exec curl');
  expect(requestSh(bytes('GET / HTTP/9.9\r\n\r\n'))).toContain('REQUEST = (\n    b"GET / HTTP/9.9\\r\\n"');
});

test('a recording comes back from its file, and one that leads nowhere is refused', () => {
  const recording = orderSample();
  expect(readRecordingFile(recordingFile(recording, 'closed', {}))).toMatchObject({ ok: true, recording });
  const broken = { ...recording, spans: recording.spans.map((span) => ({ ...span, asks: 9999 })) };
  expect(readRecordingFile(recordingFile(broken, 'closed', {}))).toMatchObject({ ok: false });
  for (const text of ['', '[]', '{"format":"onionskin-recording","version":2}', '{"events":3}'])
    expect(readRecordingFile(text)).toMatchObject({
      ok: false,
      says: expect.stringContaining('This recording can’t be opened.'),
    });
});

test('HAR has the fields that the specification asks for, and times that add up', () => {
  const { log } = harOf(orderSample(), '1') as { log: { version: string; entries: Record<string, never>[] } };
  expect(log.version).toBe('1.2');
  expect(log.entries).toHaveLength(1);
  const { time, timings, request, response } = log.entries[0] as unknown as Record<string, Record<string, number>> & {
    time: number;
  };
  expect((timings?.send ?? 0) + (timings?.wait ?? 0) + (timings?.receive ?? 0)).toBeCloseTo(time);
  for (const field of ['method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString', 'headersSize', 'bodySize'])
    expect(request).toHaveProperty(field);
  for (const field of [
    'status',
    'statusText',
    'httpVersion',
    'cookies',
    'headers',
    'content',
    'redirectURL',
    'headersSize',
    'bodySize',
  ])
    expect(response).toHaveProperty(field);
  expect(response?.httpVersion).toBe('HTTP/1.0');
});

test('on each track of a trace the slices lie within one another, and each arrow has two ends', () => {
  const { traceEvents } = perfettoOf(orderSample());
  const slices = traceEvents
    .filter(({ ph }) => ph === 'X')
    .map(({ tid, ts = 0, dur = 0, name }) => ({ tid, from: ts, to: ts + dur, name }));
  expect(slices.map(({ name }) => name)).toContain('GZip');
  for (const one of slices)
    for (const other of slices.filter(({ tid }) => tid === one.tid))
      expect(
        one.to <= other.from ||
          other.to <= one.from ||
          (one.from <= other.from && other.to <= one.to) ||
          (other.from <= one.from && one.to <= other.to),
      ).toBe(true);
  const ends = (ph: string) => traceEvents.filter((entry) => entry.ph === ph).map(({ id }) => id);
  expect(ends('s')).toEqual(ends('f'));
});

test('the library of the late part is named among the dependencies', () =>
  expect(JSON.parse(readFileSync('package.json', 'utf8')).dependencies).toHaveProperty('fflate'));
