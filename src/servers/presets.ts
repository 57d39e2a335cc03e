// Requests to begin with, each with what it shows. What is said holds for all six servers as `src/testing/fidelity` has recorded the real ones, or
// says that they differ: the test sends each to all of them.
import { lineOf } from '../lib/exact-bytes.ts';
import type { HttpRequest } from '../lib/http-message.ts';

export interface Preset {
  name: string;
  /** What it shows, in a sentence. */
  says: string;
  request: HttpRequest;
}
export interface PresetGroup {
  title: string;
  presets: readonly Preset[];
}

type More = Partial<HttpRequest>;
const get = (target: string, headers: HttpRequest['headers'] = [], more: More = {}): HttpRequest => ({
  ...{ method: 'GET', target, headers, body: '' },
  ...more,
});
const post = (body: string, headers: HttpRequest['headers'] = [], more: More = {}): HttpRequest => ({
  ...{ method: 'POST', target: '/', headers, body },
  ...more,
});
/** Byte for byte: what no client would send. */
const exact = (text: string): HttpRequest => ({ ...lineOf(text), headers: [], body: '', exact: text });
const HOST = 'Host: localhost:8000';

const plain: PresetGroup = {
  title: 'Plain',
  presets: [
    { name: 'GET', says: 'The smallest there is: a line, a Host, and nothing after them.', request: get('/') },
    {
      name: 'HEAD',
      says: 'Asks for the head alone. The application is called as for GET; not every server keeps its body from being sent.',
      request: get('/', [], { method: 'HEAD' }),
    },
    {
      name: 'Percent-encoded path and query',
      says: 'PATH_INFO is decoded, byte by byte as latin-1; QUERY_STRING is not. Apache refuses %2F in a path, the others let it through.',
      request: get('/caf%C3%A9/a%2Fb?q=1&q=two+words'),
    },
    {
      name: 'A method of one’s own',
      says: 'Any word can be a method: all six servers hand it on as REQUEST_METHOD, and the application has to know what it takes.',
      request: get('/pot', [], { method: 'BREW' }),
    },
    {
      name: 'OPTIONS *',
      says: 'Asks about the server as a whole. Apache answers it itself; with the others the application is called with “*” as its path.',
      request: get('*', [], { method: 'OPTIONS' }),
    },
    {
      name: 'A whole address as the target',
      says: 'As a proxy gets it. gunicorn, waitress and Apache take the path out of it (Apache the Host, too); wsgiref and uWSGI hand all of it on as PATH_INFO.',
      request: get('http://other.test/path'),
    },
  ],
};

const bodies: PresetGroup = {
  title: 'Bodies',
  presets: [
    {
      name: 'A form',
      says: 'CONTENT_TYPE says how wsgi.input is to be read: as name=value pairs, with + for a space.',
      request: post('', [], {
        kind: 'form',
        fields: [
          { name: 'name', value: 'Ada Lovelace' },
          { name: 'agree', value: 'yes' },
        ],
      }),
    },
    {
      name: 'JSON',
      says: 'The same with another CONTENT_TYPE: no server reads a body by itself.',
      request: post('{"name": "Ada"}', [], { kind: 'json' }),
    },
    {
      name: 'A form with a file',
      says: 'Each field is a part, between boundaries that CONTENT_TYPE names.',
      request: post('', [], {
        kind: 'multipart',
        fields: [
          { name: 'note', value: 'my notes' },
          { name: 'file', value: '', file: { name: 'notes.txt', type: 'text/plain', data: 'b25lCnR3bwo=' } },
        ],
      }),
    },
    {
      name: 'In chunks',
      says: 'There is no CONTENT_LENGTH to read by. gunicorn and waitress take the chunks apart; wsgiref and uWSGI leave that to the application; Apache with mod_wsgi answers 411.',
      request: post('one\ntwo\n', [['Content-Type', 'text/plain']], { chunked: true }),
    },
    { name: 'An empty POST', says: 'CONTENT_LENGTH is 0, and a read gives no bytes at once.', request: post('') },
    {
      name: 'A GET with a body',
      says: 'Nobody forbids it: all six hand the body on, and most applications never look.',
      request: get('/', [], { body: 'surprise' }),
    },
  ],
};

