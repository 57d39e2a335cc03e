"""The body of a request, as far as Content-Length says it goes. (Chunked bodies are refused before anybody reads them, mod_wsgi's
WSGIChunkedRequest being off; they are only skipped.)"""

from typing import TYPE_CHECKING

from onionskin.servers.apache.intake import Intake, LineFault
from onionskin.servers.apache.status import is_success

if TYPE_CHECKING:
    from onionskin.servers.apache.request import Request


class BodyFault(Exception):
    """The body ended early, or isn't what it says. `text`: how Apache's libraries call it."""

    def __init__(self, text: str = "Partial results are valid but processing is incomplete") -> None:
        super().__init__(text)
        self.text = text


class BodyPending(Exception):
    """The client has its answer and keeps the rest of the body: whatever it sends next will be taken for that."""


def length_of(text: str) -> int:
    """The number that a Content-Length of digits is, however many zeros it begins with."""
    return int(text.lstrip("0") or "0")


class RequestBody:
    """Reads the body of one request. It says `100 Continue` to a client that waits for that, when the first reader comes."""

    def __init__(self, request: Request, intake: Intake) -> None:
        self.request = request
        self._intake = intake
        length = request.headers_in.get("Content-Length")
        self._is_chunked = request.headers_in.get("Transfer-Encoding") is not None
        self.remaining = length_of(length) if length and not self._is_chunked else 0
        self._has_read = False
        self.at_end = not self._is_chunked and self.remaining == 0

    def read(self, most: int) -> bytes:
        """At most `most` bytes, as soon as some are there; nothing at the end. Raises BodyFault."""
        if not self.at_end:
            self._say_continue()
        if self.at_end or most == 0:
            return b""
        if self._is_chunked:
            return self._read_chunk()
        data = self._intake.take(min(most, self.remaining))
        if not data:
            raise BodyFault
        self._has_read = True
        self.remaining -= len(data)
        self.at_end = self.remaining == 0
        return data

    def has_failed(self) -> None:
        """A handler has met the fault: no other request follows on this connection."""
        self.request.http.keeps_alive = False

    def discard(self) -> bool:
        """Read what nobody wanted, so that the next request can be found behind it. False when that failed. Raises BodyPending."""
        try:
            while not self.at_end:
                if self._intake.client_has_enough:
                    raise BodyPending
                self.read(8192)
        except BodyFault:
            return False
        return True

    def _say_continue(self) -> None:
        """RFC 9110, section 15.2.1. Not for a client that has had the beginning of its answer, nor for one that gets an error."""
        request = self.request
        if not request.expects_100 or request.version < (1, 1) or request.eos_sent or request.bytes_sent:
            return
        if not is_success(request.status):
            self.at_end = True
        elif not self._has_read:
            request.expects_100 = False
            request.output.interim("100 Continue")
        else:
            request.expects_100 = False

    def _read_chunk(self) -> bytes:
        """RFC 9112, section 7.1."""
        try:
            if self.remaining == 0:
                size = int(self._intake.line().partition(";")[0].strip(), 16)
                if size == 0:
                    while self._intake.line():
                        pass
                    self.at_end = True
                    return b""
                self.remaining = size
            data = self._intake.take(self.remaining)
            self.remaining -= len(data)
            if self.remaining == 0 and self._intake.line():
                raise BodyFault
        except LineFault, ValueError:
            raise BodyFault from None
        if not data:
            raise BodyFault
        return data
