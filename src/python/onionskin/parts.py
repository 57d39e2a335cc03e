"""Who wrote which bytes of the answer: the application (an event) or the server."""

from collections import deque
from typing import Any

type Part = dict[str, Any]

_LAST_CHUNK = b"0\r\n\r\n"


class Answer:
    """What the server has been told so far, to recognise it in what it sends."""

    def __init__(self) -> None:
        #: The last start_response that reached the server: its event, status and header lines (names in lower case).
        self._started: tuple[int, bytes, list[tuple[bytes, bytes]]] | None = None
        #: Blocks of the body that the server was given and has not sent yet, with the event that each came with.
        self._waiting: deque[tuple[bytes, int | None]] = deque()
        #: The server is sending the head of an answer, or will.
        self._in_head = True
        #: Nothing of that head has been sent yet.
        self._is_first = True
        #: The server answers for itself, with an error page.
        self.own = False

    def begins(self) -> None:
        """The server calls an application: another answer comes, perhaps after one that has been sent on the same connection."""
        self.own = False
        self._started = None
        self._waiting.clear()
        self._in_head = self._is_first = True

    def starts(self, event: int, status: Any, headers: Any) -> None:
        """start_response reached the server. It may be too late: then a head has been sent already, or the body without one."""
        if not self._in_head:
            return
        self.own = False
        self._waiting.clear()
        lines = []
        try:
            if type(headers) is list:
                pairs = [(name, value) for name, value in headers if type(name) is type(value) is str]
                lines = [(name.encode("latin-1").lower(), value.encode("latin-1").strip()) for name, value in pairs]
            self._started = (event, status.encode("latin-1") if type(status) is str else b"", lines)
        except UnicodeEncodeError, TypeError, ValueError:
            self._started = None

    def writes(self, data: bytes | bytearray, event: int | None) -> None:
        """The server is given `data` to send, which came with `event`."""
        if data:
            self._waiting.append((data if type(data) is bytes else bytes(data), event))

    def parts(self, block: bytes) -> list[Part]:
        """The authors of a block that is sent, in order."""
        if self.own:
            return [{"from": "server", "size": len(block)}]
        made: list[Part] = []
        rest = block
        if self._is_first and block.startswith(_LAST_CHUNK + b"HTTP/"):
            # The end of the answer before was held back until now.
            _add(made, "server", len(_LAST_CHUNK))
            rest = block = block[len(_LAST_CHUNK) :]
        if self._in_head and not self._is_next(block):
            # A server may send its head line by line, at once, or together with the body.
            self._is_first = False
            end = block.find(b"\r\n\r\n")
            head = block if end < 0 else block[: end + 4]
            rest = block[len(head) :]
            for line in head.splitlines(keepends=True):
                for author, size in self._line(line):
                    _add(made, author, size)
        if rest:
            self._in_head = False
            self._body(made, rest)
        elif block.endswith(b"\r\n\r\n") or block == b"\r\n":
            self._in_head = self._is_first = block.startswith(b"HTTP/1.1 1")  # an interim answer: another head follows
        return made

    def _is_next(self, block: bytes) -> bool:
        """Whether it is just what the server was given last, as it is: then there is no head in it. HTTP/0.9 has none at all."""
        if not self._waiting:
            return False
        data = self._waiting[0][0]
        return block is data or (self._is_first and block == data and not block.startswith(b"HTTP/"))

    def _body(self, made: list[Part], rest: bytes) -> None:
        """Framing of the server's, and between it what it was given."""
        at = 0
        while self._waiting:
            data, event = self._waiting[0]
            found = rest.find(data, at)
            if found < 0:
                if not data.startswith(rest[at:]):
                    break
                # The block ends in the middle of it: the rest comes with the next block, or was cut off.
                found, data = at, rest[at:]
                if data:
                    self._waiting[0] = (self._waiting[0][0][len(data) :], event)
                _add(made, "server" if event is None else event, len(data))
                return
            _add(made, "server", found - at)
            _add(made, "server" if event is None else event, len(data))
            at = found + len(data)
            self._waiting.popleft()
        _add(made, "server", len(rest) - at)

    def _line(self, line: bytes) -> list[tuple[int | str, int]]:
        if self._started is None:
            return [("server", len(line))]
        event, status, headers = self._started
        bare = line.rstrip(b"\r\n")
        protocol, space, rest = bare.partition(b" ")
        if protocol.startswith(b"HTTP/") and rest == status:
            return [("server", len(protocol) + len(space)), (event, len(status)), ("server", len(line) - len(bare))]
        name, colon, value = bare.partition(b":")
        known = bool(colon) and (name.lower(), value.strip()) in headers
        return [(event if known else "server", len(line))]


def _add(made: list[Part], author: int | str, size: int) -> None:
    if made and made[-1]["from"] == author:
        made[-1]["size"] += size
    elif size:
        made.append({"from": author, "size": size})
