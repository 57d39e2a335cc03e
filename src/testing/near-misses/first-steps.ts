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
      ['the encoding as one of the content', zoe('("Content-Type", "text/html"), ("Content-Encoding", "utf-8")')],
      ['two labels', zoe('("Content-Type", "image/png"), ("Content-Type", "text/html; charset=utf-8")')],
      ['found, and yet not', zoe('("Content-Type", "text/html; charset=utf-8")', '404 OK')],
      ['a comma between', zoe('("Content-Type", "text/html, charset=utf-8")')],
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
        'told before it is counted',
        python`visits = 0


def application(environ, start_response):
    global visits
    start_response("200 OK", [("Content-Type", "text/plain")])
    said = f"You are visitor {visits}.\n"
    visits += 1
    return [said.encode()]
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
      [
        'counted twice',
        python`visits = 0


def count():
    global visits
    visits += 1
    return visits


def application(environ, start_response):
    count()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You are visitor {count()}.\n".encode()]
`,
      ],
    ],
  },
  'the-handshake': {
    ways: [
      ['no slash in front', handshake(PLAIN, `f"You asked for {environ['PATH_INFO'].strip('/')}".encode()`)],
      ['the first piece of the path', handshake(PLAIN, `f"You asked for /{environ['PATH_INFO'].split('/')[1]}".encode()`)],
      ['a label for HTML', handshake('("Content-Type", "text/html")', `f"You asked for {environ['PATH_INFO']}".encode()`)],
      ['the bytes as Python writes them', handshake(PLAIN, `f"You asked for {environ['PATH_INFO'].encode()}".encode()`)],
    ],
  },
  'two-halves': {
    ways: [
      ['characters are counted, as text', soup('str(len(text))')],
      ['the line end is cut off', soup('str(len(text.strip().encode()))', 'text.strip().encode()')],
      ['another encoding than it says', soup('str(len(text.encode("utf-16")))', 'text.encode("utf-16")')],
      ['the letters that Python writes for it', soup('str(len(str(text.encode())))')],
      ['no letter with an accent', soup('str(len(text.encode("ascii", "ignore")))', 'text.encode("ascii", "ignore")')],
    ],
  },
  'swap-the-server': {
    ways: [
      ['empty is not missing', swap('int(environ.get("CONTENT_LENGTH", 0))', KIND, SOFTWARE)],
      ['always the same server', swap(SIZE, KIND, '"wsgiref"')],
      ['a type that is never asked for', swap(SIZE, '"nothing"', SOFTWARE)],
      ['nothing is ever sent', swap('0', KIND, SOFTWARE)],
    ],
  },
};
