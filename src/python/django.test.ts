// Django itself, nothing declared: its middleware and its view are layers, in whatever style they are written, and what is between them is told.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { filesIn } from '../testing/files-in.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const START = 'lessons/examples/45-django-first/start';
/** The files of a folder, path to text. */
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
      "WSGIHandler: middleware SecurityMiddleware, SessionMiddleware, Stopwatch, CommonMiddleware, CsrfViewMiddleware, AuthenticationMiddleware, MessageMiddleware, XFrameOptionsMiddleware",
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

describe('middleware in any style', () => {
  test('classes and functions, old and new, one that is not used, and one that is decorated', () => {
    const code = `
from django.utils.decorators import sync_only_middleware
class New:
    def __init__(self, get_response):
        self.get_response = get_response
    def __call__(self, request):
        return self.get_response(request)
class Old(MiddlewareMixin):
    def process_response(self, request, response):
        return response
class Unused:
    def __init__(self, get_response):
        raise MiddlewareNotUsed("not here")
@sync_only_middleware
def plain(get_response):
    def middleware(request):
        return get_response(request)
    return middleware
class Page:
    def __call__(self, request, name):
        return HttpResponse(name)
urlpatterns = [path("<name>/", Page())]`;
    const raw = 'GET /ada/ HTTP/1.1\r\nHost: localhost:8000\r\n\r\n';
    expect(told(single(['New', 'Unused', 'plain', 'Old'], code), { raw })).toEqual([
      'WSGIHandler: call by server',
      'WSGIHandler: middleware New, Unused unused: not here, plain, Old',
      'New: call by WSGIHandler',
      'plain: call by New',
      'Old: call by plain',
      'Page: call by Old',
      'Page: return HttpResponse 200',
      'Old: hook process_response gave 200',
      'Old: return HttpResponse 200',
      'plain: return HttpResponse 200',
      'New: return HttpResponse 200',
      'WSGIHandler: return iterator',
    ]);
  });

  test('a middleware that answers itself: nothing inside is reached; process_response of those outside still runs', () => {
    const code = `
class Outer(MiddlewareMixin):
    def process_response(self, request, response):
        return response
class Gate(MiddlewareMixin):
    def process_request(self, request):
        return HttpResponse("no", status=403)
    def process_response(self, request, response):
        return response
class Inner(MiddlewareMixin):
    def process_request(self, request):
        raise RuntimeError
urlpatterns = []`;
    expect(told(single(['Outer', 'Gate', 'Inner'], code)).slice(2)).toEqual([
      'Outer: call by WSGIHandler',
      'Gate: call by Outer',
      'Gate: hook process_request gave 403',
      'Gate: hook process_response gave 403',
      'Gate: return HttpResponse 403',
      'Outer: hook process_response gave 403',
      'Outer: return HttpResponse 403',
      'WSGIHandler: return iterator',
    ]);
  });

  test('exceptions: of a view, answered by process_exception; of a middleware; and one that no layer raised', () => {
    const code = `
class Outer:
    def __init__(self, get_response):
        self.get_response = get_response
    def __call__(self, request):
        return self.get_response(request)
class Mender(Outer):
    def process_exception(self, request, exception):
        if type(exception) is ValueError:
            return HttpResponse("mended")
class Bad(Outer):
    def __call__(self, request):
        if request.path == "/bad":
            raise KeyError("bad")
        return self.get_response(request)
def fails(request):
    raise ValueError("fails")
def missing(request):
    raise Http404("gone")
urlpatterns = [path("fails", fails), path("missing", missing)]`;
    python.start(single(['Outer', 'Bad', 'Mender'], code));
    const at = (path: string): string[] => {
      const { recording } = python.request(`GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`);
      if (recording === null) throw new Error('Nothing was recorded.');
      const lines = story({ ...recording, events: recording.events.filter(({ type }) => HOOKS.has(type)) });
      return lines.filter((line) => !/: call|WSGIHandler/.test(line));
    };
    expect(at('/fails')).toEqual([
      'fails: raise ValueError “fails” during call',
      'Mender: hook process_exception gave 200',
      'Mender: catch ValueError becomes 200',
      'Mender: return HttpResponse 200',
      'Bad: return HttpResponse 200',
      'Outer: return HttpResponse 200',
    ]);
    expect(at('/missing')).toEqual([
      'missing: raise Http404 “gone” during call',
      'Mender: hook process_exception gave none',
      'Mender: catch Http404 becomes 404',
      'Mender: return HttpResponseNotFound 404',
      'Bad: return HttpResponseNotFound 404',
      'Outer: return HttpResponseNotFound 404',
    ]);
    expect(at('/bad')).toEqual([
      "Bad: raise KeyError “'bad'” during call",
      'Outer: catch KeyError becomes 500',
      'Outer: return HttpResponseServerError 500',
    ]);
    expect(at('/nowhere').slice(0, 2)).toEqual([
      'Mender: catch Resolver404 becomes 404',
      'Mender: return HttpResponseNotFound 404',
    ]);
  });
});

test('looking runs nothing: a lazy user stays unloaded, and who loads it is seen to', () => {
  const code = `
from django.utils.functional import SimpleLazyObject
loaded = []
class User:
    def __init__(self):
        self.username = "ada"
    def __repr__(self):
        loaded.append("repr")
        return "user"
class Users:
    def __init__(self, get_response):
        self.get_response = get_response
    def __call__(self, request):
        request.user = SimpleLazyObject(lambda: loaded.append("loaded") or User())
        return self.get_response(request)
def page(request):
    before = list(loaded)
    request.user.username
    return HttpResponse(repr((before, loaded)))
urlpatterns = [path("", page)]`;
  python.start(single(['Users'], code));
  const { recording, raw } = python.request();
  expect(raw.split('\r\n\r\n')[1]).toBe("([], ['loaded'])");
  const calls = recording?.events.filter((event) => event.type === 'call') ?? [];
  expect(calls.at(-1)?.environs?.[0]).toMatchObject({ by: 2, set: { user: { type: 'SimpleLazyObject' } } });
  const returned = recording?.events.find((event) => event.type === 'return' && event.response);
  expect(returned).toMatchObject({ delta: { set: { user: { type: 'User' }, 'user.username': { text: "'ada'" } } } });
});

test('WSGI middleware around Django is outside, Django’s own inside', () => {
  const wrapped = `${single(['Inner'], 'class Inner(MiddlewareMixin):\n    pass\ndef page(request):\n    return HttpResponse("x")\nurlpatterns = [path("", page)]')}
class Outside:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
application = Outside(application)
`;
  python.start(wrapped);
  const { recording } = python.request();
  expect(recording?.layers.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'wsgiref server',
    'Outside wsgi',
    'WSGIHandler wsgi',
    'Inner django',
    'page view',
  ]);
});

test('a database that lacks migrations gets them at the start, and only then', () => {
  const files = filesIn(START);
  const first = python.start(files, { app: 'mysite.wsgi:application' });
  expect(first.log.stdout).toContain('Applying visits.0001_initial... OK');
  python.run(`
import os, shutil
os.makedirs("/var/lib/onionskin/disk", exist_ok=True)
shutil.copy("/srv/app/db.sqlite3", "/var/lib/onionskin/disk/db.sqlite3")`);
  expect(python.start(files, { app: 'mysite.wsgi:application' }).log.stdout).toBeUndefined();
  expect(python.request().raw).toContain('You are visitor 1');
});
