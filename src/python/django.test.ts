// Django itself, nothing declared: its middleware and its view are layers, in whatever style they are written, and what is between them is told.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const START = 'lessons/examples/45-django-first/start';
/** The files of a folder, path to text. */
function filesIn(folder: string, path = ''): Record<string, string> {
  const here = join(folder, path);
  if (statSync(here).isFile()) return { [path]: readFileSync(here, 'utf8') };
  return Object.assign({}, ...readdirSync(here).map((name) => filesIn(folder, path === '' ? name : `${path}/${name}`)));
}

/** One file with settings, middleware and a view; `more` are settings. */
const single = (middleware: readonly string[], code: string, more = ''): string => `
from django.conf import settings
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="app", LOGGING_CONFIG=None, SECRET_KEY="s",
    MIDDLEWARE=${JSON.stringify(middleware.map((name) => (name.includes('.') ? name : `app.${name}`)))}, ${more})
from django.core.wsgi import get_wsgi_application
from django.http import Http404, HttpResponse
from django.core.exceptions import MiddlewareNotUsed
from django.urls import path
from django.utils.deprecation import MiddlewareMixin
${code}
application = get_wsgi_application()
`;

const HOOKS = new Set(['call', 'return', 'hook', 'raise', 'catch', 'middleware', 'query', 'signal']);
function told(source: string | Record<string, string>, options: { app?: string; raw?: string } = {}): string[] {
  const started = python.start(source, options.app === undefined ? {} : { app: options.app });
  expect(started).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request(options.raw);
  expect(unrecorded).toBeNull();
  if (recording === null) throw new Error('Nothing was recorded.');
  return story({ ...recording, events: recording.events.filter(({ type }) => HOOKS.has(type)) });
}

test('a project as startproject lays it out', () => {
  const files = filesIn(START);
  const lines = told(files, { app: 'mysite.wsgi:application' });
  expect(lines).toMatchInlineSnapshot(`
    [
      "WSGIHandler: call by server",
      "SecurityMiddleware: call by WSGIHandler",
      "SecurityMiddleware: hook process_request gave none",
      "SessionMiddleware: call by SecurityMiddleware",
      "SessionMiddleware: hook process_request gave none",
      "Stopwatch: call by SessionMiddleware",
      "CommonMiddleware: call by Stopwatch",
      "CommonMiddleware: hook process_request gave none",
      "CsrfViewMiddleware: call by CommonMiddleware",
      "CsrfViewMiddleware: hook process_request gave none",
      "AuthenticationMiddleware: call by CsrfViewMiddleware",
      "AuthenticationMiddleware: hook process_request gave none",
      "MessageMiddleware: call by AuthenticationMiddleware",
      "MessageMiddleware: hook process_request gave none",
      "XFrameOptionsMiddleware: call by MessageMiddleware",
      "Stopwatch: hook process_view gave none",
      "CsrfViewMiddleware: hook process_view gave none",
      "index: call by XFrameOptionsMiddleware",
      "index: query INSERT INTO "visits_visit" ("path", "at"",
      "index: query SELECT COUNT(*) AS "__count" FROM "visit",
      "index: return HttpResponse 200",
      "XFrameOptionsMiddleware: hook process_response gave 200",
      "XFrameOptionsMiddleware: return HttpResponse 200",
      "MessageMiddleware: hook process_response gave 200",
      "MessageMiddleware: return HttpResponse 200",
      "AuthenticationMiddleware: return HttpResponse 200",
      "CsrfViewMiddleware: hook process_response gave 200",
      "CsrfViewMiddleware: return HttpResponse 200",
      "CommonMiddleware: hook process_response gave 200",
      "CommonMiddleware: return HttpResponse 200",
      "Stopwatch: return HttpResponse 200",
      "SessionMiddleware: hook process_response gave 200",
      "SessionMiddleware: return HttpResponse 200",
      "SecurityMiddleware: hook process_response gave 200",
      "SecurityMiddleware: return HttpResponse 200",
      "WSGIHandler: return iterator",
    ]
  `);
});
