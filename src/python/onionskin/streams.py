"""Standard output, standard error and wsgi.errors: real text files, whose bytes end at whoever listens (the recorder) or nowhere."""

import io
import sys
from collections.abc import Callable
from typing import Literal

type StreamName = Literal["stdout", "stderr", "errors"]
type Listener = Callable[[StreamName, str], None]

_listener: Listener | None = None


class _Raw(io.RawIOBase):
    """The far end of a stream. As with PYTHONUNBUFFERED, every write arrives at once."""

    def __init__(self, stream: StreamName, descriptor: int) -> None:
        self._stream: StreamName = stream
        self.name = "<stdout>" if descriptor == 1 else "<stderr>"
        self._descriptor = descriptor

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def fileno(self) -> int:
        """1 or 2, as in any process."""
        return self._descriptor

    def write(self, data: memoryview) -> int:
        """Tell the listener."""
        block = bytes(data)
        if block and _listener is not None:
            _listener(self._stream, block.decode("utf-8", "backslashreplace"))
        return len(block)


def _text_file(stream: StreamName, descriptor: int, errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(_Raw(stream, descriptor), encoding="utf-8", errors=errors, newline="\n", write_through=True)


_errors: io.TextIOWrapper | None = None


def wsgi_errors() -> io.TextIOWrapper:
    """What the server puts into environ['wsgi.errors']."""
    global _errors
    if _errors is None or _errors.closed:
        _errors = _text_file("errors", 2, "backslashreplace")
    return _errors


def open_streams() -> None:
    """Give the process fresh standard streams. Nobody types: standard input is at its end."""
    global _errors
    sys.stdout = _text_file("stdout", 1, "surrogateescape")
    sys.stderr = _text_file("stderr", 2, "backslashreplace")
    sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    _errors = None


def listen(listener: Listener | None) -> None:
    """From now on `listener` hears everything that is printed."""
    global _listener
    _listener = listener
