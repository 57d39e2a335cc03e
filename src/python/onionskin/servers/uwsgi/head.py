"""The head of a request: read into a buffer of 4 KiB, then made into variables.

uWSGI's parser does not check a request, it cuts it at the places where something has to be: what comes before the first space is the
method, what comes before the next one the target, what comes before the line's end the protocol. What is missing is left out.
"""

from onionskin.connection import Connection
from onionskin.servers.server import ADDRESS, HOST_NAME
from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.path import path_info
from onionskin.servers.uwsgi.request import BUFFER_SIZE, Request

_END = b"\r\n\r\n"
#: RFC 3875, section 4.1: these have no HTTP_ in front.
_CGI_FIELDS = frozenset({b"CONTENT_LENGTH", b"CONTENT_TYPE"})


class BadRequest(Exception):
    """A request that uWSGI drops: it closes the connection without a word to the client."""


def receive(request: Request, connection: Connection, size: int) -> bytes:
    """Read what is there, or wait for it. uWSGI waits in poll(), for 4 seconds; a client that says nothing leaves before that."""
    if not connection.pending and not connection.at_end:
        request.switches += 1
        if not connection.wait():
            connection.abandon()
    return connection.recv(size)


def read_request(request: Request, connection: Connection, mounts: bool) -> None:
    """Read a request's head from `connection` into its variables. `mounts`: SCRIPT_NAME is found later (--manage-script-name)."""
    buffer = bytearray()
    end = -1
    while end < 0:
        if len(buffer) == BUFFER_SIZE:
            log.says(f"invalid HTTP request size (max {BUFFER_SIZE})...skip")
            raise BadRequest
        data = receive(request, connection, BUFFER_SIZE - len(buffer))
        if not data:
            if buffer:
                log.says("uwsgi_proto_http_parser() -> client closed connection")
            raise BadRequest
        looked = max(0, len(buffer) - len(_END) + 1)
        buffer += data
        end = buffer.find(_END, looked)
    end += len(_END)
    request.early_body = bytes(buffer[end:])
    _Head(request, bytes(buffer[:end]), mounts).parse()


class _Head:
    """A head that is being cut into pieces, from left to right."""

    def __init__(self, request: Request, head: bytes, mounts: bool) -> None:
        self._request = request
        self._head = head
        self._mounts = mounts
        self._at = 0

    def parse(self) -> None:
        """Make variables of it, in the order in which environ shows them."""
        add = self._request.add
        method = self._until_space()
        if method is not None:
            add(b"REQUEST_METHOD", method)
        self._target()
        self._protocol()
        if not self._mounts:
            add(b"SCRIPT_NAME", b"")
        add(b"SERVER_NAME", HOST_NAME.encode())
        add(b"SERVER_PORT", str(ADDRESS[1]).encode())
        connection = self._request.connection
        add(b"REMOTE_ADDR", connection.peer[0].encode() if connection is not None else b"")
        self._fields()

    def _until_space(self) -> bytes | None:
        """The text before the next space, wherever that is; None, and everything has been passed: there is none."""
        end = self._head.find(b" ", self._at)
        piece = self._head[self._at : max(end, 0)]
        self._at = end + 1 if end >= 0 else len(self._head)
        return piece if end >= 0 else None

    def _target(self) -> None:
        rest = self._head[self._at :]
        target = self._until_space()
        path, mark, query = (rest if target is None else target).partition(b"?")
        if mark:
            self._path(path)
        if target is None:
            return
        self._request.add(b"REQUEST_URI", target)
        if not mark:
            self._path(path)
        self._request.add(b"QUERY_STRING", query)

    def _path(self, path: bytes) -> None:
        # It is decoded behind the head, in the same buffer.
        if len(self._head) + len(path) >= BUFFER_SIZE:
            room = "not enough space in wsgi_req http proto_parser_buf to decode PATH_INFO"
            log.says(f"{room}, consider tuning it with --buffer-size")
            raise BadRequest
        self._request.add(b"PATH_INFO", path_info(path))

    def _protocol(self) -> None:
        end = self._line_end(self._at)
        if end is None:
            self._at = len(self._head)
            return
        self._request.add(b"SERVER_PROTOCOL", self._head[self._at : end])
        self._at = end + 2

    def _line_end(self, at: int) -> int | None:
        """Where the line ends that goes on at `at`. A carriage return that no line feed follows is not a line's end but an error."""
        end = self._head.find(b"\r", at)
        if end < 0:
            return None
        if self._head[end + 1 : end + 2] != b"\n":
            raise BadRequest
        return end

    def _fields(self) -> None:
        fields: dict[bytes, bytes] = {}
        for line in self._lines():
            name, colon, value = line.partition(b":")
            if not colon or not name:
                log.says_with_time("invalid HTTP request")
                raise BadRequest
            name = name.upper().replace(b"-", b"_")
            value = value.lstrip(b" ")
            # RFC 9110, section 5.3: fields of the same name are one list. Here also those that CGI can't tell apart.
            fields[name] = b"%s, %s" % (fields[name], value) if name in fields else value
        for name, value in fields.items():
            if not self._request.add(name if name in _CGI_FIELDS else b"HTTP_" + name, value):
                raise BadRequest

    def _lines(self) -> list[bytes]:
        """The field lines, up to the empty one. RFC 9112, section 5.2: one that goes on in the next line is kept with its line ends."""
        lines: list[bytes] = []
        look = self._at
        while (end := self._line_end(look)) is not None:
            if self._head[end + 2 : end + 3] in (b" ", b"\t"):
                look = end + 2
                continue
            if end == self._at:
                break
            lines.append(self._head[self._at : end])
            self._at = look = end + 2
        return lines
