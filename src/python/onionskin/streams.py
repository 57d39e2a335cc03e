"""Standard output, standard error, wsgi.errors and the servers' log files: what is written to them ends at whoever listens, or nowhere."""

import io
import sys
from collections.abc import Callable
from typing import Any, Literal

type StreamName = Literal["stdout", "stderr", "errors", "log"]
#: Hears what is printed, and to which stream.
type Listener = Callable[[StreamName, str], None]
#: Hears what a log gains: "stdout", "stderr" or the name of a file of the server's, and the text.
type LogListener = Callable[[str, str], None]

_listener: Listener | None = None
_log_listener: LogListener | None = None
_LOGS: dict[StreamName, str] = {"stdout": "stdout", "stderr": "stderr", "errors": "stderr", "log": "stderr"}


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
        """Tell the listeners."""
        block = bytes(data)
        if block:
            text = block.decode("utf-8", "backslashreplace")
            if _log_listener is not None:
                _log_listener(_LOGS[self._stream], text)
            if _listener is not None:
                _listener(self._stream, text)
        return len(block)


class _Nothing(io.RawIOBase):
    """Standard input, at its end."""

    name = "<stdin>"

    def readable(self) -> bool:
        """It can be read."""
        return True

    def fileno(self) -> int:
        """0, as in any process."""
        return 0

    def readinto(self, buffer: Any) -> int:
        """Nothing."""
        return 0


def _text_file(stream: StreamName, descriptor: int, errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(_Raw(stream, descriptor), encoding="utf-8", errors=errors, newline="\n", write_through=True)


_errors: io.TextIOWrapper | None = None


def wsgi_errors() -> io.TextIOWrapper:
    """What a server puts into environ['wsgi.errors'] where that is a text file on standard error."""
    global _errors
    if _errors is None or _errors.closed:
        _errors = _text_file("errors", 2, "backslashreplace")
    return _errors


def open_streams() -> None:
    """Give the process fresh standard streams. Nobody types: standard input is at its end."""
    global _errors
    sys.stdout = _text_file("stdout", 1, "surrogateescape")
    sys.stderr = _text_file("stderr", 2, "backslashreplace")
    sys.stdin = io.TextIOWrapper(io.BufferedReader(_Nothing()), encoding="utf-8", errors="surrogateescape")
    _errors = None


def printed(stream: StreamName, text: str) -> None:
    """The program printed `text`: for a server that keeps the program's streams itself. What its log makes of it is told to `logged`."""
    if _listener is not None:
        _listener(stream, text)


def logged(log: str, text: str) -> None:
    """A log gains `text`: "stderr", or a file of the server's ("error.log")."""
    if _log_listener is not None:
        _log_listener(log, text)


def says(log: str, text: str) -> None:
    """The server itself writes `text` to its log."""
    logged(log, text)
    printed("log", text)


def listen(listener: Listener | None) -> None:
    """From now on `listener` hears everything that is printed."""
    global _listener
    _listener = listener


def listen_to_logs(listener: LogListener | None) -> None:
    """From now on `listener` hears what the logs gain."""
    global _log_listener
    _log_listener = listener
