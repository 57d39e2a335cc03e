// Packages beside the standard library: found where a program imports them, and only then.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { layersOf, story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function body(files: Readonly<Record<string, string>> | string, path = '/'): string {
  expect(python.start(files)).toMatchObject({ ok: true });
  const answered = python.request(`GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`);
  expect(answered.unrecorded).toBeNull();
  return answered.raw.split('\r\n\r\n').slice(1).join('\r\n\r\n');
}
const there = (name: string): boolean =>
  Boolean(python.run(`__import__("os").path.exists("/usr/lib/python3/dist-packages/${name}")`));

describe('a program that imports', () => {
  test('flask is answered by it, and its layers are found', () => {
    const source = `from flask import Flask, render_template_string
from werkzeug.middleware.proxy_fix import ProxyFix

application = Flask(__name__)

@application.get("/hi/<name>")
def hi(name):
    return render_template_string("Hello {{ name }}", name=name)

application.wsgi_app = ProxyFix(application.wsgi_app)
`;
    expect(body(source, '/hi/you')).toBe('Hello you');
    const { recording } = python.request('GET /hi/you HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(layersOf(recording)).toEqual(expect.arrayContaining(['Flask', 'ProxyFix']));
    expect(there('flask/app.py')).toBe(true);
  });

  test('bottle inside of werkzeug’s dispatcher', () => {
    const source = `import bottle
from werkzeug.middleware.dispatcher import DispatcherMiddleware

shop = bottle.Bottle()

@shop.get("/cart")
def cart():
    return "empty"

def root(environ, start_response):
    start_response("200 OK", [])
    return [b"root"]

application = DispatcherMiddleware(root, {"/shop": shop})
`;
    expect(body(source, '/shop/cart')).toBe('empty');
    const { recording } = python.request('GET /shop/cart HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(layersOf(recording)).toEqual(['DispatcherMiddleware', 'Bottle']);
    expect(story(recording)[0]).toBe('DispatcherMiddleware: call by server');
  });

  test('webob', () => {
    const source = `from webob import Request, Response
def application(environ, start_response):
    request = Request(environ)
    return Response(f"{request.method} {request.params['a']}")(environ, start_response)
`;
    expect(body(source, '/?a=1')).toBe('GET 1');
  });

  test('paste', () => {
    const source = `from paste import httpexceptions, urlmap
def inside(environ, start_response):
    if environ["PATH_INFO"] == "/gone":
        raise httpexceptions.HTTPGone("it left")
    start_response("200 OK", [])
    return [environ["SCRIPT_NAME"].encode()]
application = urlmap.URLMap()
application["/deep"] = httpexceptions.make_middleware(inside, {})
`;
    expect(body(source, '/deep/x')).toBe('/deep');
    expect(python.request('GET /deep/gone HTTP/1.1\r\nHost: localhost\r\n\r\n').raw).toMatch(/^HTTP\/1\.0 410 Gone/);
  });

  test('whitenoise', () => {
    const files = {
      'app.py': `from whitenoise import WhiteNoise
def root(environ, start_response):
    start_response("200 OK", [])
    return [b"root"]
application = WhiteNoise(root, root="/srv/app/static", prefix="s/")
`,
      'static/a.txt': 'a file',
    };
    expect(body(files, '/s/a.txt')).toBe('a file');
    expect(body(files, '/other')).toBe('root');
  });

  test('a module of its own that is called like one', () => {
    const files = {
      'flask.py': 'words = b"my own"\n',
      'app.py':
        'import flask\ndef application(environ, start_response):\n    start_response("200 OK", [])\n    return [flask.words]\n',
    };
    expect(body(files)).toBe('my own');
  });

  test('by a name that is put together at run time', () => {
    const source = `import importlib
def application(environ, start_response):
    module = importlib.import_module("itsdang" + "erous")
    start_response("200 OK", [])
    return [module.__name__.encode()]
`;
    expect(body(source)).toBe('itsdangerous');
  });

  test('jinja2, with the version that its package has', () => {
    const source = `import importlib.metadata, jinja2
def application(environ, start_response):
    start_response("200 OK", [])
    return [jinja2.Template("{{ v }}").render(v=importlib.metadata.version("jinja2")).encode()]
`;
    expect(body(source)).toMatch(/^3\.\d+\.\d+$/);
  });
});

test('what a start leaves in a package is not met by the next one', () => {
  const source = `import bottle
seen = getattr(bottle, "seen", 0)
bottle.seen = seen + 1
def application(environ, start_response):
    start_response("200 OK", [])
    return [str(seen).encode()]
`;
  expect([body(source), body(source)]).toEqual(['0', '0']);
});

test('a traceback out of a package names Debian’s path, and none of our own files', () => {
  python.start(`import markupsafe
def application(environ, start_response):
    markupsafe.Markup("%d") % "x"
`);
  const { log } = python.request();
  expect(log.stderr).toContain('File "/usr/lib/python3/dist-packages/markupsafe/__init__.py"');
  expect(log.stderr).not.toContain('onionskin');
});

describe('a bundle that can not be had', () => {
  const offered = '__import__("onionskin.bundles").bundles';
  test('is told in a sentence where it is imported', () => {
    python.run(`${offered}.offer({"flosk": "flosk"}, {"flosk": "flosk is not in this build of the playground."})`);
    expect(python.start('import flosk\n')).toMatchObject({
      ok: false,
      file: 'app.py',
      line: 1,
      says: "app.py, line 1 (`import flosk`): flosk is not in this build of the playground. ModuleNotFoundError: No module named 'flosk'.",
    });
    expect(python.start('import flosc\n').says).toMatch(/neither among your files nor in Python's standard library/);
  });

  test('but might be, is told to whoever made the process', () => {
    python.run(`${offered}.offer({"flosk": "flosk"}, {})`);
    expect(python.start('try:\n    import flosk\nexcept ImportError:\n    pass\napplication = print\n').ok).toBe(true);
    expect(python.run(`",".join(${offered}.lacking())`)).toBe('flosk');
  });
});
