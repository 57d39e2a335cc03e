// Command lines in real processes: their own one each, on the disk of the server's, and what they wrote sorted into the editor's and the disk's.
import { afterAll, expect, test } from 'vitest';
import { filesIn } from '../testing/files-in.node.ts';
import { sorted } from './command.ts';
import { nodeRunner } from './node-runner.node.ts';
import type { ClientRequest, Project } from './runner.ts';

const runner = nodeRunner();
afterAll(() => runner.dispose());

const start = filesIn('lessons/examples/45-django-first/start');
const project = (files: Project['files']): Project => ({ files, app: 'mysite.wsgi:application', disk: 'django' });
const get: ClientRequest = {
  raw: new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost:8000\r\nConnection: close\r\n\r\n'),
  connection: 'new',
  halfClose: false,
};
const visitor = async (files: Project['files']) => {
  const { started, outcome } = await runner.send(get, project(files), { name: 'wsgiref' }, { grain: 'layers' });
  return { log: started.log.stdout ?? '', answer: new TextDecoder().decode(outcome?.raw), process: outcome?.process };
};

test('the database is the server’s; an edit and a command leave it, and it is gone when it is reset', async () => {
  const first = await visitor(start);
  expect(first.log).toContain('Applying visits.0001_initial... OK');
  expect(first.answer).toContain('You are visitor 1');

  // Beside the server: it goes on, and meets what the command wrote.
  const ran = await runner.command(
    'shell -v 0 -c "from visits.models import Visit; Visit.objects.create(path=\'/\')"',
    project(start),
  );
  expect(ran).toMatchObject({ exited: 0, output: '', files: {}, disk: { files: [{ name: 'db.sqlite3' }], left: [] } });
  expect(await visitor(start)).toMatchObject({ process: first.process, answer: expect.stringContaining('You are visitor 3') });

  // A model more: its migration is a file of the project. The server starts anew, applies it, and says so; the rows are there.
  const changed = {
    ...start,
    'visits/models.py': `${start['visits/models.py']}\n\nclass Note(models.Model):\n    text = models.TextField()\n`,
  };
  const made = await runner.command('makemigrations', project(changed));
  expect(Object.keys(made.files)).toEqual(['visits/migrations/0002_note.py']);
  const after = await visitor({
    ...changed,
    'visits/migrations/0002_note.py': made.files['visits/migrations/0002_note.py'] ?? '',
  });
  expect(after.log).toContain('Applying visits.0002_note... OK');
  expect(after.answer).toContain('You are visitor 4');

  runner.wipe('django');
  expect((await visitor(start)).answer).toContain('You are visitor 1');
}, 180_000);

test('one that never ends is stopped by hand, and has written nothing', async () => {
  const endless = runner.command("shell -v 0 -c \"print(1); open('late.py', 'w').close()\nwhile True: pass\"", project(start));
  const stopping = setInterval(() => runner.stop(), 200);
  const ran = await endless;
  clearInterval(stopping);
  expect(ran).toMatchObject({ exited: null, says: expect.stringContaining('You stopped it'), files: {} });
});

test('the project’s own files and Python are the editor’s, all else the disk’s', () => {
  const file = (text: string) => ({ bytes: new TextEncoder().encode(text), modified: 1 });
  const wrote = { 'a.py': file('a'), 'b.txt': file('other'), 'new.py': file('new'), 'db.sqlite3': file('x'), 'old.log': null };
  expect(sorted({ 'a.py': 'a', 'b.txt': 'b', 'c.py': 'c' }, { files: wrote, left: [] })).toEqual({
    files: { 'b.txt': 'other', 'new.py': 'new', 'c.py': null },
    rest: { files: { 'db.sqlite3': wrote['db.sqlite3'], 'old.log': null }, left: [] },
  });
});
