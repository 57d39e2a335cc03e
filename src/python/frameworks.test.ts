// Real frameworks, nothing declared: the layers that are found are those that a maintainer would draw, and they run alike recorded or not.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

interface Program {
  source: string;
  path?: string;
  /** Each layer, the outermost first; the user's own with the line of its def. */
  layers: string[];
  body: string;
}

const ROOT = `def root(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"root"]
`;
const PASSING = `class Passing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
`;

const programs: Record<string, Program> = {
  'Flask behind ProxyFix, in a dispatcher, in SharedDataMiddleware': {
    source: `${ROOT}from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.middleware.shared_data import SharedDataMiddleware
shop = Flask(__name__)
@shop.get("/hi/<name>")
def hi(name):
    return "Hello " + name
shop.wsgi_app = ProxyFix(shop.wsgi_app)
application = SharedDataMiddleware(DispatcherMiddleware(root, {"/shop": shop}), {"/static": "/srv/app"})
`,
    path: '/shop/hi/you',
    layers: ['SharedDataMiddleware', 'DispatcherMiddleware', 'Flask', 'ProxyFix', 'Flask.wsgi_app', 'Response'],
    body: 'Hello you',
  },
  'Flask whose wsgi_app is wrapped in a class of the user’s, with sessions and hooks': {
    source: `${PASSING}from flask import Flask, session
application = Flask(__name__)
application.secret_key = "secret"
@application.after_request
def after(response):
    response.headers["X-After"] = "1"
    return response
@application.get("/")
def index():
    session["n"] = 1
    return "index"
application.wsgi_app = Passing(application.wsgi_app)
`,
    layers: ['Flask', 'Passing:4', 'Flask.wsgi_app', 'Response'],
    body: 'index',
  },
  'Flask that streams': {
    source: `from flask import Flask, Response
application = Flask(__name__)
@application.get("/")
def index():
    return Response(part for part in ["a", "b"])
`,
    layers: ['Flask', 'Response'],
    body: 'ab',
  },
  'SharedDataMiddleware that answers itself': {
    source: `${ROOT}from werkzeug.middleware.shared_data import SharedDataMiddleware
application = SharedDataMiddleware(root, {"/static": "/srv/app/static"})
`,
    path: '/static/a.txt',
    layers: ['SharedDataMiddleware'],
    body: 'a file',
  },
  'werkzeug’s responder and its exceptions': {
    source: `from werkzeug.exceptions import NotFound
def application(environ, start_response):
    return NotFound("nothing")(environ, start_response)
`,
    layers: ['application:2', 'NotFound', 'Response'],
    body: '<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>nothing</p>\n',
  },
  'an application mounted in Bottle': {
    source: `${ROOT}import bottle
application = bottle.Bottle()
application.mount("/raw/", root)
`,
    path: '/raw/x',
    layers: ['Bottle', 'root:1'],
    body: 'root',
  },
  'Bottle mounted in Bottle: it takes over the routes, and the inner one is never called': {
    source: `import bottle
shop = bottle.Bottle()
@shop.get("/cart")
def cart():
    yield "a "
    yield "cart"
application = bottle.Bottle()
application.mount("/shop/", shop)
`,
    path: '/shop/cart',
    layers: ['Bottle'],
    body: 'a cart',
  },
  'WebOb’s wsgify as a middleware': {
    source: `from webob.dec import wsgify
@wsgify.middleware
def shout(request, app):
    response = request.get_response(app)
    response.body = response.body.upper()
    return response
${ROOT}application = shout(root)
`,
    layers: ['shout:3', 'root:7', 'Response'],
    body: 'ROOT',
  },
  'WebOb’s wsgify, for a function and for a method': {
    source: `from webob.dec import wsgify
class Site:
    @wsgify
    def page(self, request):
        return "page"
site = Site()
@wsgify
def application(request):
    return site.page
`,
    layers: ['application:8', 'page:4', 'Response'],
    body: 'page',
  },
  'Paste’s cascade': {
    source: `from paste.cascade import Cascade
def missing(environ, start_response):
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"no"]
${ROOT}application = Cascade([missing, root])
`,
    layers: ['Cascade', 'missing:2', 'root:5'],
    body: 'root',
  },
  'Paste’s gzip, for a client that takes none': {
    source: `${ROOT}from paste.gzipper import middleware
application = middleware(root)
`,
    layers: ['gzipper', 'root:1'],
    body: 'root',
  },
  'Paste’s map of URLs and its exceptions': {
    source: `${ROOT}from paste import httpexceptions, urlmap
application = urlmap.URLMap()
application["/deep"] = httpexceptions.make_middleware(root, {})
`,
    path: '/deep/x',
    layers: ['URLMap', 'HTTPExceptionHandler', 'root:1'],
    body: 'root',
  },
  'WhiteNoise, which passes on': {
    source: `${ROOT}from whitenoise import WhiteNoise
application = WhiteNoise(root, root="/srv/app/static", prefix="s/")
`,
    layers: ['WhiteNoise', 'root:1'],
    body: 'root',
  },
  'WhiteNoise, which answers': {
    source: `${ROOT}from whitenoise import WhiteNoise
application = WhiteNoise(root, root="/srv/app/static", prefix="s/")
`,
    path: '/s/a.txt',
    layers: ['WhiteNoise'],
    body: 'a file',
  },
  'the validator outside, between and inside': {
    source: `${PASSING}${ROOT}from wsgiref.validate import validator
application = validator(Passing(validator(root)))
`,
    layers: ['validator', 'Passing:4', 'validator', 'root:6'],
    body: 'root',
  },
  'werkzeug’s lint': {
    source: `${ROOT}from werkzeug.middleware.lint import LintMiddleware\napplication = LintMiddleware(root)\n`,
    layers: ['LintMiddleware', 'root:1'],
    body: 'root',
  },
  'Paste’s lint': {
    source: `${ROOT}from paste.lint import middleware\napplication = middleware(root)\n`,
    layers: ['lint', 'root:1'],
    body: 'root',
  },
  'a small framework of one’s own': {
    source: `class Response:
    def __init__(self, text):
        self.text = text
    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [self.text.encode()]
class App:
    def __init__(self):
        self.views = {}
        self.wsgi_app = self.dispatch
    def route(self, path):
        return lambda view: self.views.setdefault(path, view)
    def dispatch(self, environ, start_response):
        response = self.views[environ["PATH_INFO"]](environ)
        return response(environ, start_response)
    def __call__(self, environ, start_response):
        return self.wsgi_app(environ, start_response)
${PASSING}application = App()
@application.route("/hello")
def hello(environ):
    return Response("hello")
application.wsgi_app = Passing(application.wsgi_app)
`,
    path: '/hello',
    layers: ['App:16', 'Passing:21', 'App.dispatch:13', 'Response:4'],
    body: 'hello',
  },
};

describe.each(Object.entries(programs))('%s', (_, { source, path = '/', layers, body }) => {
  test('its layers, and the same answer without a recorder', () => {
    const files = { 'app.py': source, 'static/a.txt': 'a file' };
    const raw = `GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`;
    const answers = (['none', 'layers', 'lines', 'libraries'] as const).map((grain) => {
      expect(python.start(files, { grain })).toMatchObject({ ok: true });
      const { recording, unrecorded, raw: sent, log } = python.request(raw);
      expect(unrecorded).toBeNull();
      if (recording !== null) {
        const found = recording.layers.slice(1).map(({ name, place }) => (place === null ? name : `${name}:${place.line}`));
        expect(found).toEqual(layers);
        expect(recording.ended).toBe('complete');
      }
      const mask = (text: string): string =>
        text.replace(/^(Date|E[Tt]ag|Expires|Last-Modified|Set-Cookie): .*$/gm, '$1').replace(/\[.*?\]/g, '');
      return [mask(sent), mask(log.stdout ?? ''), mask(log.stderr ?? '')];
    });
    expect(answers[0]?.[0]?.split('\r\n\r\n')[1]).toBe(body);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[3]).toEqual(answers[0]);
  });
});
