// `python manage.py …` in real CPython: Django's own words and exit statuses, files as it writes them, and what can't be run said why.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { filesIn } from '../testing/files-in.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const files = filesIn('lessons/examples/45-django-first/start');
/** As the runner does it between two processes. */
const keepDatabase = () =>
  python.run(`
import os, shutil
os.makedirs("/var/lib/onionskin/disk", exist_ok=True)
shutil.copy("/srv/app/db.sqlite3", "/var/lib/onionskin/disk/db.sqlite3")`);

describe('a command', () => {
  test('says what Django says, with its exit status', () => {
    expect(python.command(files, 'check')).toEqual({
      output: 'System check identified no issues (0 silenced).\n',
      exited: 0,
      says: null,
    });
    expect(python.command(files, 'chek')).toMatchObject({
      output: "Unknown command: 'chek'. Did you mean check?\nType 'manage.py help' for usage.\n",
      exited: 1,
    });
    expect(python.command(files, 'check --fast')).toMatchObject({
      output: expect.stringContaining('manage.py check: error: unrecognized arguments: --fast'),
      exited: 2,
    });
    expect(python.command(files, '').output).toContain("Type 'manage.py help <subcommand>' for help on a specific subcommand.");
  });

  test('may be written with what stands before the prompt already, and a shell’s quotation marks', () => {
    const { output } = python.command(files, 'python manage.py shell -c "print(6 * 7)"');
    expect(output).toMatch(/\n42\n$/);
  });

  test('that fails shows the traceback from manage.py on, with none of our frames', () => {
    const broken = { ...files, 'visits/models.py': 'from django.db import model\n' };
    const { output, exited } = python.command(broken, 'check');
    expect(exited).toBe(1);
    expect(output).toMatch(/^Traceback \(most recent call last\):\n {2}File "\/srv\/app\/manage\.py", line \d+, in <module>\n/);
    expect(output).toContain('File "/srv/app/visits/models.py", line 1');
    expect(output).toMatch(/ImportError: cannot import name 'model' from 'django\.db'.*\n$/);
    expect(output).not.toContain('onionskin');
  });

  test('of a project without manage.py is no file, as for Python itself', () => {
    const { 'manage.py': _gone, ...others } = files;
    expect(python.command(others, 'check')).toMatchObject({
      output: "/usr/bin/python3: can't open file '/srv/app/manage.py': [Errno 2] No such file or directory\n",
      exited: 2,
    });
  });

  test('that asks finds nobody at the terminal: Python says so, and a sentence helps', () => {
    const { output, exited, says } = python.command(files, 'flush');
    expect(output).toContain('EOFError: EOF when reading a line');
    expect({ exited, says }).toEqual({ exited: 1, says: expect.stringContaining('--noinput') });
  });

  test.each([
    ['runserver', /restarts when a file changes, and Send asks it/],
    ['testserver data.json', /restarts when a file changes/],
    ['dbshell', /starts another program/],
    ['shell', /shell -c/],
    ['changepassword ada', /asks for a password/],
    ['createsuperuser', /DJANGO_SUPERUSER_PASSWORD=secret createsuperuser --noinput/],
    ['makemessages -l de', /xgettext/],
    ['startproject other', /made by `startapp`/],
    ['check "', /No closing quotation/],
  ])('%s is refused with a sentence', (line, why) => {
    expect(python.command(files, line)).toEqual({ output: '', exited: null, says: expect.stringMatching(why) });
  });

  test('help is given for those as well', () => {
    expect(python.command(files, 'runserver --help')).toMatchObject({ exited: 0, output: expect.stringContaining('usage:') });
  });
});

test('startapp lays out an application as Django does', () => {
  expect(python.command(files, 'startapp polls')).toEqual({ output: '', exited: 0, says: null });
  const laid = python.run(
    'import pathlib; sorted(str(one.relative_to("/srv/app")) for one in pathlib.Path("/srv/app/polls").rglob("*.py"))',
  );
  expect((laid as { toJs(): string[] }).toJs().map((path) => path.replace('polls/', ''))).toEqual([
    '__init__.py',
    'admin.py',
    'apps.py',
    'migrations/__init__.py',
    'models.py',
    'tests.py',
    'views.py',
  ]);
  expect(python.run('open("/srv/app/polls/apps.py").read()')).toContain('class PollsConfig(AppConfig):');
  expect(python.command(files, 'startapp visits')).toMatchObject({
    exited: 1,
    output: expect.stringContaining('conflicts with the name'),
  });
});

test('a model that changes: makemigrations writes, migrate applies, and a superuser can log in', () => {
  expect(python.command(files, 'migrate').output).toContain('Applying visits.0001_initial... OK');
  keepDatabase();
  expect(python.command(files, 'showmigrations visits').output).toBe('visits\n [X] 0001_initial\n');

  const changed = {
    ...files,
    'visits/models.py': `${files['visits/models.py']}\n\nclass Note(models.Model):\n    text = models.TextField()\n`,
  };
  keepDatabase();
  expect(python.command(changed, 'makemigrations')).toEqual({
    output: "Migrations for 'visits':\n  visits/migrations/0002_note.py\n    + Create model Note\n",
    exited: 0,
    says: null,
  });
  const written = String(python.run('open("/srv/app/visits/migrations/0002_note.py").read()'));
  expect(written).toContain("name='Note'");

  const migrated = { ...changed, 'visits/migrations/0002_note.py': written };
  keepDatabase();
  expect(python.command(migrated, 'migrate').output).toContain('Applying visits.0002_note... OK');
  keepDatabase();
  const made = 'DJANGO_SUPERUSER_PASSWORD=secret createsuperuser --noinput --username ada --email ada@example.com';
  expect(python.command(migrated, made)).toEqual({ output: 'Superuser created successfully.\n', exited: 0, says: null });
  keepDatabase();
  const check =
    "shell -v 0 -c \"from django.contrib.auth import authenticate as a; print(a(username='ada', password='secret').is_superuser)\"";
  expect(python.command(migrated, check).output).toBe('True\n');
});
