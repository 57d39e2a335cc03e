"""Apache's two logs: error.log and access.log."""

import time
from typing import TYPE_CHECKING, Protocol

from onionskin import streams
from onionskin.servers.apache.characters import escaped_for_access_log, escaped_for_error_log

if TYPE_CHECKING:
    from onionskin.servers.apache.request import Request

    class Logged(Protocol):
        """What a log line says of a request."""

        @property
        def place(self) -> str: ...
        @property
        def referer(self) -> str: ...


ERROR_LOG = "error.log"
ACCESS_LOG = "access.log"
#: The numbers of the process that waits for the others, and of the one that answers.
PARENT_PID, CHILD_PID = 7, 8
#: The size of the buffer in which a line is made; the end of a longer one is lost.
_LINE = 8192


def error_line(
    text: str, module: str = "wsgi", level: str = "error", place: str = "", pid: int = CHILD_PID, referer: str = ""
) -> str:
    """A line of the error log. `text` is latin-1; `place` is "client 127.0.0.1:50000" or the like."""
    now = time.time()
    stamp = (
        time.strftime("%a %b %d %H:%M:%S", time.gmtime(now))
        + f".{int(now % 1 * 1e6):06d} "
        + time.strftime("%Y", time.gmtime(now))
    )
    prefix = f"[{stamp}] [{module}:{level}] [pid {pid}:tid {pid}] " + (f"[{place}] " if place else "")
    line = prefix + escaped_for_error_log(text.partition("\0")[0][: _LINE - 1])
    if referer:
        line += f", referer: {escaped_for_error_log(referer)}"
    return line[: _LINE - 2] + "\n"


def log_error(request: Logged, text: str, module: str = "wsgi") -> None:
    """The server says something about a request."""
    streams.says(ERROR_LOG, error_line(text, module, place=request.place, referer=request.referer))


def log_access(request: Request) -> None:
    """The request has been dealt with. The common log format: who, when, the request line, the final status, bytes of the body."""
    last = request
    while last.next is not None:
        last = last.next
    when = time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(request.time))
    line = escaped_for_access_log(_line_for_log(request))
    size = str(last.bytes_sent) if last.sent_body and last.bytes_sent else "-"
    streams.says(ACCESS_LOG, f'127.0.0.1 - - [{when}] "{line}" {last.status or "-"} {size}\n')


def _line_for_log(request: Request) -> str:
    """The request line; but a password in its target is for no log (RFC 9110, section 4.2.4)."""
    if not request.target.has_password:
        return request.the_request
    parts = (request.method, request.target.without_password(), "" if request.simple else request.protocol)
    return " ".join(part for part in parts if part)
