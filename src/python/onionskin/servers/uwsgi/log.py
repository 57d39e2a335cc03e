"""uWSGI's log, which is standard error: its own lines, the line about each request, and the program's output.

uWSGI's Python plugin gives the program one text file for both sys.stdout and sys.stderr, line-buffered, and another one as wsgi.errors,
which is buffered and never flushed by the server: what is written there shows up when the program flushes it, when it is much, or never.
"""

import io
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from onionskin import streams

if TYPE_CHECKING:
    from onionskin.servers.uwsgi.request import Request

#: Files that no process ever closes or flushes again; here they must not do so when the next process collects them as garbage.
_ABANDONED: list[io.TextIOWrapper] = []
#: The room for one line about a request.
_LINE = 4096
_silent = False


class _StandardError(io.RawIOBase):
    """File descriptor 2, as open(2, "w") has it at the far end."""

    name = 2

    def __init__(self, stream: streams.StreamName) -> None:
        self._stream: streams.StreamName = stream

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def fileno(self) -> int:
        """Standard error."""
        return 2

    def write(self, data: memoryview) -> int:
        """The log gains it."""
        block = bytes(data)
        if block and not _silent:
            text = block.decode("utf-8", "backslashreplace")
            streams.logged("stderr", text)
            streams.printed(self._stream, text)
        return len(block)


def _text_file(stream: streams.StreamName, errors: str, by_line: bool) -> io.TextIOWrapper:
    buffer = io.BufferedWriter(_StandardError(stream), io.DEFAULT_BUFFER_SIZE)
    file = io.TextIOWrapper(buffer, encoding="UTF-8", errors=errors, newline="\n", line_buffering=by_line)
    file.mode = "w"  # as open() leaves it
    return file


def take_over_standard_streams() -> None:
    """Whatever the program prints goes to standard error."""
    sys.stdout = sys.stderr = _text_file("stderr", "backslashreplace", by_line=True)


def wsgi_errors() -> io.TextIOWrapper:
    """PEP 3333, wsgi.errors: "an output stream (file-like object) to which error output can be written"."""
    file = _text_file("errors", "strict", by_line=False)
    _ABANDONED.append(file)
    return file


def says(text: str | bytes) -> None:
    """A line of the server's own. Bytes are what a client or the program sent: a C string of them ends at a NUL."""
    writes((text if isinstance(text, str) else text.decode("utf-8", "backslashreplace")) + "\n")


def writes(text: str) -> None:
    """The same without an end of line."""
    if not _silent:
        streams.says("stderr", text)


@contextmanager
def silence(yes: bool) -> Iterator[None]:
    """While it lasts, nothing is logged: a forked process has already done it, in another one's name."""
    global _silent
    _silent = yes
    try:
        yield
    finally:
        if yes:
            flush()
        _silent = False


def flush() -> None:
    """Flush the standard streams, as the interpreter does when it ends; the program may have closed or replaced them."""
    for file in (sys.stdout, sys.stderr):
        with suppress(Exception):
            file.flush()


def says_with_time(text: str) -> None:
    """The same with the time in front, as uWSGI writes it about a request that went wrong."""
    says(f"{time.ctime()} - {text}")


def says_request(request: Request, pid: int, app_requests: int, requests: int) -> None:
    """The line about a request, after it has been answered and its connection closed."""
    response = request.response
    app = -1 if request.app_id is None else request.app_id
    head = f"[pid: {pid}|app: {app}|req: {app_requests}/{requests}] ".encode()
    variables = b"{%d vars in %d bytes}" % (2 * len(request.variables), request.packet_size)
    when = f"[{time.ctime(request.began)}]".encode()
    asked = b"%s %s" % (_c_string(request.method), _c_string(request.uri))
    took = max(0, int((time.time() - request.began) * 1000))
    via = b" via sendfile() " if response.via_sendfile else b" "
    size = b"=> generated %d bytes in %d msecs%s" % (response.body_size, took, via)
    end = b"%d headers in %d bytes (%d switches on core 0)" % (response.header_count, response.head_size, request.switches)
    about = b"(%s %d) " % (_c_string(request.protocol), response.status)
    line = head + b" ".join((request.remote_address, b"()", variables, when, asked, size + about + end))
    if len(line) > _LINE:  # not enough room: a minimal line
        line = head + b" ".join((b"0.0.0.0 ()", variables, when, b"- -", size + b"(- %d) " % response.status + end))
    says(line)


def _c_string(text: bytes) -> bytes:
    return text.partition(b"\0")[0]
