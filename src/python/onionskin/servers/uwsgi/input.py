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


def _argument(name: str, given: tuple[object, ...], named: dict[str, object]) -> int:
    """The one argument of a method that is written in C, if there is any: a C long."""
    if named:
        raise TypeError(f"_Input.{name}() takes no keyword arguments")
    if len(given) > 1:
        raise TypeError(f"{name}() takes at most 1 argument ({len(given)} given)")
    number = operator.index(given[0]) if given else 0  # type: ignore[arg-type]
    if not -_LONG <= number < _LONG:
        raise OverflowError("Python int too large to convert to C long")
    return number


class _Input:
    """uwsgi input object."""

    __slots__ = ("_Input__body", "_Input__connection")

    def __init__(self, body: Body, connection: Connection) -> None:
        self.__body = body
        self.__connection = connection

    def read(self, *size: object, **named: object) -> bytes:
        number = _argument("read", size, named)
        try:
            return self.__body.read(number)
        except ReadError:
            pass
        raise OSError(f"error during read({number}) on wsgi.input")

    def readline(self, *size: object, **named: object) -> bytes:
        return self.__line(_argument("readline", size, named))

    def readlines(self, *size: object, **named: object) -> list[bytes]:
        number = _argument("readlines", size, named)
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

    def __dir__(self) -> list[str]:
        own = ("__iter__", "__next__", "close", "fileno", "read", "readline", "readlines", "seek", "tell")
        return sorted({*dir(object), *own})

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
READS = frozenset(method.__code__ for method in (_Input.read, _Input.readline, _Input.readlines, _Input.__next__, _Input.close))
Input = _Input
