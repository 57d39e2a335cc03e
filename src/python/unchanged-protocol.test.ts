// Recording changes nothing, in the odd turns of PEP 3333 and in all of wsgiref's own modules.
// (CPython's own test_wsgiref would belong here; Pyodide's standard library comes without the `test` package, so these are programs of ours.)
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { SERVER_NAMES } from '../runner/runner.ts';
import { bothWays, reporting } from './both-ways.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** Programs that say on standard error what happened: the answer may be lost. */
const loud = (work: string): string => `import sys, traceback, contextlib
def say(*words):
    print(*words, file=sys.stderr)
class Body:
    def __init__(self, chunks, close=lambda: None):
        self.chunks, self.closes = iter(chunks), close
    def __iter__(self):
        say("iter")
        return self
    def __next__(self):
        say("next")
        return next(self.chunks)
    def close(self):
        say("close")
        self.closes()
class Outer:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            yield from body
        except Exception as error:
            say("outer saw", repr(error))
            raise
        finally:
            say("outer is done")
            getattr(body, "close", int)()
def fails(*args):
    raise ValueError("on purpose")
def inner(environ, start_response):
${work.replace(/^/gm, '    ')}
application = Outer(inner)
`;
const OK = 'start_response("200 OK", [("Content-Type", "text/plain")])';
const FAULT = 'start_response("500 Oops", [("X-Fault", "1")], sys.exc_info())';

const turns: Record<string, string> = {
  'start_response late': `def chunks():\n    yield b""\n    ${OK}\n    yield b"late"\nreturn Body(chunks())`,
  'start_response after the first chunk': `def chunks():\n    yield b"early"\n    ${OK}\n    yield b"late"\nreturn Body(chunks())`,
  'start_response never': 'return Body([b"x"])',
  'start_response twice': `${OK}\ntry:\n    ${OK}\nexcept AssertionError as error:\n    say(repr(error))\nreturn [b"x"]`,
  'exc_info before the headers are sent': `${OK}\ntry:\n    fails()\nexcept ValueError:\n    ${FAULT}\nreturn [b"fault"]`,
  'exc_info after them': `def chunks():\n    ${OK}\n    yield b"first"\n    try:\n        fails()\n    except ValueError:\n        ${FAULT}\n        say("not reached")\n    yield b"last"\nreturn chunks()`,
  'exc_info without start_response before': `try:\n    fails()\nexcept ValueError:\n    ${FAULT}\nreturn [b"fault"]`,
  'write() and chunks': `write = ${OK}\nwrite(b"one")\nsay(write == getattr(start_response, "__self__", write))\nreturn [b"two", b"three"]`,
  'an exception in close()': `${OK}\nreturn Body([b"x"], fails)`,
  'an exception in next, and another in close()': `${OK}\ndef chunks():\n    yield b"x"\n    fails()\nreturn Body(chunks(), lambda: {}["key"])`,
  'an exception in finally replaces the first': `${OK}\ndef chunks():\n    try:\n        yield b"x"\n        fails()\n    finally:\n        {}["key"]\nreturn chunks()`,
  'an exception in __del__': `${OK}\nclass Dies:\n    def __del__(self):\n        say("dies")\n        fails()\nsys.unraisablehook = lambda said: say("unraisable", said.exc_value)\nDies()\nknot = Dies()\nknot.self = knot\ndel knot\nimport gc\ngc.collect()\nsys.unraisablehook = sys.__unraisablehook__\nreturn [b"x"]`,
  'exceptions that are suppressed': `${OK}\nwith contextlib.suppress(ValueError):\n    fails()\ndef chunks():\n    with contextlib.suppress(GeneratorExit, ValueError):\n        yield b"x"\n        fails()\n    yield b"y"\nreturn Body(chunks())`,
  'a group of exceptions': `${OK}\ntry:\n    raise ExceptionGroup("many", [ValueError(1), KeyError(2)])\nexcept* ValueError as group:\n    say(repr(group))\nexcept* KeyError as group:\n    say(repr(group))\nreturn [b"x"]`,
  'an exception with causes and notes': `try:\n    try:\n        fails()\n    except ValueError as error:\n        error.add_note("a note")\n        raise KeyError("second") from error\nexcept KeyError as error:\n    say(traceback.format_exc())\n    raise`,
  'StopIteration that leaves a generator': `${OK}\ndef chunks():\n    yield b"x"\n    raise StopIteration\nreturn chunks()`,
  'a generator that ignores GeneratorExit': `${OK}\ndef chunks():\n    while True:\n        try:\n            yield b"x"\n            fails()\n        except GeneratorExit:\n            say("ignored")\n            yield b"y"\n            return\nbody = chunks()\nnext(body)\ntry:\n    body.close()\nexcept RuntimeError as error:\n    say(repr(error))\nreturn []`,
  'throw() and send()': `${OK}\ndef chunks():\n    got = yield b"x"\n    say(got)\n    try:\n        yield b"y"\n    except KeyError as error:\n        say(repr(error), repr(error.__context__))\n        yield b"z"\nbody = chunks()\nnext(body)\nbody.send("sent")\nreturn [body.throw(KeyError("thrown"))]`,
  'standard output closed in the middle of the body': `${OK}\ndef chunks():\n    yield b"x"\n    sys.stdout.close()\n    try:\n        print("y")\n    except ValueError as error:\n        say(repr(error))\n    yield b"z"\nreturn chunks()`,
  'sys.exit() in the body': `${OK}\ndef chunks():\n    yield b"x"\n    sys.exit(3)\nreturn chunks()`,
  'sys.exit() in close()': `${OK}\nreturn Body([b"x"], lambda: sys.exit(3))`,
  'a body longer than its Content-Length': `start_response("200 OK", [("Content-Length", "1")])\nreturn Body([b"abc", b"def"])`,
  'str in the body': `${OK}\nreturn Body([b"x", "y"])`,
  'None as the body': 'start_response("204 No Content", [])\nreturn None',
  'headers that are wrong': 'start_response("200 OK", {"a": "b"})\nreturn []',
};
describe('the odd turns of the protocol', () => {
  test.each(Object.entries(turns))('%s', (_, work) => {
    const [plain, ...recorded] = bothWays(python, loud(work));
    expect(plain).toMatch(/outer is done|on purpose|must be a list/);
    expect(recorded).toEqual([plain, plain, plain]);
  });

  test.each(SERVER_NAMES)('on %s', (server) => {
    for (const name of ['start_response late', 'exc_info after them', 'an exception in close()', 'write() and chunks']) {
      const [plain, ...recorded] = bothWays(python, loud(turns[name] ?? ''), undefined, server);
      expect(plain).toContain('outer is done');
      expect(recorded).toEqual([plain, plain, plain]);
    }
  });
});

