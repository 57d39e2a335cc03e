// Lines of `npm run headless` as they are read.
import { describe, expect, test } from 'vitest';
import { jobOf, responseOf } from './job.ts';
import type { Outcome } from './runner.ts';

const raw = btoa('GET / HTTP/1.1\r\n\r\n');
const line = (more: object) => JSON.stringify({ id: 'one', files: { 'app.py': '' }, requests: [], ...more });
const read = (more: object) => {
  const told = jobOf(line(more));
  if ('refused' in told) throw new Error(told.refused.started.ok ? 'refused' : told.refused.started.says);
  return told.job;
};
const says = (more: object) => {
  const told = jobOf(line(more));
  return 'refused' in told && !told.refused.started.ok ? told.refused.started.says : 'It is a job.';
};

describe('what may be left out', () => {
  test('is wsgiref, app:application, layers, a new connection', () => {
    expect(read({ requests: [{ raw }] })).toMatchObject({
      project: { app: 'app:application' },
      server: { name: 'wsgiref' },
      grain: 'layers',
      requests: [{ connection: 'new', halfClose: false, expect: false, pauseAfter: undefined }],
    });
  });

  test('may be null as well', () => {
    const server = { name: 'gunicorn', processes: null, threads: null, mount: null, factory: null };
    expect(read({ server: null }).server).toEqual({ name: 'wsgiref' });
    expect(read({ app: null, limit: null, server, requests: [{ raw, pause_after: null }] })).toMatchObject({
      project: { app: 'app:application' },
      server: { name: 'gunicorn', processes: undefined, threads: undefined, mount: undefined, factory: undefined },
      limit: undefined,
      requests: [{ pauseAfter: undefined }],
    });
  });

  test('of a factory is its name', () => {
    const server = { name: 'gunicorn', factory: true };
    expect(read({ server }).project.app).toBe('app:create_app');
    expect(read({ server, app: 'shop:make' }).project.app).toBe('shop:make');
    expect(read({ server: { name: 'gunicorn', factory: false } }).project.app).toBe('app:application');
  });
});

test('everything about a server and a client is taken as it is told', () => {
  const server = { name: 'mod_wsgi-daemon', processes: 4, threads: 15, mount: '/shop', factory: false };
  expect(read({ server }).server).toEqual(server);
  expect(read({ server: { name: 'uwsgi', mount: '' } }).server.mount).toBe('');
  const request = { raw, connection: 'same', half_close: true, expect: true, pause_after: 0 };
  expect(read({ requests: [request] }).requests[0]).toMatchObject({
    connection: 'same',
    halfClose: true,
    expect: true,
    pauseAfter: 0,
  });
});

describe('what is wrong is said of the field that has it', () => {
  const server = (change: object) => ({ server: { name: 'gunicorn', ...change } });
  const request = (change: object) => ({ requests: [{ raw, ...change }] });
  test.each([
    [server({ processes: 0 }), 'server.processes must be at least 1'],
    [server({ processes: 5 }), 'server.processes must be at most 4'],
    [server({ processes: 1.5 }), 'server.processes must be a whole number'],
    [server({ processes: '2' }), 'server.processes is not of type number'],
    [server({ threads: 0 }), 'server.threads must be at least 1'],
    [server({ mount: 'shop' }), 'server.mount must be empty or begin with "/"'],
    [server({ factory: 'app' }), 'server.factory is not of type boolean'],
    [{ server: 'gunicorn' }, 'server is not of type object'],
    [request({ expect: 1 }), 'requests.0.expect is not of type boolean'],
    [request({ pause_after: -1 }), 'requests.0.pause_after must be at least 0'],
    [request({ pause_after: 0.5 }), 'requests.0.pause_after must be a whole number'],
    [{ limit: 0 }, 'limit must be more than 0'],
  ])('%j', (change, wrong) => {
    expect(says(change)).toBe(`This is not a job: ${wrong}.`);
  });
});

describe('a response', () => {
  const outcome: Outcome = {
    raw: new TextEncoder().encode('HTTP/1.1 200 OK\r\n\r\n'),
    end: 'closed',
    process: 1,
    recording: null,
    log: { stderr: 'hello\n' },
    environ: { REQUEST_METHOD: ['str', 'GET'], 'wsgi.multithread': ['bool', false] },
    exited: null,
  };

  test('has the log, and the environ in its order', () => {
    const told = JSON.parse(JSON.stringify(responseOf(outcome)));
    expect(told).toMatchObject({ log: { stderr: 'hello\n' }, environ: outcome.environ });
    expect(Object.keys(told.environ)).toEqual(['REQUEST_METHOD', 'wsgi.multithread']);
  });

  test('tells an exit code only when there is one', () => {
    expect(responseOf(outcome)).not.toHaveProperty('exited');
    expect(responseOf({ ...outcome, exited: 0 })).toMatchObject({ exited: 0 });
  });

  test('is null for a request that never began', () => {
    expect(responseOf(null)).toBeNull();
  });
});
