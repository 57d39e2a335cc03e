"""The body of a request, as far as Content-Length says there is one. A chunked body has no length here, so it is not there at all.

Lines are read through a buffer of their own. The numbers are those of C: a negative size is an enormous one.
"""

from onionskin.connection import Connection
from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.head import receive
from onionskin.servers.uwsgi.request import BUFFER_SIZE, Request

_SIZES = 1 << 64
#: More than any process can have.
_TOO_MUCH = 1 << 47
#: What the buffer of read() may grow to before the log warns of it: `--body-read-warning`.
_MEGABYTE = 1 << 20
_MUCH = 8 * _MEGABYTE


class ReadError(Exception):
    """The body could not be read; the log says why."""


class Body:
    """What has been read of the body, and what is to come."""

    def __init__(self, request: Request, connection: Connection) -> None:
        self._request = request
        self._connection = connection
        self._length = request.content_length
        self._early = request.early_body
        #: How many bytes of it have been taken from the connection.
        self.position = 0
        self._lines = _LineBuffer()
        #: How much the buffer of read() holds. It grows to the most that was asked for, but is made for what is asked for first.
        self._room = 0
        self._has_warned = False

    def readline(self) -> bytes:
        """The next line, the rest of the body, or nothing at its end."""
        if self._is_over:
            return b""
        line = self._lines.line() if self._lines.at > 0 else None
        while line is None and self.position < self._length:
            self._fill_lines()
            line = self._lines.line()
        return self._lines.rest() if line is None else line

    def read(self, size: int) -> bytes:
        """`size` bytes, or all when it is 0. It comes with less only at the end of the body, never at the end of the connection."""
        if self._is_over:
            return b""
        left = size % _SIZES or self._length
        got = b""
        if self._lines.at > 0:
            if left <= self._lines.unread:
                return self._lines.take(left)
            left -= self._lines.unread
            if self._lines.unread > self._room:
                self._grow(self._lines.unread)
            got = self._lines.take(self._lines.unread)
            self._lines.clear()
        if (left + self.position) % _SIZES > self._length:
            left = self._length - self.position
        if left == 0:
            return got
        if left > _TOO_MUCH:
            self._no_memory()
        if not self._room:
            self._room = left
        elif len(got) + left > self._room:
            self._grow(len(got) + left)
        return got + self._receive(left)

    @property
    def _is_over(self) -> bool:
        return self.position >= self._length and self._lines.at == 0

    def _receive(self, left: int) -> bytes:
        blocks = []
        while left > 0:
            block = self._next(left)
            if not block:
                self._failed(left, "Client closed connection")
            blocks.append(block)
            left -= len(block)
        return b"".join(blocks)

    def _fill_lines(self) -> None:
        size = self._lines.room(min(BUFFER_SIZE, self._length - self.position))
        size = min(size, self._length - self.position)
        block = self._next(size)
        if not block:
            # The error number of a read that would have blocked: it is the last one that was set.
            self._failed(size, "Resource temporarily unavailable")
        self._lines.add(block)

    def _next(self, size: int) -> bytes:
        if self._early:
            block, self._early = self._early[:size], self._early[size:]
        else:
            block = receive(self._request, self._connection, size)
        self.position += len(block)
        return block

    def _failed(self, size: int, message: str) -> None:
        known = f"Content-Length: {self._length} consumed: {self.position} left: {self._length - self.position}"
        log.says(f"[uwsgi-body-read] Error reading {size} bytes. {known} message: {message}")
        raise ReadError

    def _grow(self, room: int) -> None:
        self._room = room
        if room > _MUCH and not self._has_warned:
            self._has_warned = True
            what = f"you are using read() on request body allocating over than {room // _MEGABYTE} MB"
            log.says(f"[uwsgi-warning] {what}, that is really bad and can be avoided...")

    def _no_memory(self) -> None:
        """A negative size behind a part that has been read: the sum of both is small, so the enormous size passes for one that fits."""
        call, line = ("realloc()", 383) if self._room else ("malloc()", 371)
        request = self._request
        during = f"{request.method.decode('latin-1')} {request.uri.decode('latin-1')} ({request.remote_address.decode()})"
        log.says_with_time(
            f"uwsgi_request_body_read()/{call}: Cannot allocate memory [core/reader.c line {line}] during {during}"
        )
        raise ReadError


class _LineBuffer:
    """What was read ahead for lines."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._size = 0
        self._searched = 0
        #: Where the next line begins; 0 as well when everything has been handed out.
        self.at = 0

    @property
    def unread(self) -> int:
        return len(self._data) - self.at

    def line(self) -> bytes | None:
        """The next whole line."""
        end = self._data.find(b"\n", max(self.at, self._searched))
        self._searched = len(self._data)
        if end < 0:
            return None
        line = bytes(self._data[self.at : end + 1])
        self.at = self._searched = end + 1
        if self.at == len(self._data):
            self.clear()
        return line

    def rest(self) -> bytes:
        """Everything that is left."""
        rest = bytes(self._data[self.at :])
        self.clear()
        return rest

    def take(self, size: int) -> bytes:
        """The next `size` bytes."""
        self.at += size
        return bytes(self._data[self.at - size : self.at])

    def clear(self) -> None:
        """Begin again."""
        self._data.clear()
        self.at = self._searched = 0

    def room(self, wanted: int) -> int:
        """How much can be read into it; it grows when it is full."""
        self._size = self._size or wanted
        if len(self._data) == self._size:
            del self._data[: self.at]
            self._searched -= self.at
            self.at = 0
            if self._size - len(self._data) < wanted:
                self._size += wanted
        return self._size - len(self._data)

    def add(self, block: bytes) -> None:
        """Something was read into it."""
        self._data += block