const library: Record<string, [string, string]> = {
  'wsgiref.handlers: SimpleHandler, CGIHandler, their errors and their write()': [
    `import io, os
from wsgiref.handlers import BaseCGIHandler, CGIHandler, IISCGIHandler, SimpleHandler, format_date_time, read_environ
def written(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])(b"written ")
    yield b"and "
    yield environ["REQUEST_METHOD"].encode()
def late(environ, start_response):
    yield b""
    raise KeyError("late")
def early(environ, start_response):
    raise ValueError("early")
def none(environ, start_response):
    start_response("200 OK", [])
def again(environ, start_response):
    start_response("200 OK", [])
    try:
        {}["key"]
    except KeyError:
        start_response("500 Oops", [("X", "y")], sys.exc_info())
    return [b"again"]
class Quiet(SimpleHandler):
    http_version = "1.1"
    def log_exception(self, exc_info):
        report.append((exc_info[0].__name__, str(exc_info[1]), len(traceback.extract_tb(exc_info[2]))))
class Origin(Quiet):
    origin_server = False
    wsgi_run_once = True
class Reset(Quiet):
    def _write(self, data):
        raise ConnectionResetError("gone")
def look(environ, start_response):
    given = {"REQUEST_METHOD": "GET", "SERVER_PROTOCOL": "HTTP/1.0", "PATH_INFO": "/a", "SCRIPT_NAME": ""}
    for kind in Quiet, Origin, Reset, BaseCGIHandler:
        for app in written, late, early, none, again, Passing(written):
            out, err = io.BytesIO(), io.StringIO()
            handler = kind(io.BytesIO(), out, err, given)
            try:
                handler.run(app)
            except Exception as error:
                report.append(repr(error))
            report.append(out.getvalue())
            report.append(len(err.getvalue().splitlines()))
            report.append((handler.headers_sent, handler.bytes_sent if hasattr(handler, "bytes_sent") else None))
    report.append(format_date_time(0))
    report.append(sorted(set(read_environ()) & {"PATH", "HOME"}))
    report.append((CGIHandler.wsgi_run_once, IISCGIHandler.wsgi_run_once))
`,
    'written and GET',
  ],
  'wsgiref.headers and wsgiref.util': [
    `import io
from wsgiref.headers import Headers
from wsgiref import util
def look(environ, start_response):
    headers = Headers([("A", "1"), ("a", "2")])
    headers.add_header("Content-Disposition", "attachment", filename="b.txt")
    headers["C"] = "3"
    headers.setdefault("D", "4")
    del headers["A"]
    report.append((headers.items(), str(headers), bytes(headers), len(headers), headers.get_all("c"), "d" in headers))
    fresh = {}
    util.setup_testing_defaults(fresh)
    report.append(sorted(fresh))
    fresh.update(SCRIPT_NAME="/x", PATH_INFO="/y/z", QUERY_STRING="q=1")
    report.append((util.request_uri(fresh), util.application_uri(fresh), util.shift_path_info(fresh), fresh["SCRIPT_NAME"]))
    report.append((util.guess_scheme({"HTTPS": "on"}), util.is_hop_by_hop("Connection")))
    file = io.BytesIO(b"0123456789")
    wrapped = util.FileWrapper(file, 4)
    report.append(list(Passing(lambda e, s: wrapped)(environ, start_response)))
    wrapped.close()
    report.append(file.closed)
`,
    "[b'0123', b'4567', b'89']",
  ],
  'wsgiref.validate, with programs that are right and wrong': [
    `import warnings
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator
def right(environ, start_response):
    environ["wsgi.input"].read(1)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"right"]
def wrong_status(environ, start_response):
    start_response("200", [("Content-Type", "text/plain")])
    return [b"x"]
def wrong_headers(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Status", "200")])
    return [b"x"]
def wrong_body(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return ["x"]
def no_start(environ, start_response):
    return [b"x"]
def text(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return "x"
def look(environ, start_response):
    fresh = {}
    setup_testing_defaults(fresh)
    fresh["QUERY_STRING"] = ""
    def started(status, headers, exc_info=None):
        report.append((status, headers))
        return lambda data: None
    gc.collect()
    for app in right, wrong_status, wrong_headers, wrong_body, no_start, text:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                body = validator(Passing(validator(app)))(dict(fresh), started)
                report.append([chunk for chunk in body])
                body.close()
            except AssertionError as error:
                report.append((str(error), len(traceback.extract_tb(error.__traceback__))))
            body = None
            gc.collect()
        report.append([str(each.message) for each in caught])
`,
    'right',
  ],
  'wsgiref.simple_server: a request handler of its own, the demo application': [
    `import io, socketserver
from wsgiref.simple_server import ServerHandler, WSGIRequestHandler, WSGIServer, demo_app
from wsgiref.util import setup_testing_defaults
class Request:
    def __init__(self, data):
        self.data, self.out = data, b""
    def makefile(self, *args):
        return io.BytesIO(self.data)
    def sendall(self, data):
        self.out += data
class Server(WSGIServer):
    def __init__(self):
        socketserver.BaseServer.__init__(self, ("127.0.0.1", 80), Handler)
        self.server_name, self.server_port = "here", 80
        self.setup_environ()
class Handler(WSGIRequestHandler):
    def log_message(self, *args):
        report.append(args[:3])
    def get_stderr(self):
        return io.StringIO()
    def version_string(self):
        return "mine"
    def date_time_string(self, timestamp=None):
        return "now"
def hello(environ, start_response):
    start_response("200 OK", [("X-Path", environ["PATH_INFO"])])
    return iter([environ["REQUEST_METHOD"].encode(), b"!"])
def look(environ, start_response):
    server = Server()
    for app in hello, Passing(hello), lambda e, s: {}["key"], demo_app:
        server.set_app(app)
        report.append(server.get_app() is app)
        for data in b"GET /a%20b?c=1 HTTP/1.0\\r\\nX: 1\\r\\nX: 2\\r\\n\\r\\n", b"POST / HTTP/1.0\\r\\n\\r\\n", b"bad\\r\\n\\r\\n", b"":
            request = Request(data)
            server.RequestHandlerClass(request, ("1.2.3.4", 5), server)
            head, _, body = request.out.partition(b"\\r\\n\\r\\n")
            report.append((head.splitlines()[:1], body if app is not demo_app else len(body.splitlines()) > 10))
`,
    "b'GET!'",
  ],
};
describe('wsgiref’s own modules, used by a program', () => {
  test.each(Object.entries(library))('%s', (_, [work, tells]) => {
    const [plain, ...recorded] = bothWays(python, reporting(work));
    expect(plain).toContain(tells);
    expect(recorded).toEqual([plain, plain, plain]);
  });
});