const cookies: PresetGroup = {
  title: 'Cookies',
  presets: [
    {
      name: 'Two cookies',
      says: 'A client sends all of them in one header: HTTP_COOKIE.',
      request: get('/', [['Cookie', 'session=abc123; theme=dark']]),
    },
    {
      name: 'Two Cookie headers',
      says: 'No client should. All six join them with a comma, where cookies need a semicolon: the second one gets lost in the first.',
      request: get('/', [
        ['Cookie', 'session=abc123'],
        ['Cookie', 'theme=dark'],
      ]),
    },
  ],
};

const conditional: PresetGroup = {
  title: 'Conditions and ranges',
  presets: [
    {
      name: 'If-None-Match',
      says: 'A client that has an answer already asks whether it still holds. It is for the application to answer 304.',
      request: get('/', [['If-None-Match', '"v1"']]),
    },
    {
      name: 'If-Modified-Since',
      says: 'The same by date, for applications that say Last-Modified.',
      request: get('/', [['If-Modified-Since', 'Wed, 21 Oct 2015 07:28:00 GMT']]),
    },
    {
      name: 'A range',
      says: 'Asks for the first four bytes. It is for the application to answer 206; where it says a Content-Length, Apache can cut the range out itself.',
      request: get('/', [['Range', 'bytes=0-3']]),
    },
  ],
};

const old: PresetGroup = {
  title: 'HTTP/1.0',
  presets: [
    {
      name: 'HTTP/1.0',
      says: 'Before connections were kept and bodies came in chunks: the end of the answer is the end of the connection.',
      request: get('/', [], { version: '1.0' }),
    },
    {
      name: 'HTTP/1.0 without a Host',
      says: 'HTTP/1.0 needs none, and no server misses it: environ has no HTTP_HOST, SERVER_NAME has to do.',
      request: exact('GET / HTTP/1.0\n\n'),
    },
    {
      name: 'HTTP/1.0 with keep-alive',
      says: 'It asks for the connection to be kept. Without a Content-Length in the answer that can’t be, and all six close it.',
      request: get('/', [['Connection', 'keep-alive']], { version: '1.0' }),
    },
  ],
};

