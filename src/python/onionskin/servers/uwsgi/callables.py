"""The functions that uWSGI gives to an application: start_response, the write() that it returns, and wsgi.file_wrapper.

In the real server they are built in, one of each for the whole process: they act on the request that is being answered. They check
little: a status or header may hold anything that Latin-1 can express, line ends too.
"""

import operator
from collections.abc import Callable
from typing import Any

from onionskin.has_attribute import has_attribute
from onionskin.servers.uwsgi import startup
from onionskin.servers.uwsgi.errors import ProcessEnds
from onionskin.servers.uwsgi.request import Request

#: The exit code of a worker that a segmentation fault has ended.
_CRASHED = 1

#: The size that is taken where none is given. In C it is a variable that nobody has set: mostly half of an address that was there before.
_WHATEVER = 0x7F99

type Current = Callable[[], Request]


class _BuiltIn:
    """Looks like a function written in C."""

    __name__ = ""

    def __init__(self, current: Current) -> None:
        self._current = current

    def _takes_no(self, keywords: dict[str, Any]) -> None:
        """Such a function has no names for its arguments. PEP 3333: they are positional."""
        if keywords:
            raise TypeError(f"{self.__name__}() takes no keyword arguments")

    def __repr__(self) -> str:
        return f"<built-in function {self.__name__}>"


class StartResponse(_BuiltIn):
    """PEP 3333, The start_response() Callable."""

    __name__ = "uwsgi_spit"

    def __init__(self, current: Current, write: Write) -> None:
        super().__init__(current)
        self._write = write

    def __call__(self, *arguments: Any, **keywords: Any) -> Write:
        self._takes_no(keywords)
        request = self._current()
        if request.response.head_sent:
            raise OSError("headers already sent")
        error = _exception(arguments[2]) if len(arguments) > 2 and arguments[2] is not None else None
        self._start(request, arguments)
        if error is not None:
            # It puts the exception back for the log and then returns as if nothing had happened. CPython doesn't let that pass.
            raise SystemError(f"{self!r} returned a result with an exception set") from error
        return self._write

    def _start(self, request: Request, arguments: tuple[Any, ...]) -> None:
        if not arguments:
            raise TypeError("start_response() takes at least 2 arguments")
        if not isinstance(arguments[0], str):
            raise TypeError("http status must be a string")
        status = _latin_1(arguments[0], "http status string must be encodable in latin1")
        # A second call replaces what the first one said, as long as nothing has been sent.
        if not request.response.start(request.protocol, status):
            return
        if len(arguments) < 2:
            raise TypeError("start_response() takes at least 2 arguments")
        if not isinstance(arguments[1], list):
            raise TypeError("http headers must be in a python list")
        for header in arguments[1]:
            _add_header(request, header)


def _add_header(request: Request, header: Any) -> None:
    if not isinstance(header, tuple):
        raise TypeError("http header must be defined in a tuple")
    if not header:
        raise TypeError("http header must be a 2-item tuple")
    if not isinstance(header[0], str):
        raise TypeError("http header key must be a string")
    if len(header) < 2:
        raise TypeError("http header must be a 2-item tuple")
    if not isinstance(header[1], str):
        raise TypeError("http header value must be a string")
    name, value = (_latin_1(text, "http header must be encodable in latin1") for text in header[:2])
    if not request.response.add_header(name, value):
        raise TypeError("unable to add header to the response")


def _latin_1(text: str, otherwise: str) -> bytes:
    """PEP 3333, Unicode Issues: such strings hold code points up to U+00FF only."""
    try:
        return str.encode(text, "latin-1")
    except UnicodeEncodeError:
        pass
    raise TypeError(otherwise)


def _exception(exc_info: Any) -> BaseException:
    """The exception that `exc_info` tells of, with its traceback, as PyErr_Restore() takes it. PyTuple_GetItem() takes it apart."""
    if not isinstance(exc_info, tuple):
        raise SystemError("../Objects/tupleobject.c:107: bad argument to internal function")
    kind, value, trace = (tuple.__getitem__(exc_info, at) for at in range(3))
    error = value
    if not isinstance(value, BaseException):
        try:
            error = kind() if value is None else kind(*value) if isinstance(value, tuple) else kind(value)
        except BaseException as failed:
            return failed
    error.__traceback__ = trace
    return error


class Write(_BuiltIn):
    """PEP 3333, The write() Callable. What is no bytes is ignored."""

    __name__ = "uwsgi_write"

    def __call__(self, *arguments: Any, **keywords: Any) -> None:
        self._takes_no(keywords)
        if not arguments:
            # It looks at its first argument before it asks whether there is one.
            startup.says_crash()
            raise ProcessEnds(_CRASHED)
        data = arguments[0]
        if isinstance(data, bytes):
            response = self._current().response
            response.write(data if type(data) is bytes else bytes.__getitem__(data, slice(None)))
            if response.failed:
                raise OSError("write error")


class FileWrapper(_BuiltIn):
    """PEP 3333, Optional Platform-Specific File Handling. It wraps nothing: it remembers the file, and gives it back."""

    __name__ = "uwsgi_sendfile"

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        self._takes_no(keywords)
        if not 1 <= len(arguments) <= 2:
            bound = (
                f"at least 1 argument ({len(arguments)} given)"
                if not arguments
                else f"at most 2 arguments ({len(arguments)} given)"
            )
            raise TypeError(f"{self.__name__}() takes {bound}")
        file = arguments[0]
        size = _c_int(arguments[1]) if len(arguments) > 1 else _WHATEVER
        if not has_attribute(file, "read"):
            raise AttributeError("object has no attribute 'read'")
        request = self._current()
        request.file = file
        request.file_block = size
        return file


def _c_int(value: Any) -> int:
    """Python/C API, Parsing arguments: "i (int) [int]"."""
    number = operator.index(value)
    if not -(1 << 63) <= number < 1 << 63:
        raise OverflowError("Python int too large to convert to C long")
    if not -(1 << 31) <= number < 1 << 31:
        raise OverflowError(f"signed integer is {'greater than maximum' if number > 0 else 'less than minimum'}")
    return number


for _kind in (StartResponse, Write, FileWrapper):
    _kind.__module__ = "builtins"
    _kind.__name__ = _kind.__qualname__ = "builtin_function_or_method"
