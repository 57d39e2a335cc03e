// The test that is taken home tells the application what it was told when it was recorded.
import { expect, test } from 'vitest';
import type { ServerChoice } from '../runner/runner.ts';
import { helloSample } from '../testing/samples.ts';
import type { Recording } from '../trace/recording.ts';
import type { Home } from './home.ts';
import { homeFiles } from './project-zip.ts';

function testOf(server: ServerChoice, recording: Recording = helloSample()): string {
  const raw = new TextEncoder().encode('GET /hello HTTP/1.1\r\nHost: localhost:8000\r\n\r\n');
  const home: Home = {
    ...{
      title: 't',
      files: { 'app.py': '' },
      app: 'app:application',
      server,
      raw,
      leaves: null,
      recording,
      others: [],
      bundles: [],
      settings: {},
    },
  };
  return homeFiles(home).files['test_request.py'] ?? '';
}

test('where it was mounted, if its server knows of a prefix', () => {
  expect(testOf({ name: 'gunicorn', mount: '/shop' })).toContain('MOUNTED_AT = "/shop"');
  expect(testOf({ name: 'wsgiref', mount: '/shop' })).toContain('MOUNTED_AT = ""');
});

test('whether there were threads and processes beside it', () => {
  const recording = helloSample();
  const called = recording.events.findIndex((event) => event.type === 'call');
  const told = (name: string, text: string): Recording => ({
    ...recording,
    events: recording.events.map((event, at) =>
      at === called && event.type === 'call'
        ? { ...event, environ: { ...event.environ, [`wsgi.${name}`]: { type: 'bool', text } } }
        : event,
    ),
  });
  expect(testOf({ name: 'gunicorn' }, told('multithread', 'True'))).toContain('multithread=True, multiprocess=False');
  expect(testOf({ name: 'gunicorn' }, told('multiprocess', 'True'))).toContain('multithread=False, multiprocess=True');
});

test('a body in chunks is no test, for wsgiref’s handler can’t read it, unless it was wsgiref that was recorded', () => {
  const recording = helloSample();
  const chunked = {
    ...recording,
    bytes: recording.bytes.map((text) => text.replace('\r\n\r\n', '\r\nTransfer-Encoding: chunked\r\n\r\n')),
  };
  expect(testOf({ name: 'gunicorn' }, chunked)).toBe('');
  expect(testOf({ name: 'gunicorn' })).not.toBe('');
  expect(testOf({ name: 'wsgiref' }, chunked)).not.toBe('');
});
