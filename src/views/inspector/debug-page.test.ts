// Django's own pages for what went wrong, as real Django writes them: the user's lines are found in them, and what helps is said.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { filesIn } from '../../testing/files-in.node.ts';
import { debugPageOf } from './debug-page.ts';
import { tracebackPieces } from './traceback.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const START = filesIn('lessons/examples/45-django-first/start');
const TEMPLATE = 'visits/templates/visits/index.html';

function asked(changed: Record<string, string>, target = '/', host = 'localhost:8000') {
  const files = { ...START, ...changed };
  expect(python.start(files, { app: 'mysite.wsgi:application' })).toMatchObject({ ok: true });
  const { raw, log } = python.request(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  const html = new TextDecoder().decode(Buffer.from(raw, 'latin1'));
  return { page: debugPageOf(html, Object.keys(files)), status: raw.slice(9, 12), log: log.stderr ?? '', files };
}
const view = (body: string) => ({
  'visits/views.py': `from django.shortcuts import render\n\n\ndef index(request):\n    ${body}\n`,
});

describe('Django’s page for', () => {
  test('an exception: the line that raised it comes first; the console has it too', () => {
    const { page, status, log, files } = asked(view('return 1 / 0'));
    expect(status).toBe('500');
    expect(page).toEqual({
      places: [{ file: 'visits/views.py', line: 5 }],
      says: null,
    });
    const places = tracebackPieces(log, Object.keys(files)).flatMap(({ place }) => (place === null ? [] : [place]));
    expect(places).toContainEqual({ file: 'visits/views.py', line: 5 });
    expect(log).toContain('ZeroDivisionError: division by zero');
  });

  test('a mistake in a template: the line of the template comes first', () => {
    const { page } = asked({ [TEMPLATE]: '<p>\n{% if %}\n</p>\n' });
    expect(page?.places[0]).toEqual({ file: TEMPLATE, line: 2 });
    const { page: urls } = asked({ [TEMPLATE]: '<a href="{% url \'nowhere\' %}">\n' });
    expect(urls).toMatchObject({
      places: [{ file: TEMPLATE, line: 1 }, { file: 'visits/views.py' }],
      says: expect.stringContaining('app_name'),
    });
  });

  test('a template that there is none', () => {
    const { page } = asked(view('return render(request, "visit/index.html")'));
    expect(page).toMatchObject({
      places: [{ file: 'visits/views.py', line: 5 }],
      says: expect.stringContaining('No template is called `visit/index.html`'),
    });
  });

  test('a path that fits no pattern', () => {
    const { page, status } = asked({}, '/nowhere/');
    expect(status).toBe('404');
    expect(page).toEqual({
      places: [{ file: 'mysite/urls.py', line: 1 }],
      says: expect.stringContaining('fits no pattern of `mysite.urls`'),
    });
  });

  test('a host that is none of the site’s', () => {
    const { page, status } = asked({}, '/', 'evil.example');
    expect({ status, says: page?.says }).toEqual({ status: '400', says: expect.stringContaining('ALLOWED_HOSTS') });
  });

  test('a table, and a column, that no migration has made', () => {
    const note = `${START['visits/models.py']}\n\nclass Note(models.Model):\n    text = models.TextField()\n`;
    const lists = `from visits.models import Note\n    return render(request, "${TEMPLATE}", {"count": Note.objects.count()})`;
    expect(asked({ 'visits/models.py': note, ...view(lists) }).page).toMatchObject({
      places: [{ file: 'visits/views.py', line: 6 }],
      says: expect.stringContaining('The database has no table `visits_note`'),
    });
    const more = START['visits/models.py']?.replace('    at =', '    who = models.TextField(default="")\n    at =') ?? '';
    expect(asked({ 'visits/models.py': more }).page?.says).toContain('`who` came later than the last migration');
  });
});

test('any other page is none of Django’s', () => {
  expect(debugPageOf('<h1>DEBUG = True</h1>', ['app.py'])).toBeNull();
  expect(asked({}).page).toBeNull();
});
