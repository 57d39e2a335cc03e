"""The response as uWSGI sends it: the application's head with the request's protocol in front, the application's bytes, nothing else.

There is no Date, no Server, no framing and no keep-alive: the end of the connection is the end of the body (RFC 9112, section 6.3).
"""

import os
from collections.abc import Callable
from http import HTTPStatus

from onionskin.connection import Connection

#: The most that the head may take, and the pieces in which its room grows.
_HEAD_LIMIT = 65535
_PAGE = 4096
#: Lengths are 16-bit numbers.
_SHORT = 0xFFFF
#: uWSGI's own words where http.HTTPStatus has others, or none.
_REASONS = {
    b"413": b"Request Entity Too Large",
    b"414": b"Request-URI Too Long",
    b"416": b"Requested Range Not Satisfiable",
    b"418": b"I'm a teapot",
    b"422": b"Unprocessable Entity",
    b"509": b"Bandwidth Limit Exceeded",
}
#: Where it writes, as its log says it.
_WRITE_HEAD = "uwsgi_response_write_headers_do(): Broken pipe [core/writer.c line 248]"
_WRITE_BOTH = "uwsgi_response_writev_headers_and_body_do(): Broken pipe [core/writer.c line 306]"
_WRITE_BODY = "uwsgi_response_write_body_do(): Broken pipe [core/writer.c line 429]"
_SEND_FILE = "uwsgi_response_sendfile_do(): Broken pipe [core/writer.c line 655]"
_UNKNOWN_TO_UWSGI = frozenset({102, 103, 207, 208, 226, 308, 421, 423, 424, 506, 507, 508, 510})


class Head:
    """The bytes of a head, which may not become too many."""

    def __init__(self) -> None:
        self.text = bytearray()
        self._room = _PAGE

    def append(self, data: bytes) -> bool:
        """Add `data`; False: there is no room."""
        if len(data) > self._room - len(self.text):
            more = max(len(data), _PAGE)
            if self._room + more > _HEAD_LIMIT:
                more = len(data)
            if self._room + more > _HEAD_LIMIT:
                return False
            self._room += more
        self.text += data
        return True


class Response:
    """What has been said and sent of one response."""

    def __init__(self, connection: Connection | None, broke: Callable[[str], None] = lambda where: None) -> None:
        self._connection = connection
        #: Is told where in uWSGI's own code a client that has gone was noticed.
        self._broke = broke
        #: None: start_response was not called, so there is no head, not even a status line.
        self.head: Head | None = None
        self.status = 0
        self.header_count = 0
        self.head_sent = False
        self.head_size = 0
        self.body_size = 0
        #: The head became too long. From then on nothing is sent.
        self.failed = False
        self.via_sendfile = False

    @property
    def begun(self) -> bool:
        """Whether anything has been sent, so that the head can't change any more."""
        return self.head_sent or self.head_size > 0 or self.body_size > 0

    def start(self, protocol: bytes, status: bytes) -> bool:
        """Begin the head anew with this status, forgetting what an earlier call said. False: too late, or the status is too short."""
        status = status[: len(status) & _SHORT]
        if self.begun or self.failed or len(status) < 3:
            return False
        self.header_count = 0
        self.head = Head()
        # A character is a signed number in C, and any three of them will do.
        digits = memoryview(status[:3]).cast("b")
        self.status = sum((digit - 0x30) * weight for digit, weight in zip(digits, (100, 10, 1), strict=True))
        if len(status) <= 4:
            status = b"%s %s" % (status[:3], _reason(status[:3]))
        self.failed = not self.head.append(b"%s %s\r\n" % (protocol or b"HTTP/1.0", status))
        return not self.failed

    def add_header(self, name: bytes, value: bytes) -> bool:
        """Add a field, as it is: neither name nor value is checked. False: that can't be."""
        if self.begun or self.failed:
            return False
        name, value = name[: len(name) & _SHORT], value[: len(value) & _SHORT]
        self.head = self.head or Head()
        if not self.head.append(b"%s: %s\r\n" % (name, value) if name else value + b"\r\n"):
            self.failed = True
            return False
        self.header_count += 1
        return True

    def write(self, data: bytes) -> None:
        """Send a piece of the body, together with the head if that is still to be sent; an empty piece sends the head alone."""
        if self.failed:
            return
        if not self.head_sent and self.head is not None:
            if not self._end_head():
                return
            where = _WRITE_BOTH if data else _WRITE_HEAD
            sent = self._send(bytes(self.head.text) + data, where)
        else:
            sent = not data or self._send(data, _WRITE_BODY)
        if sent:
            self.body_size += len(data)

    def send_file(self, descriptor: int) -> bool:
        """Send a whole file from its beginning, wherever its reader stood. False: it is no file."""
        self.write(b"")
        try:
            size = os.fstat(descriptor).st_size
        except OSError:
            self.failed = True
            return False
        if size > 0 and not self.failed:
            self.via_sendfile = True
            data = os.pread(descriptor, size, 0)
            if self._send(data, _SEND_FILE):
                self.body_size += len(data)
        return not self.failed

    def finish(self) -> None:
        """The application has ended. PEP 3333: the head of a response without a body is sent now."""
        if not self.begun:
            self.write(b"")

    def _end_head(self) -> bool:
        if self.head is None or not self.head.append(b"\r\n"):
            self.failed = True
            return False
        self.head_sent = True
        self.head_size += len(self.head.text)
        return True

    def _send(self, data: bytes, where: str) -> bool:
        """False: the client has gone. From then on nothing is sent."""
        if self._connection is not None:
            try:
                self._connection.sendall(data)
            except BrokenPipeError:
                self.failed = True
                self._broke(where)
        return not self.failed


def internal_server_error(response: Response, protocol: bytes) -> None:
    """uWSGI's own page for a request that no application is there for."""
    response.start(protocol, b"500 Internal Server Error")
    response.add_header(b"Connection", b"close")
    response.add_header(b"Content-Type", b"text/plain")
    response.write(b"Internal Server Error")


def _reason(code: bytes) -> bytes:
    """The reason phrase for a status that came without one."""
    if code in _REASONS:
        return _REASONS[code]
    known = code.isdigit() and int(code) in HTTPStatus._value2member_map_ and int(code) not in _UNKNOWN_TO_UWSGI
    return HTTPStatus(int(code)).phrase.encode() if known else b"Unknown"
