// Right programs get no verdict: frameworks and middleware that everybody uses, on several servers.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import type { ServerName } from '../../runner/runner.ts';
import { recordingOf, verdictLines } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const flask = `from flask import Flask, Response, redirect, request, stream_with_context
from werkzeug.middleware.proxy_fix import ProxyFix

application = Flask(__name__)

@application.get("/")
def home():
    return "home"

@application.post("/form")
def form():
    return {"name": request.form["name"]}

@application.get("/stream")
def stream():
    def chunks():
        for n in range(3):
            yield f"{n}\\n"
    return Response(stream_with_context(chunks()), mimetype="text/plain")

@application.get("/away")
def away():
    return redirect("/")

@application.get("/nothing")
def nothing():
    return "", 204

@application.get("/broken")
def broken():
    raise RuntimeError("on purpose")

application.wsgi_app = ProxyFix(application.wsgi_app)
`;
const bottle = `import bottle
inner = bottle.Bottle()
@inner.get("/cart")
def cart():
    return "cart"
@inner.get("/stream")
def stream():
    yield "a"
    yield "b"
application = bottle.Bottle()
@application.get("/")
def home():
    return "home"
@application.post("/form")
def form():
    return {"name": bottle.request.forms.name}
application.mount("/shop", inner)
`;
const dispatcher = `from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.shared_data import SharedDataMiddleware
import bottle
shop = bottle.Bottle()
@shop.get("/cart")
def cart():
    return "cart"
def root(environ, start_response):
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"none"]
application = SharedDataMiddleware(DispatcherMiddleware(root, {"/shop": shop}), {"/static": "/srv/app/static"})
`;
const webob = `from webob import Request, Response
from webob.dec import wsgify
@wsgify
def hello(request):
    if request.method == "POST":
        return Response(request.POST["name"])
    return Response("hello", etag="x")
@wsgify.middleware
def stamped(request, app):
    response = request.get_response(app)
    response.headers["X-Stamp"] = "1"
    return response
application = stamped(hello)
`;
const paste = `from paste import cascade, gzipper, httpexceptions, urlmap
def one(environ, start_response):
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"none"]
def two(environ, start_response):
    if environ["PATH_INFO"] == "/gone":
        raise httpexceptions.HTTPGone("it left")
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "500")])
    return [b"x" * 500]
application = urlmap.URLMap()
application["/deep"] = gzipper.middleware(cascade.Cascade([one, httpexceptions.make_middleware(two, {})]))
`;
const whitenoise = {
  'app.py': `from whitenoise import WhiteNoise
def root(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"root"]
application = WhiteNoise(root, root="/srv/app/static", prefix="s/")
`,
  'static/a.txt': 'a file',
};
const validated = `from wsgiref.validate import validator
def stream(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"a"
    yield b"b"
class Passing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
application = validator(Passing(validator(stream)))
`;

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n${more}\r\n`;
const head = (path: string) => `HEAD ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`;
const FORM =
  'POST /form HTTP/1.1\r\nHost: localhost:8000\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\nname=ada';
const MULTIPART = ((body: string) =>
  `POST /form HTTP/1.1\r\nHost: localhost:8000\r\nContent-Type: multipart/form-data; boundary=xx\r\nContent-Length: ${body.length}\r\n\r\n${body}`)(
  '--xx\r\nContent-Disposition: form-data; name="name"\r\n\r\nada\r\n--xx--\r\n',
);

const programs: readonly [string, string | Readonly<Record<string, string>>, readonly string[]][] = [
  [
    'Flask, ProxyFix',
    flask,
    [
      get('/'),
      head('/'),
      FORM,
      MULTIPART,
      get('/stream'),
      head('/stream'),
      get('/away'),
      get('/nothing'),
      get('/broken'),
      get('/none'),
    ],
  ],
  [
    'Bottle mounted in Bottle',
    bottle,
    [get('/'), head('/'), FORM, MULTIPART, get('/shop/cart'), get('/shop/stream'), get('/none')],
  ],
  ['SharedDataMiddleware, DispatcherMiddleware, Bottle', dispatcher, [get('/shop/cart'), get('/none'), get('/static/a.txt')]],
  ['WebOb’s wsgify', webob, [get('/'), head('/'), FORM, MULTIPART, get('/', 'If-None-Match: "x"\r\n')]],
  ['Paste’s urlmap, gzip, cascade', paste, [get('/deep/x', 'Accept-Encoding: gzip\r\n'), get('/deep/gone'), get('/none')]],
  ['WhiteNoise', whitenoise, [get('/s/a.txt'), head('/s/a.txt'), get('/other'), get('/s/a.txt', 'Range: bytes=0-1\r\n')]],
  ['wsgiref.validate at two depths', validated, [get('/')]],
];
const servers: readonly ServerName[] = ['wsgiref', 'gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-daemon'];

/** The same Apache in its other mode: enough to see that nothing depends on it. */
const few = programs.filter(([name]) => /Flask|Bottle mounted|validate/.test(name));

test.each(few)('on mod_wsgi-embedded: %s', (_, files, requests) => {
  expectNone('mod_wsgi-embedded', files, requests);
});

describe.each(servers)('on %s', (name) => {
  test.each(programs)('%s', (_, files, requests) => {
    expectNone(name, files, requests);
  });
});

function expectNone(name: ServerName, files: string | Readonly<Record<string, string>>, requests: readonly string[]): void {
  for (const raw of requests) {
    const withFile = typeof files === 'string' ? { 'app.py': files, 'static/a.txt': 'a file' } : files;
    const line = raw.slice(0, raw.indexOf('\r\n'));
    expect([line, ...verdictLines(recordingOf(python, withFile, { raw, server: { name } }))]).toEqual([line]);
  }
}
