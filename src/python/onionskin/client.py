"""The client at the other end of a connection: what it sends and when, and whether it has had its answer.

It behaves like the one that recorded the real servers (src/testing/fidelity): it sends everything at once, unless it was told to wait
for `100 Continue` before the body, or to pause; it then reads until its answers are complete, and gives up when nothing comes.
"""

import re
from typing import Literal, NamedTuple

#: Milliseconds that the client waits for `100 Continue` before it sends the body all the same.
EXPECT_WAIT = 1000
#: Milliseconds of a pause in the middle of sending.
PAUSE = 300
#: Milliseconds of silence after which a client without an answer gives up.
PATIENCE = 2500
_END_OF_HEAD = b"\r\n\r\n"
_NO_BODY = frozenset({204, 304})
_REQUEST_LINE = re.compile(rb"[A-Z]+ \S+ HTTP/1\.[01]")


type Leaves = Literal["sent", "head"] | int | None


class Segment(NamedTuple):
    """Bytes that are sent later: after a pause, or when the server has said that the client may go on."""

    data: bytes
    after: Literal["pause", "continue"]


class Client:
    """What the client of one connection has sent, has still to send, and has got."""

    def __init__(self) -> None:
        self.later: list[Segment] = []
        #: It has shut down its sending side, or will once everything is sent.
        self.half_closes = False
        #: When it hangs up: once it has sent everything, once it has the head, or once it has so many bytes of the body.
        self.leaves: Leaves = None
        self._methods: list[str] = []
        self._got = bytearray()

    def asks(self, raw: bytes, half_close: bool, expect: bool, pause_after: int | None) -> bytes:
        """It begins to send a request, or several in a row. What it sends at once; the rest is `later`."""
        self._methods = methods_of(raw)
        self._got.clear()
        self.half_closes = self.half_closes or half_close
        self.later = []
        if expect and _END_OF_HEAD in raw:
            head = raw.index(_END_OF_HEAD) + len(_END_OF_HEAD)
            self.later.append(Segment(raw[head:], "continue"))
            return raw[:head]
        if pause_after is not None and pause_after < len(raw):
            self.later.append(Segment(raw[pause_after:], "pause"))
            return raw[:pause_after]
        return raw

    def gets(self, data: bytes) -> bytes:
        """It reads what the server sent. What that makes it send: the body, when it may continue.
        Another answer where it waited for that one: it has no reason to send the body any more."""
        self._got += data
        if not self.later or self.later[0].after != "continue":
            return b""
        if self._got.startswith((b"HTTP/1.1 100", b"HTTP/1.0 100")) and _END_OF_HEAD in self._got:
            return self.later.pop(0).data
        if not b"HTTP/1.1 100".startswith(bytes(self._got[:12])):
            self.later.clear()
        return b""

    def goes_on(self) -> tuple[bytes, int] | None:
        """Its pause or its patience is over: what it sends now, and after how many milliseconds. None: it has nothing more to send."""
        if not self.later:
            return None
        segment = self.later.pop(0)
        return segment.data, PAUSE if segment.after == "pause" else EXPECT_WAIT

    @property
    def has_enough(self) -> bool:
        """Whether it hangs up now, in the middle of its answer."""
        if self.leaves is None or self.leaves == "sent":
            return self.leaves is not None
        end = self._got.find(_END_OF_HEAD)
        if end < 0:
            return False
        return self.leaves == "head" or len(self._got) - end - len(_END_OF_HEAD) >= self.leaves

    @property
    def is_satisfied(self) -> bool:
        """Whether it has had an answer, and none that has come is incomplete. Of requests in a row it may still wait for the next one's."""
        got = bytes(self._got)
        at = 0
        for method in self._methods:
            if at >= len(got):
                break
            end = _end_of_answer(got, at, method)
            if end is None:
                return False
            at = end
        return at > 0


def methods_of(raw: bytes) -> list[str]:
    """The methods of the requests in `raw`, which may be several. RFC 9112, section 6: the head says how long the body is."""
    methods: list[str] = []
    at = len(raw) - len(raw.lstrip(b"\r\n"))  # RFC 9112, section 2.2: empty lines before a request don't count
    while at < len(raw):
        end = raw.find(_END_OF_HEAD, at)
        head = raw[at : len(raw) if end < 0 else end].split(b"\r\n")
        # Bytes after a request are another one only if they look like it.
        if methods and (end < 0 or not _REQUEST_LINE.fullmatch(head[0])):
            break
        methods.append(head[0].split(b" ")[0].decode("latin-1"))
        if end < 0:
            break
        at = end + len(_END_OF_HEAD)
        fields = _fields(head[1:])
        if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
            last = _end_of_chunks(raw, at)
            at = len(raw) if last is None else last
        elif (length := fields.get(b"content-length", b"0")).isdigit():
            at += _number(length)
        else:
            break
    return methods


def _fields(lines: list[bytes]) -> dict[bytes, bytes]:
    """By name in lower case; of several with one name, the first."""
    pairs = (line.partition(b":") for line in reversed(lines))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _number(digits: bytes) -> int:
    """The number that these digits are; of more than there can be bytes, as many as there can't be."""
    digits = digits.lstrip(b"0")
    return int(digits or b"0") if len(digits) < 20 else 1 << 64


def _end_of_answer(got: bytes, at: int, method: str) -> int | None:
    """Where the final answer that begins at `at` ends; None when it isn't complete. RFC 9112, section 6.3."""
    while True:
        end = got.find(_END_OF_HEAD, at)
        if end < 0:
            return None
        lines = got[at:end].split(b"\r\n")
        word = [*lines[0].split(b" "), b""][1]
        status = int(word) if word.isdigit() else 0
        at = end + len(_END_OF_HEAD)
        # RFC 9110, section 15.2.2: 101 is no interim answer, nothing else follows it.
        if not 100 <= status < 200 or status == 101:
            break
    if method == "HEAD" or status in _NO_BODY:
        return at
    fields = _fields(lines[1:])
    if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
        return _end_of_chunks(got, at)
    length = fields.get(b"content-length", b"")
    if length.isdigit():
        return at + _number(length) if len(got) >= at + _number(length) else None
    return None  # it ends when the connection does


def _end_of_chunks(data: bytes, at: int) -> int | None:
    """Where a chunked body ends. RFC 9112, section 7.1."""
    while True:
        end = data.find(b"\r\n", at)
        if end < 0:
            return None
        try:
            size = int(data[at:end].split(b";")[0], 16)
        except ValueError:
            return None
        at = end + 2 + size + 2
        if size == 0:
            trailers = data.find(b"\r\n\r\n", end)
            return None if trailers < 0 else trailers + 4
        if len(data) < at:
            return None
