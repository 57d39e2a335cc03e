import { describe, expect, test } from 'vitest';
import { lessonOf, readShared, type Shared, sharedText, slugOf } from './shared-work.ts';

const shared: Shared = {
  title: '4.5 Order matters',
  app: 'app:application',
  moment: 'return/GZip/1',
  work: {
    files: { 'app.py': 'print("🧅")\n', 'shop/views.py': '' },
    openFile: 'shop/views.py',
    request: { method: 'POST', target: '/a?b=c', headers: [['X-A', 'ä']], body: 'one\ntwo' },
    server: { name: 'gunicorn', processes: 3 },
    keepAlive: true,
  },
};
/** The text with something else in it. */
const changed = (change: Record<string, unknown>) => JSON.stringify({ ...JSON.parse(sharedText(shared)), ...change });
const says = (text: string | null) => {
  const read = readShared(text);
  return read.ok ? '' : read.says;
};

test('what was shared is read as it was', () => {
  expect(readShared(sharedText(shared))).toEqual({ ok: true, shared });
});

test('one project has one name, and another one another', () => {
  expect(slugOf(sharedText(shared))).toBe(slugOf(sharedText({ ...shared })));
  expect(slugOf(sharedText(shared))).toMatch(/^shared-[0-9a-f]{16}$/);
  expect(slugOf(changed({ title: 'b' }))).not.toBe(slugOf(changed({ title: 'c' })));
});

test('it becomes a lesson that says what is in it, and holds no more than text', () => {
  const lesson = lessonOf({ ...shared, title: '<img src=x onerror=alert(1)>' }, slugOf('a'));
  expect(lesson.front.title).toBe('Shared: <img src=x onerror=alert(1)>');
  expect(lesson.start).toBe(shared.work.files);
  const told = JSON.stringify(lesson.prose);
  for (const what of ['app.py', 'shop/views.py', 'gunicorn', 'POST /a?b=c', 'Nothing has run yet']) expect(told).toContain(what);
  expect(told).not.toContain('href');
  expect(() => lessonOf(shared, 'order-matters')).toThrow();
});

describe('what can’t be opened says why:', () => {
  test.each([
    ['a word that was cut off', null, 'not whole'],
    ['half of it', sharedText(shared).slice(0, 100), 'not whole'],
    ['other JSON', '{"format":"onionskin-progress","version":1}', 'something else'],
    ['a list', '[]', 'not whole'],
    ['a newer version', changed({ version: 2 }), 'A newer version'],
    ['a version that is none', changed({ version: '1' }), 'which version'],
    ['no file', changed({ files: {} }), 'It has no file'],
    ['files that are no text', changed({ files: { 'app.py': 1 } }), 'its files can’t be read'],
    ['files as a list', changed({ files: ['app.py'] }), 'its files can’t be read'],
    ['a path out of the project', changed({ files: { '../app.py': '' } }), 'Write the path from the project on'],
    ['an absolute path', changed({ files: { '/etc/passwd': '' } }), 'Write the path from the project on'],
    ['a name of markup', changed({ files: { '<b>.py': '' } }), 'is made of letters'],
    ['a name that is a prototype', sharedText(shared).replace('"app.py"', '"__proto__"'), 'A name in it is none'],
    ['a file that is a folder too', changed({ files: { a: '', 'a/b.py': '' } }), "can't both be there"],
    [
      'very many files',
      changed({ files: Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`f${at}.py`, ''])) }),
      '201 files',
    ],
    ['very much text', changed({ files: { 'app.py': 'x'.repeat(1_000_001) } }), 'more than a megabyte'],
    ['a server that is none', changed({ server: { name: 'nginx' } }), 'its server can’t be read'],
    ['very many processes', changed({ server: { name: 'gunicorn', processes: 5000 } }), 'its server can’t be read'],
    ['a request that is none', changed({ request: { method: 'GET' } }), 'its request can’t be read'],
    [
      'a request with a line end',
      changed({ request: { method: 'GET', target: '/\r\nHost: evil', headers: [], body: '' } }),
      'line ends',
    ],
    [
      'a header with a line end',
      changed({ request: { method: 'GET', target: '/', headers: [['A', 'b\nC: d']], body: '' } }),
      'line ends',
    ],
    ['what is served as code', changed({ app: '__import__("os"):x' }), 'written like app:application'],
    ['a long title', changed({ title: 'x'.repeat(201) }), 'its title can’t be read'],
    ['no title', changed({ title: undefined }), 'its title can’t be read'],
    ['a moment that is none', changed({ moment: 3 }), 'its moment can’t be read'],
  ])('%s', (_what, text, why) => {
    expect(says(text)).toContain('This shared project can’t be opened. ');
    expect(says(text)).toContain(why);
  });
});

test('a file that is not there is not opened; the first one is', () => {
  const read = readShared(changed({ openFile: 'toString' }));
  expect(read.ok && read.shared.work.openFile).toBe('app.py');
});
