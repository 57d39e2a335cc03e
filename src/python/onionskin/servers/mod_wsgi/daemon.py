"""Daemon mode: Apache sends the request to another process, which executes the script and answers as a CGI script would; and what Apache
makes of that answer."""

import hashlib
import time
from collections import deque

from onionskin.servers.apache.body import BodyFault, RequestBody
from onionskin.servers.apache.cgi import CgiFault, scan_headers
from onionskin.servers.apache.logs import log_error
from onionskin.servers.apache.mapping import Site
from onionskin.servers.apache.redirects import redirect_internally
from onionskin.servers.apache.request import Request
from onionskin.servers.apache.status import status_line
from onionskin.servers.apache.table import Table
from onionskin.servers.mod_wsgi.environ import microseconds
from onionskin.servers.mod_wsgi.errors import PID
from onionskin.servers.mod_wsgi.process import ScriptProcess
from onionskin.servers.system import as_thread

_BLOCK = 8192


class Answer:
    """Apache's end of the socket to the daemon process: it reads the header, then passes the body on as it comes."""

    def __init__(self, request: Request) -> None:
        self._request = request
        #: The handler's result when the answer can't be passed on; None while it can.
        self.refused: int | None = None
        self.redirect: str | None = None
        self._has_body = False

    def header(self, lines: list[str]) -> None:
        """The header has come."""
        request = self._request
        try:
            scan_headers(request, lines)
        except CgiFault as fault:
            self._refuse(fault.text)
            return
        if request.status == 200 and request.status_line == "200 Error":
            # What the daemon process says when it has no answer.
            request.status_line = None
            self.refused = 500
            return
        location = request.headers_out.get("Location")
        if location is not None and location.startswith("/") and request.status == 200:
            self.redirect = location

    @property
    def client_has_gone(self) -> bool:
        """Apache could not pass on the last block: it reads no more of them."""
        return self._request.http.aborted

    def break_off(self) -> None:
        """The socket has been closed without a word."""
        self._refuse("Truncated or oversized response headers received from")

    def _refuse(self, text: str) -> None:
        request = self._request
        group = request.env.get("mod_wsgi.process_group")
        log_error(request, f"{text} daemon process '{group}': {request.filename}")
        request.status_line = None
        self.refused = 500

    def body(self, data: bytes) -> None:
        """A block of the body: Apache passes it on, finds that there is nothing more yet, and flushes."""
        self._has_body = True
        if self.refused is None and self.redirect is None:
            output = self._request.output
            if not output.write(data) or not output.write(b"", flush=True):
                self.refused = 500

    def end(self, site: Site) -> int:
        """All of it has come. The handler's result. Of an answer that nobody is there for, the status in the log stays what it was."""
        if self.client_has_gone:
            return 0
        if not self._has_body:
            self.body(b"")
        if self.refused is not None:
            return self.refused
        if self.redirect is not None:
            redirect_internally(self._request, self.redirect, site)
        else:
            self._request.output.write(b"", ends=True)
        return 0


class DaemonBody(RequestBody):
    """The body of the request as the daemon process gets it: Apache has read all of it before."""

    def __init__(self, blocks: list[bytes], is_whole: bool) -> None:
        self._blocks = deque(blocks)
        self._is_whole = is_whole
        self.at_end = False

    def read(self, most: int) -> bytes:
        """At most `most` bytes; nothing at the end. Raises BodyFault when Apache has given up on the client."""
        while self._blocks and most:
            block = self._blocks[0]
            if len(block) <= most:
                return self._blocks.popleft()
            self._blocks[0] = block[most:]
            return block[:most]
        if not self._blocks and not self._is_whole:
            raise BodyFault
        self.at_end = not self._blocks
        return b""

    def has_failed(self) -> None:
        """The connection to the client is Apache's affair."""


