// The projects that go home: each kind of thing that an exported command or configuration has to get right.

/** @typedef {{ name: string, app: string, files: Record<string, string>, server?: {mount?: string, factory?: boolean, processes?: number, threads?: number}, raw: string, leaves?: import('../../src/runner/runner.ts').Leaves, afterwards?: string }} Tried */
// `leaves`: the client hangs up then, and what the application has noticed of it is asked with `afterwards`, on a connection of its own.

const get = (/** @type {string} */ path) => `GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`;
const post = (/** @type {string} */ path, /** @type {string} */ body) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost:8000\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

const multipart = (/** @type {string} */ path) => {
  const body =
    '--line\r\nContent-Disposition: form-data; name="photo"; filename="caf\xc3\xa9.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\x00\xff\r\n--line--\r\n';
  return `POST ${path} HTTP/1.1\r\nHost: localhost:8000\r\nContent-Type: multipart/form-data; boundary=line\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

const DUMP = `NAMES = "REQUEST_METHOD SCRIPT_NAME PATH_INFO QUERY_STRING SERVER_PROTOCOL wsgi.url_scheme wsgi.multithread wsgi.multiprocess".split()


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name} = {environ[name]!r}\\n".encode() for name in NAMES]
`;

/** Each block waits until a client that has left is known to have left, so that what comes of it is no matter of chance. */
const LEFT = `import time

seen = []


class Body:
    def __init__(self):
        self.given = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.given == 9:
            raise StopIteration
        time.sleep(0.2)
        self.given += 1
        return b"0123456789"

    def close(self):
        seen.append(f"closed after {self.given} blocks")


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/seen":
        text = repr(seen).encode()
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(text)))])
        return [text]
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    if path != "/write":
        return Body()
    number = 0
    try:
        for number in range(1, 10):
            time.sleep(0.2)
            write(b"0123456789")
    except Exception as error:
        seen.append(f"{type(error).__name__} in block {number}")
        raise
    return []
`;
const left = { app: 'app:application', files: { 'app.py': LEFT }, afterwards: get('/seen') };

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
  { name: 'left', ...left, raw: get('/'), leaves: 'sent' },
  { name: 'left-head', ...left, raw: get('/'), leaves: 'head' },
  { name: 'left-25', ...left, raw: get('/'), leaves: 25 },
  { name: 'left-write', ...left, raw: get('/write'), leaves: 'sent' },
  {
    name: 'pipeline',
    app: 'app:application',
    files: { 'app.py': DUMP },
    raw: `${get('/first')}HEAD /second HTTP/1.1\r\nHost: localhost:8000\r\n\r\n${post('/third', 'a=1')}`,
  },
  {
    name: 'older',
    app: 'app:application',
    files: { 'app.py': DUMP },
    raw: 'GET /older?a=1 HTTP/1.0\r\nX-Odd:  two  blanks \r\n\r\n',
  },
  {
    name: 'chunks',
    app: 'app:application',
    files: {
      'app.py': `def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [repr((environ.get("CONTENT_LENGTH"), environ.get("HTTP_TRANSFER_ENCODING"), environ["wsgi.input"].read())).encode()]
`,
    },
    raw: 'POST /chunks HTTP/1.1\r\nHost: localhost:8000\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n',
  },
  {
    name: 'bottle',
    app: 'shop.wsgi:app',
    files: {
      'shop/__init__.py': '',
      'shop/wsgi.py': `from bottle import Bottle, redirect, request, response

app = Bottle()


@app.post("/upload")
def upload():
    sent = request.files.photo
    response.set_cookie("last", sent.raw_filename, path="/")
    return {"name": sent.raw_filename, "bytes": len(sent.file.read()), "at": request.fullpath}


@app.get("/")
def home():
    redirect("/shop/list")
`,
    },
    server: { mount: '/shop' },
    raw: multipart('/shop/upload'),
  },
  {
    name: 'flask-made',
    app: 'shop:create_app',
    files: {
      'shop/__init__.py': `from flask import Flask, Response, jsonify, request


def create_app():
    app = Flask(__name__)

    @app.put("/cart/<int:number>")
    def change(number):
        return jsonify(number=number, sent=request.get_json(), prefix=request.script_root), 201

    @app.get("/rows")
    def rows():
        return Response((f"{row}\\n" for row in range(3)), mimetype="text/csv")

    return app
`,
    },
    server: { factory: true, mount: '/api' },
    raw: `PUT /api/cart/7 HTTP/1.1\r\nHost: localhost:8000\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"pieces": [1]}`,
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
