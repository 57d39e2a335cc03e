// The projects that go home: each kind of thing that an exported command or configuration has to get right.

/** @typedef {{ name: string, app: string, files: Record<string, string>, server?: {mount?: string, factory?: boolean, processes?: number, threads?: number}, raw: string }} Tried */

const get = (/** @type {string} */ path) => `GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`;
const post = (/** @type {string} */ path, /** @type {string} */ body) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost:8000\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

const DUMP = `NAMES = "REQUEST_METHOD SCRIPT_NAME PATH_INFO QUERY_STRING SERVER_PROTOCOL wsgi.url_scheme wsgi.multithread wsgi.multiprocess".split()


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name} = {environ[name]!r}\\n".encode() for name in NAMES]
`;

/** @type {readonly Tried[]} */
export const PROJECTS = [
  {
    name: 'hello',
    app: 'app:application',
    files: {
      'app.py':
        'def application(environ, start_response):\n    start_response("200 OK", [("Content-Type", "text/plain")])\n    return [b"hello"]\n',
    },
    raw: get('/'),
  },
  {
    name: 'prefix',
    app: 'shop.wsgi:application',
    files: { 'shop/__init__.py': '', 'shop/wsgi.py': DUMP },
    server: { mount: '/shop' },
    raw: get('/shop/caf%C3%A9?page=2'),
  },
  {
    name: 'factory',
    app: 'app:create_app',
    files: { 'app.py': `from parts import application\n\n\ndef create_app():\n    return application\n`, 'parts.py': DUMP },
    server: { factory: true },
    raw: get('/made'),
  },
  { name: 'threads', app: 'app:application', files: { 'app.py': DUMP }, server: { processes: 2, threads: 4 }, raw: get('/') },
  {
    name: 'form',
    app: 'app:application',
    files: {
      'app.py': `from urllib.parse import parse_qs


def application(environ, start_response):
    size = int(environ.get("CONTENT_LENGTH") or 0)
    form = parse_qs(environ["wsgi.input"].read(size).decode())
    body = repr(sorted(form.items())).encode()
    start_response("303 See Other", [("Location", "/done"), ("Content-Length", str(len(body))), ("Set-Cookie", "cart=1; Path=/")])
    return [body]
`,
    },
    raw: post('/cart', 'item=3&note=caf%C3%A9+%26+more'),
  },
  {
    name: 'stream',
    app: 'app:application',
    files: {
      'app.py': `def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    write(b"first\\n")
    return stream()


def stream():
    for number in range(3):
        yield f"line {number}\\n".encode()
        yield b""
`,
    },
    raw: get('/stream'),
  },
  {
    name: 'mistake',
    app: 'app:application',
    files: { 'app.py': 'def application(environ, start_response):\n    raise ValueError("a mistake of mine")\n' },
    raw: get('/'),
  },
  {
    name: 'flask',
    app: 'shop:app',
    files: {
      'shop.py': `from flask import Flask, request

app = Flask(__name__)


@app.post("/cart")
def cart():
    return {"item": request.form["item"], "at": request.path}
`,
    },
    raw: post('/cart', 'item=3'),
  },
  {
    name: 'django',
    app: 'mysite.wsgi:application',
    files: {
      'manage.py': `import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`,
      'mysite/__init__.py': '',
      'mysite/settings.py': `from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "for a test"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "mysite.urls"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
`,
      'mysite/urls.py': `from django.contrib.auth.models import User
from django.http import JsonResponse
from django.urls import path


def users(request):
    return JsonResponse({"users": User.objects.count(), "at": request.path})


urlpatterns = [path("users/", users)]
`,
      'mysite/wsgi.py': `import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")
application = get_wsgi_application()
`,
    },
    raw: get('/users/'),
  },
];
