"""One request of a small project that nobody sees: without it the first request of a real one would be the first of everything.

What Python remembers of it (compiled patterns, specialised bytecode) is in the memory snapshot; the machine code that WebAssembly makes of what
runs is not, so each process rehearses once more when nobody waits for it.
"""

from collections.abc import Callable

from onionskin.process import Process
from onionskin.sink import Sink

_FILES = {
    "app.py": """\
class Header:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def with_header(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Rehearsal", "1")], exc_info)

        return self.app(environ, with_header)


def greeting(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"Hello, "
    yield environ["PATH_INFO"].encode()


application = Header(greeting)
"""
}
_REQUEST = b"GET / HTTP/1.1\r\nHost: localhost:8000\r\nUser-Agent: rehearsal\r\nAccept: */*\r\n\r\n"


def rehearse(sink: Sink, sent: Callable[[bytes], None]) -> None:
    """Start the project, answer a request, and leave nothing behind that the start of another project does not clear away."""
    process = Process(_FILES, sink=sink, sent=sent)
    if process.start()["ok"]:
        process.request(_REQUEST)
    process.project.forget()
