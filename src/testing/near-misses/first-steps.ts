// Near misses of part 1, written from the text of a task before their author had seen its check.
import type { Ways } from '../right-ways/ways.ts';

const python = String.raw;

/** The page of 1.1, with this told of it. */
const zoe = (headers: string, status = '200 OK') => python`def application(environ, start_response):
    start_response("${status}", [${headers}])
    return ["<h1>Bonjour, Zoé.</h1>\n".encode()]
`;

const handshake = (headers: string, body: string) => python`def application(environ, start_response):
    start_response("200 OK", [${headers}])
    return [${body}]
`;
const PLAIN = '("Content-Type", "text/plain")';

const soup = (length: string, body = 'text.encode()') => python`def application(environ, start_response):
    text = "Crème d’oignons\n"
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", ${length})])
    return [${body}]
`;

const swap = (size: string, kind: string, software: string) => python`def application(environ, start_response):
    size = ${size}
    kind = ${kind}
    software = ${software}
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{size} bytes of {kind}, served by {software}\n".encode()]
`;
const SIZE = 'int(environ.get("CONTENT_LENGTH") or 0)';
const KIND = 'environ.get("CONTENT_TYPE") or "nothing"';
const SOFTWARE = 'environ.get("SERVER_SOFTWARE", "somebody")';

export const firstSteps: Ways = {
  'a-server-waits': {
    ways: [
      ['the encoding in a header of its own', zoe('("Content-Type", "text/html"), ("Charset", "utf-8")')],
      ['two labels', zoe('("Content-Type", "image/png"), ("Content-Type", "text/html; charset=utf-8")')],
    ],
  },
  'when-called': {
    ways: [
      [
        'a count for each path',
        python`visits = {}


def application(environ, start_response):
    path = environ["PATH_INFO"]
    visits[path] = visits.get(path, 0) + 1
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You are visitor {visits[path]}.\n".encode()]
`,
      ],
      [
        'the first page only',
        python`visits = 0


def application(environ, start_response):
    global visits
    if environ["PATH_INFO"] == "/":
        visits += 1
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You are visitor {visits}.\n".encode()]
`,
      ],
      [
        'a list that is made at each call',
        python`def application(environ, start_response, ran=None):
    ran = ran or []
    ran.append("application")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You are visitor {len(ran)}.\n".encode()]
`,
      ],
    ],
  },
  'the-handshake': {
    ways: [
      ['no slash in front', handshake(PLAIN, `f"You asked for {environ['PATH_INFO'].strip('/')}".encode()`)],
      ['the first piece of the path', handshake(PLAIN, `f"You asked for /{environ['PATH_INFO'].split('/')[1]}".encode()`)],
    ],
  },
  'two-halves': {
    ways: [
      ['another encoding than it says', soup('str(len(text.encode("utf-16")))', 'text.encode("utf-16")')],
      ['the letters that Python writes for it', soup('str(len(str(text.encode())))')],
    ],
  },
  'swap-the-server': {
    ways: [
      ['always the same server', swap(SIZE, KIND, '"wsgiref"')],
      ['a type that is never asked for', swap(SIZE, '"nothing"', SOFTWARE)],
    ],
  },
};
