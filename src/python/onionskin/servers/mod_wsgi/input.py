"""wsgi.input: mod_wsgi.Input reads the body of the request through Apache's input filters."""

from collections.abc import Iterator
from operator import index
from typing import Any

from onionskin.servers.apache.body import BodyFault, RequestBody

#: How much is asked for when nobody says how much (HUGE_STRING_LEN).
_BLOCK = 8192
#: The longest bytes object.
_LONGEST = 2**63 - 1 - 33
_READ_ERROR = "Apache/mod_wsgi request data read error: "


class Input:
    """PEP 3333, Input and Error Streams. The end of the body is the end of the input, whatever the size that is asked for."""

    def __init__(self, body: RequestBody) -> None:
        self._body: RequestBody | None = body
        self._rest = b""
        self._at_end = False
        self._has_failed = False
        self._has_begun = False

    def close(self) -> None:
        """Nothing happens."""
        self._alive()

    def read(self, size: Any = -1, /, *more: Any, **named: Any) -> bytes:
        """Exactly `size` bytes, if there are so many; all for a negative size. read(0) is a read too: it asks the client to continue."""
        body = self._alive()
        size = _size("read", size, more, named)
        self._check()
        began, self._has_begun = self._has_begun, True
        if self._at_end and not self._rest:
            return b""
        if size > _LONGEST:
            raise OverflowError("byte string is too large")
        if size == 0:
            if not began:
                self._pull(body, 0)
            return b""
        parts, length = ([self._rest], len(self._rest)) if self._rest else ([], 0)
        self._rest = b""
        while size < 0 or length < size:
            block = self._pull(body, _BLOCK if size < 0 else size - length)
            if not block:
                self._at_end = True
                break
            parts.append(block)
            length += len(block)
        data = b"".join(parts)
        if 0 < size < length:
            data, self._rest = data[:size], data[size:]
        return data

    def readline(self, size: Any = -1, /, *more: Any, **named: Any) -> bytes:
        """A line, of at most `size` bytes if that is positive."""
        body = self._alive()
        size = _size("readline", size, more, named)
        self._check()
        self._has_begun = True
        if size == 0 or (self._at_end and not self._rest):
            return b""
        parts: list[bytes] = []
        length = 0
        block, self._rest = self._rest, b""
        while True:
            if block:
                room = len(block) if size < 0 else size - length
                newline = block.find(b"\n", 0, room)
                taken = room if newline < 0 else newline + 1
                parts.append(block[:taken])
                length += len(parts[-1])
                if newline >= 0 or (0 < size <= length):
                    self._rest = block[taken:]
                    break
            block = self._pull(body, _BLOCK if size < 0 else size - length)
            if not block:
                self._at_end = True
                break
        return b"".join(parts)

    def readlines(self, hint: Any = 0, /, *more: Any, **named: Any) -> list[bytes]:
        """Lines, until there are `hint` bytes of them or more."""
        self._alive()
        hint = _size("readlines", hint, more, named)
        lines: list[bytes] = []
        length = 0
        while line := self.readline():
            lines.append(line)
            length += len(line)
            if 0 < hint <= length:
                break
        return lines

    def __iter__(self) -> Iterator[bytes]:
        self._alive()
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __dir__(self) -> list[str]:
        return sorted({*dir(object), "__iter__", "__next__", "close", "read", "readline", "readlines"})

    def _pull(self, body: RequestBody, most: int) -> bytes:
        try:
            return body.read(most)
        except BodyFault as fault:
            body.has_failed()
            self._has_failed = True
            text = fault.text
        raise OSError(f"{_READ_ERROR}{text}.")

    def _alive(self) -> RequestBody:
        if self._body is None:
            raise RuntimeError("request object has expired")
        return self._body

    def _check(self) -> None:
        if self._has_failed:
            raise OSError(f"{_READ_ERROR}Input is already in error state.")


Input.__module__ = "mod_wsgi"


def expire(given: Input) -> None:
    """The request is over: whoever still holds its input can't read any more."""
    given._body = None


def _size(name: str, size: Any, more: tuple[Any, ...], named: dict[str, Any]) -> int:
    """The argument of a method that C code parses."""
    if named:
        raise TypeError(f"Input.{name}() takes no keyword arguments")
    if more:
        raise TypeError(f"{name}() takes at most 1 argument ({1 + len(more)} given)")
    number = index(size)
    if not -(2**63) <= number < 2**63:
        raise OverflowError("Python int too large to convert to C long" if name == "readlines" else "int too big to convert")
    return number
