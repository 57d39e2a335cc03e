"""What comes in over a connection: lines of a request's head, and bytes of its body."""

import re
from typing import Literal

from onionskin.connection import Connection

type Fault = Literal["too long", "malformed", "end", "silence"]

#: KeepAliveTimeout, in milliseconds.
KEEP_ALIVE_TIMEOUT = 5000
#: LimitRequestLine and LimitRequestFieldSize, as they are when nobody sets them.
LINE_LIMIT = 8190
_REQUEST_LINE = re.compile(rb"\S+ \S+ HTTP/1\.[01]\r")
#: How much Apache asks of a socket at once.
_BLOCK = 8000


class LineFault(Exception):
    """A line that can't be used: why, and what of it had come."""

    def __init__(self, fault: Fault, text: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.text = text


class Intake:
    """A buffer in front of the connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._buffer = bytearray()
        #: Nothing that comes is looked at any more.
        self.is_dead = False

    @property
    def has_data(self) -> bool:
        """Whether something can be read at once."""
        return not self.is_dead and bool(self._buffer or self._connection.pending)

    @property
    def has_line(self) -> bool:
        """Whether that would be a line."""
        return not self.is_dead and b"\n" in self._buffer

    @property
    def breaks_off(self) -> bool:
        """Whether what has come of a request, if anything, ends before its header does, so that nothing can be said about it yet."""
        line, newline, _ = self._buffer.partition(b"\n")
        return not newline or (_REQUEST_LINE.fullmatch(line) is not None and b"\r\n\r\n" not in self._buffer)

    @property
    def client_has_enough(self) -> bool:
        """The client has all that it asked for, and says nothing more until it asks for something else."""
        client = self._connection.client
        return not (self.has_data or self.is_dead or self._connection.at_end or client.later) and client.is_satisfied

    def line(self, patient: bool = True) -> str:
        """A line without its CRLF, as latin-1 text. Not `patient`: between requests, where Apache waits only for KeepAliveTimeout."""
        limit = LINE_LIMIT + 2
        start = 0
        while (end := self._buffer.find(b"\n", start)) < 0:
            start = len(self._buffer)
            if start > limit:
                break
            if not self._fill(patient):
                text = self._buffer.decode("latin-1")
                raise LineFault("end" if self._connection.at_end else "silence", text)
        if end < 0 or end > limit:
            raise LineFault("too long", self._buffer[: limit - 1].decode("latin-1"))
        text = self._buffer[: end + 1].decode("latin-1")
        del self._buffer[: end + 1]
        if not text.endswith("\r\n"):  # HttpProtocolOptions Strict: a bare LF ends no line
            raise LineFault("malformed", text)
        if "\0" in text:
            raise LineFault("malformed", text.partition("\0")[0])
        return text[:-2]

    def skip_blank_lines(self, most: int = 10) -> bool:
        """Take CRLFs after a request away, which old clients send there. False: more of them than anybody needs."""
        self._take_pending()
        for _ in range(most + 1):
            if self._buffer.startswith(b"\r\n"):
                del self._buffer[:2]
            elif self._buffer.startswith(b"\n"):
                del self._buffer[:1]
            else:
                return True
        return False

    def take(self, most: int) -> bytes:
        """At least one byte and at most `most`, as soon as there is something; nothing at the end of the stream."""
        if not self._buffer and not self._fill(True):
            return b""
        data = bytes(self._buffer[:most])
        del self._buffer[:most]
        return data

    def close(self) -> None:
        """Forget what has come and don't read any more."""
        self._buffer.clear()
        self.is_dead = True

    def _take_pending(self) -> None:
        while not self.is_dead and self._connection.pending:
            self._buffer += self._connection.recv(_BLOCK)

    def _fill(self, patient: bool) -> bool:
        """Wait for more. False at the end of the stream, or when nothing comes for as long as it would be waited for."""
        if self.is_dead or (not patient and not self._connection.wait(KEEP_ALIVE_TIMEOUT)):
            return False
        data = self._connection.recv(_BLOCK)
        self._buffer += data
        return bool(data)
