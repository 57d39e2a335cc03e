import { expect, test } from 'vitest';
import { SERVER_NAMES, type ServerChoice } from '../runner/runner.ts';
import { insideOf } from './bundles.ts';
import { carriedOver, factsOf, missingFrom, refuseMount, SERVERS, settingsInWords, shortTitle, truthOf } from './catalogue.ts';

const whole = insideOf('3.14.2', {
  bundles: { gunicorn: { version: '26.2.2', licence: 'MIT' }, waitress: { version: '3.0.2', licence: 'ZPL-2.1' } },
});
const empty = insideOf('3.14.2', null);

test('every server that can be chosen is told about, each in one sentence', () => {
  expect(SERVERS.map(({ name }) => name)).toEqual([...SERVER_NAMES]);
  for (const { purpose } of SERVERS) expect(purpose).toMatch(/^For .+[^.]\.$/);
});

test('what runs its own code says so with its version; what is rebuilt says from which recordings', () => {
  expect(SERVERS.map((facts) => truthOf(facts, whole))).toEqual([
    'the real wsgiref, of CPython 3.14.2',
    'the real gunicorn 26.2.2; its arbiter, which has to fork, is rebuilt',
    'the real waitress 3.0.2',
    'rebuilt from recordings of uWSGI 2.0.31',
    'rebuilt from recordings of mod_wsgi 5.0.2 in Apache 2.4.69',
    'rebuilt from recordings of mod_wsgi 5.0.2 in Apache 2.4.69',
  ]);
  expect([shortTitle(factsOf('gunicorn'), whole), shortTitle(factsOf('gunicorn'), null)]).toEqual(['gunicorn 26.2', 'gunicorn']);
});

test('a server whose bundle this build lacks can not be chosen, and a sentence says why; before that is known nothing is said', () => {
  const missing = (inside: typeof whole | null) =>
    SERVERS.filter((facts) => missingFrom(facts, inside) !== null).map(({ name }) => name);
  expect([missing(whole), missing(empty), missing(null)]).toEqual([[], ['gunicorn', 'waitress'], []]);
  expect(missingFrom(factsOf('waitress'), empty)).toContain('built without waitress');
});

test('another server takes over the settings that it has, and no others', () => {
  const set: ServerChoice = { name: 'gunicorn', processes: 2, threads: 3, mount: '/shop', factory: true };
  expect(carriedOver(set, 'uwsgi')).toEqual({ ...set, name: 'uwsgi' });
  expect(carriedOver(set, 'waitress')).toEqual({ name: 'waitress', threads: 3, mount: '/shop', factory: true });
  expect(carriedOver(set, 'mod_wsgi-daemon')).toEqual({ ...set, name: 'mod_wsgi-daemon', pythonPath: true });
  expect(carriedOver({ name: 'mod_wsgi-daemon', pythonPath: false }, 'mod_wsgi-embedded').pythonPath).toBe(false);
  expect(carriedOver(set, 'wsgiref')).toEqual({ name: 'wsgiref', factory: true });
});

test('only what is not as usual is said', () => {
  expect(settingsInWords({ name: 'waitress', threads: 4 })).toBe('');
  expect(settingsInWords({ name: 'mod_wsgi-daemon', pythonPath: true })).toBe('');
  expect(settingsInWords({ name: 'mod_wsgi-daemon' })).toBe('without a python-path');
  expect(settingsInWords({ name: 'gunicorn', processes: 2, threads: 3, mount: '/shop' })).toBe(
    '2 processes, 3 threads, under /shop',
  );
});

test('a prefix begins with a slash and does not end with one', () => {
  expect(['', '/shop', '/our/shop-2'].map(refuseMount)).toEqual([null, null, null]);
  for (const wrong of ['shop', '/shop/', '/', '/a b', '/%20', '//x']) expect(refuseMount(wrong)).toMatch(/^A prefix /);
});