class DaemonRequest:
    """The request in the daemon process, and its output, which writes CGI headers before the first block."""

    def __init__(self, request: Request, blocks: list[bytes], is_whole: bool, answer: Answer) -> None:
        self.env = {name: value for name, value in request.env.items() if name != "mod_wsgi.magic"}
        self.env["mod_wsgi.daemon_start"] = microseconds(time.time())
        self.status = 200
        self.status_line: str | None = None
        self.headers_out = Table()
        self.error_headers_out = Table()
        self.content_type: str | None = None
        self.expects_100 = False
        self.is_chunked = False
        self.eos_sent = False
        self.referer = ""
        self.body = DaemonBody(blocks, is_whole)
        self.http = request.http
        self._port = request.http.connection.peer[1]
        self._answer = answer
        self._has_begun = False
        self._has_failed = False
        self._is_broken = False

    @property
    def client_has_gone(self) -> bool:
        """Apache has closed the socket: its client has gone. A write here notices one block later than one there."""
        return self._is_broken

    @property
    def place(self) -> str:
        """How the error log says whose request it was: this process has no part in serving clients."""
        return f"remote 127.0.0.1:{self._port}"

    @property
    def output(self) -> DaemonRequest:
        """Itself."""
        return self

    def set_content_length(self, length: int) -> None:
        """Say how long the body is."""
        self.headers_out.set("Content-Length", str(length))

    def fail(self, length: int) -> None:
        """Nothing goes to Apache any more, the header neither if it is still waiting."""
        self.eos_sent = self._has_failed = True

    def end(self) -> None:
        """The process is done with it."""
        if self._has_failed and not self._has_begun:
            self._answer.break_off()
        elif not self.eos_sent:
            self.write(b"", ends=True)

    def write(self, data: bytes, ends: bool = False, flush: bool = False) -> bool:
        """Send a block to Apache, after the header. False: Apache has closed the socket meanwhile."""
        if self._answer.client_has_gone:
            self._is_broken = self.eos_sent = True
            return False
        if not self._has_begun:
            self._has_begun = True
            headers = Table([*self.error_headers_out, *self.headers_out])
            if self.content_type is not None:
                headers.set("Content-Type", self.content_type)
            status = self.status_line or status_line(self.status)
            self._answer.header([f"Status: {status}", *(f"{name}: {value}" for name, value in headers)])
        if data:
            self._answer.body(data)
        if ends:
            self.eos_sent = True
        return True


class Daemon:
    """The daemon processes of one group, as Apache knows them."""

    def __init__(self, process: ScriptProcess) -> None:
        self._process = process

    def execute(self, request: Request, site: Site) -> int:
        """Send the request to the daemon process, all of its body first, and pass its answer on."""
        env = request.env
        secret = hashlib.md5(f"{id(self)}|{request.filename}".encode(), usedforsecurity=False).hexdigest()
        env["mod_wsgi.magic"] = secret
        env["mod_wsgi.queue_start"] = microseconds(time.time())
        env["mod_wsgi.daemon_connects"] = "1"
        env["mod_wsgi.daemon_restarts"] = "0"
        request.status, request.status_line = 200, None
        blocks: list[bytes] = []
        fault = self._read_body(request, blocks)
        answer = Answer(request)
        if fault is not None:
            answer.refused = 500
        inner = DaemonRequest(request, blocks, fault is None, answer)
        with as_thread("Dummy-1"):  # Python's name for a thread that it hasn't started
            result = self._process.execute(inner, env.get("mod_wsgi.application_group") or "")
        if result != 0:
            inner.status, inner.status_line = 500, "200 Error"
        inner.end()
        return answer.end(site)

    def _read_body(self, request: Request, blocks: list[bytes]) -> str | None:
        """All of the body. Something, if it ended early."""
        body = request.body
        assert body is not None
        try:
            while block := body.read(_BLOCK):
                blocks.append(block)
        except BodyFault as fault:
            log_error(
                request, f"mod_wsgi (pid={PID}): Request data read error when proxying data to daemon process: {fault.text}."
            )
            return fault.text
        return None