const broken: PresetGroup = {
  title: 'Broken on purpose',
  presets: [
    {
      name: 'No Host',
      says: 'HTTP/1.1 demands one. Apache answers 400; the others call the application without HTTP_HOST.',
      request: exact('GET / HTTP/1.1\n\n'),
    },
    {
      name: 'Two Hosts',
      says: 'Which one counts? gunicorn and Apache answer 400; the others join them with a comma.',
      request: exact(`GET / HTTP/1.1\n${HOST}\nHost: other.test\n\n`),
    },
    {
      name: 'A space before the colon',
      says: 'Once a way to smuggle headers past a proxy. gunicorn, waitress and Apache answer 400; wsgiref and uWSGI don’t mind.',
      request: exact(`GET / HTTP/1.1\n${HOST}\nX-A : b\n\n`),
    },
    {
      name: 'A header without a colon',
      says: 'gunicorn, waitress and Apache answer 400, uWSGI hangs up without a word, wsgiref goes on as if it were not there.',
      request: exact(`GET / HTTP/1.1\n${HOST}\nnonsense\n\n`),
    },
    {
      name: 'A folded header',
      says: 'A value on two lines, long obsolete. gunicorn refuses it; waitress and Apache join the lines; wsgiref and uWSGI hand the line end on to the application.',
      request: exact(`GET / HTTP/1.1\n${HOST}\nX-A: one\n two\n\n`),
    },
    {
      name: 'A NUL in a header',
      says: 'gunicorn, waitress and Apache answer 400; wsgiref and uWSGI hand it on.',
      request: exact(`GET / HTTP/1.1\n${HOST}\nX-A: a\\0b\n\n`),
    },
    {
      name: 'A lone CR in a header',
      says: 'For wsgiref it ends the line, so that another header begins there. gunicorn, waitress and Apache answer 400, uWSGI hangs up.',
      request: exact(`GET / HTTP/1.1\n${HOST}\nX-A: a\\rX-B: b\n\n`),
    },
    {
      name: 'Lines that end with LF alone',
      says: 'wsgiref takes them for line ends, Apache answers 400, and the others wait for an end that never comes.',
      request: exact(`GET / HTTP/1.1\\n\\\n${HOST}\\n\\\n\\n\\\n`),
    },
    {
      name: 'A huge header',
      says: '9000 bytes in one line. gunicorn and Apache allow some 8000 and answer 431 and 400, uWSGI allows 4096 in all and hangs up, wsgiref and waitress take it.',
      request: exact(`GET / HTTP/1.1\n${HOST}\nX-A: ${'a'.repeat(9000)}\n\n`),
    },
    {
      name: 'A Content-Length that is no number',
      says: 'gunicorn, waitress and Apache answer 400; wsgiref and uWSGI hand “two” on, for int() to fail on.',
      request: exact(`POST / HTTP/1.1\n${HOST}\nContent-Length: two\n\nhi`),
    },
    {
      name: 'Two lengths',
      says: 'Whoever believes the other one reads another request: smuggling. gunicorn, waitress and Apache answer 400; wsgiref takes the first, uWSGI joins them.',
      request: exact(`POST / HTTP/1.1\n${HOST}\nContent-Length: 2\nContent-Length: 5\n\nhi`),
    },
    {
      name: 'A body that is too short',
      says: 'Ten bytes are promised and two come. Whoever reads the body waits for the rest, whichever server it is, until the client gives up.',
      request: exact(`POST / HTTP/1.1\n${HOST}\nContent-Length: 10\n\nhi`),
    },
    {
      name: 'Chunks and a length',
      says: 'Two ways to say where the body ends. gunicorn answers 400 and Apache 411; waitress goes by the chunks; for wsgiref and uWSGI the length counts, and the application reads the chunks’ own bytes.',
      request: exact(`POST / HTTP/1.1\n${HOST}\nContent-Length: 2\nTransfer-Encoding: chunked\n\n2\nhi\n0\n\n`),
    },
    {
      name: 'A chunk whose size is no number',
      says: 'waitress answers 400 before the application is called, and Apache 411; with gunicorn the read raises, and 400 comes where nobody catches that; wsgiref and uWSGI never look at chunks.',
      request: exact(`POST / HTTP/1.1\n${HOST}\nTransfer-Encoding: chunked\n\nxyz\nhi\n0\n\n`),
    },
    {
      name: 'A space in the target',
      says: 'The line has a word too many. All answer 400 but uWSGI, for which the version is “b HTTP/1.1”, and it answers in just that.',
      request: exact(`GET /a b HTTP/1.1\n${HOST}\n\n`),
    },
    {
      name: 'No version',
      says: 'As the first browsers asked. Apache answers without a head, waitress and uWSGI as HTTP/1.0, gunicorn with 400, and wsgiref not at all.',
      request: exact('GET /\n\n'),
    },
    {
      name: 'A name with an underscore',
      says: 'X_A would become HTTP_X_A, like X-A, and could pass for it: gunicorn, waitress and Apache drop it, wsgiref and uWSGI don’t.',
      request: get('/', [['X_A', 'one']]),
    },
  ],
};

export const presetGroups: readonly PresetGroup[] = [plain, bodies, cookies, conditional, old, broken];
