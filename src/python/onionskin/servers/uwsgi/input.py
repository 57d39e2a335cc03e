"""wsgi.input: the type uwsgi._Input, which uWSGI writes in C.

PEP 3333, Input and Error Streams: it ends where the body does. It ignores the hints of readline and readlines, and can't be asked to
seek, because nothing is kept of what was read.
"""

import operator
from typing import TYPE_CHECKING, Self

from onionskin.servers.uwsgi.body import Body, ReadError

if TYPE_CHECKING:
    from onionskin.connection import Connection

_LONG = 1 << 63


def _long(value: object) -> int:
    """A C long. TypeError for what is no whole number."""
    number = operator.index(value)  # type: ignore[arg-type]
    if not -_LONG <= number < _LONG:
        raise OverflowError("Python int too large to convert to C long")
    return number


class _Input:
    """uwsgi input object."""

    __slots__ = ("_Input__body", "_Input__connection")

    def __init__(self, body: Body, connection: Connection) -> None:
        self.__body = body
        self.__connection = connection

    def read(self, size: object = 0, /) -> bytes:
        number = _long(size)
        try:
            return self.__body.read(number)
        except ReadError:
            pass
        raise OSError(f"error during read({number}) on wsgi.input")

    def readline(self, size: object = 0, /) -> bytes:
        return self.__line(_long(size))

    def readlines(self, size: object = 0, /) -> list[bytes]:
        number = _long(size)
        lines: list[bytes] = []
        while line := self.__line(number):
            lines.append(line)
        return lines

    def close(self) -> None:
        return None

    def seek(self, offset: object = 0, whence: object = 0, /) -> None:
        raise OSError("seeking wsgi.input without post_buffering is IMPOSSIBLE !!!")

    def tell(self) -> int:
        return self.__body.position

    def fileno(self) -> int:
        return self.__connection.fileno()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        line = self.__line(0)
        if not line:
            raise StopIteration
        return line

    def __line(self, hint: int) -> bytes:
        try:
            return self.__body.readline()
        except ReadError:
            pass
        raise OSError(f"error during readline({hint}) on wsgi.input")


_Input.__module__ = "uwsgi"
READS = frozenset(method.__code__ for method in (_Input.read, _Input.readline, _Input.readlines, _Input.__next__))
Input = _Input
