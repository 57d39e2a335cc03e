// The request as a test of the application, in unittest: through wsgiref's own handler, without a socket and without anything to install.

import { factsOf } from '../servers/catalogue.ts';
import type { Recording } from '../trace/recording.ts';
import type { Expected } from './expected.ts';
import { hangsUpPy } from './hanging-up.ts';
import { calledIn, type Home } from './home.ts';
import { pythonBytes, pythonText } from './quoting.ts';

export interface TestOptions {
  /** Its name without ".py". */
  module: string;
  usesDjango: boolean;
}

export function requestTestPy(home: Home & { raw: Uint8Array }, expected: Expected, { module, usesDjango }: TestOptions): string {
  const { module: own, name, callable } = calledIn(home.app);
  const served = home.server.factory ? `${callable}()` : callable;
  // What was chosen for another server stays chosen, and means nothing here.
  const mount = factsOf(home.server.name).mount.has ? (home.server.mount ?? '') : '';
  // The application may look at it, and it was so when it was recorded.
  const told = (name: string) => `${name}=${environOf(home.recording)[`wsgi.${name}`]?.text === 'True' ? 'True' : 'False'}`;
  return `"""One request as a test of the application: python3 -m unittest ${module}

The application is called as a server calls it (PEP 3333), by the handler of Python's own wsgiref. What is expected is what it gave
in Onionskin, but for what differs at every run.
"""

${home.leaves === null ? '' : 'import errno\n'}import io
import os
import re
import sys
import unittest
${home.leaves === null ? '' : 'from contextlib import suppress\n'}from types import SimpleNamespace
from wsgiref.simple_server import ServerHandler, WSGIRequestHandler

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
os.chdir(HERE)

from ${own} import ${name}  # noqa: E402
${usesDjango ? DJANGO : ''}
REQUEST = ${pythonBytes(latin1(home.raw))}
MOUNTED_AT = ${pythonText(mount)}


class Handler(ServerHandler):
    """wsgiref's own, which keeps the exception that it would only have logged."""

    raised = None
${home.leaves === null ? '' : STARTED}
    def log_exception(self, exc_info):
        Handler.raised = exc_info[1]
${home.leaves === null ? '' : hangsUpPy(home.leaves)}

class Exchange(WSGIRequestHandler):
    """One request and its answer, in memory."""

    def setup(self):
        self.rfile, self.wfile = io.BytesIO(REQUEST), ${home.leaves === null ? 'io.BytesIO' : 'HangsUp'}()

    def finish(self):
        pass

    def log_message(self, *_):
        pass

    def get_environ(self):
        environ = super().get_environ()
        environ["SCRIPT_NAME"] = MOUNTED_AT
        environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix(MOUNTED_AT)
        return environ

    def handle(self):
        self.raw_requestline = self.rfile.readline(65537)
        if self.parse_request():
            handler = Handler(self.rfile, self.wfile, sys.stderr, self.get_environ(), ${told('multithread')}, ${told('multiprocess')})
            handler.request_handler = self
${home.leaves === null ? RUN : RUN_AND_LEAVE}


def ask(application):
    """The status, the headers and the body of the answer."""
    Handler.raised = None
    environ = {
        "GATEWAY_INTERFACE": "CGI/1.1",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "REMOTE_HOST": "",
        "CONTENT_LENGTH": "",
        "SCRIPT_NAME": "",
    }
    server = SimpleNamespace(get_app=lambda: application, base_environ=environ, server_name="localhost", server_port=8000)
    head, _, body = Exchange(None, ("127.0.0.1", 50000), server).wfile.getvalue().partition(b"\\r\\n\\r\\n")
${home.leaves === null ? FROM_HEAD : '    return (*Handler.started, body)'}


class TestRequest(unittest.TestCase):
    maxDiff = None

${expected.raises === null ? answer(expected, served) : raised(expected.raises, served)}

if __name__ == "__main__":
    unittest.main()
`;
}

const RUN = '            handler.run(self.server.get_app())';
/** wsgiref gives a client that has gone up in silence, unless it was about to tell it of an exception. */
const RUN_AND_LEAVE = `            with suppress(BrokenPipeError):
                handler.run(self.server.get_app())`;

const FROM_HEAD = `    line, *lines = head.decode("latin-1").split("\\r\\n")
    return line.partition(" ")[2], [tuple(one.split(": ", 1)) for one in lines], body`;

/** The head may never have reached the client. */
const STARTED = `    #: What the application said with start_response.
    started = None, []

    def start_response(self, status, headers, exc_info=None):
        Handler.started = status, list(headers)
        return super().start_response(status, headers, exc_info)
`;

/** The database lacks its tables, on a machine that has just got the project. */
const DJANGO = `
from django.core.management import call_command  # noqa: E402

call_command("migrate", verbosity=0, interactive=False)
`;

/** As the outermost layer got it. */
function environOf(recording: Recording | null): Readonly<Record<string, { text: string }>> {
  for (const event of recording?.events ?? []) if (event.type === 'call' && event.environ !== undefined) return event.environ;
  return {};
}

const raised = (name: string, served: string): string => `    def test_exception(self):
        ask(${served})
        self.assertEqual(type(Handler.raised).__name__, ${pythonText(name)})
`;

function answer({ mayRaise, status, headers, body, isBeginning }: Expected, served: string): string {
  const rows = headers.map(
    ([name, value]) => `            (${pythonText(name)}, ${value === null ? 'None' : pythonText(value)}),\n`,
  );
  return `    def test_answer(self):
        status, headers, body = ask(${served})
${mayRaise ? '        # What it raises once the client has gone depends on how soon a server learns of that.' : RAISE}
        self.assertEqual(status, ${pythonText(status)})
        # None: it differs at every run.
        expected = [
${rows.join('')}        ]
        for name, value in expected:
            if value is None:
                self.assertIn(name, [name for name, _ in headers])
            else:
                self.assertIn((name, value), headers)
${isBeginning ? beginningCheck(body) : bodyCheck(body)}`;
}

const RAISE = `        if Handler.raised is not None:
            raise Handler.raised`;

function beginningCheck(body: Expected['body']): string {
  if (body === null) return '        # The client has hung up, and waits for nothing of the body.\n';
  const [start = ''] = body;
  return `        # The client has hung up: how much more was on its way is each server's own.
        self.assertEqual(body[:${start.length}], ${pythonBytes(start, '        ')})\n`;
}

function bodyCheck(body: Expected['body']): string {
  if (body === null) return '        # The body is not the same each time, or not all of it was recorded.\n';
  const [whole = ''] = body;
  if (body.length === 1) return `        self.assertEqual(body, ${pythonBytes(whole, '        ')})\n`;
  const parts = body.map((part) => `            ${pythonBytes(part, '            ')},\n`).join('');
  return `        # Between these it differs at every run.
        parts = [
${parts}        ]
        self.assertRegex(body, re.compile(b".+?".join(re.escape(part) for part in parts) + rb"\\Z", re.DOTALL))
`;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}
