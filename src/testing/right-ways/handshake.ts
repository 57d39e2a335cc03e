// Other right ways through the lesson on the handshake.
import type { Ways } from './ways.ts';

const python = String.raw;

export const handshake: Ways = {
  'the-handshake': {
    ways: [
      [
        'a generator',
        python`def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    yield b"You asked for "
    yield environ["PATH_INFO"].encode("latin-1")
`,
      ],
      [
        'a class whose instances are callable',
        python`class App:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("content-type", "text/plain")])
        return (("You asked for " + environ["PATH_INFO"]).encode("utf-8"),)


application = App()
`,
      ],
      [
        'a class that is the body',
        python`class application:
    def __init__(self, environ, start_response):
        self.environ = environ
        self.start = start_response

    def __iter__(self):
        self.start("200 OK", [("Content-Type", "text/plain")])
        yield ("You asked for %s\n" % self.environ["PATH_INFO"]).encode()
`,
      ],
      [
        'the old way, with write()',
        python`def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain"), ("X-Extra", "1")])
    write(b"You asked for ")
    write(environ["PATH_INFO"].encode())
    return []
`,
      ],
      [
        'other names for the arguments, and a lambda',
        python`def body(path):
    return [b"You asked for ", path.encode(), b"\n"]


application = lambda e, s: (s("200 OK", [("Content-Type", "text/plain")]), body(e["PATH_INFO"]))[1]
`,
      ],
    ],
  },
};
