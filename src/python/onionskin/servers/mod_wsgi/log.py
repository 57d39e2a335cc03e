"""What the program writes: wsgi.errors, sys.stdout and sys.stderr. Line by line it becomes part of Apache's error log."""

import io
from typing import Any

from onionskin import streams
from onionskin.servers.apache.logs import ERROR_LOG, error_line
from onionskin.streams import StreamName

#: The log of the request that is being answered: what is printed meanwhile belongs to it.
_current: list[Log] = []


class Log:
    """mod_wsgi.Log: the binary end of these streams. It keeps the beginning of a line until the rest comes."""

    def __init__(self, name: str, stream: StreamName, place: str = "", is_proxy: bool = False) -> None:
        self._name = name
        self._stream: StreamName = stream
        self._place = place
        self._is_proxy = is_proxy
        self._line = b""
        self._expired = False

    @property
    def name(self) -> str:
        """What it is."""
        return self._name

    @property
    def closed(self) -> bool:
        """Never, it says."""
        return False

    @property
    def encoding(self) -> str:
        """As its text end has it."""
        return "utf-8"

    @property
    def errors(self) -> str:
        """As its text end has it."""
        return "replace"

    def write(self, data: bytes) -> None:
        """Log the complete lines of what was kept and `data`."""
        streams.printed(self._stream, bytes(data).decode("utf-8", "replace"))
        self._target()._queue(bytes(data))

    def writelines(self, lines: Any) -> None:
        """write(), for each."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Log what has been kept, as a line."""
        target = self._target()
        if target._line:
            line, target._line = target._line, b""
            target._log(line)

    def close(self) -> None:
        """The request is over."""
        target = self._target()
        if not target._expired:
            target.flush()
        target._expired = True

    def isatty(self) -> bool:
        """No."""
        return False

    def readable(self) -> bool:
        """No."""
        return False

    def seekable(self) -> bool:
        """No."""
        return False

    def writable(self) -> bool:
        """Yes."""
        return True

    def fileno(self) -> int:
        """There is none."""
        raise OSError("Apache/mod_wsgi log object is not associated with a file descriptor.")

    def _target(self) -> Log:
        return _current[-1] if self._is_proxy and _current else self

    def _queue(self, data: bytes) -> None:
        if self._expired:
            raise RuntimeError("log object has expired")
        *lines, self._line = (self._line + data).split(b"\n")
        for line in lines:
            self._log(line)

    def _log(self, line: bytes) -> None:
        streams.logged(ERROR_LOG, error_line(line.decode("latin-1"), place=self._place))


Log.__module__ = "mod_wsgi"


def text_end(log: Log) -> io.TextIOWrapper:
    """The text file that the program is given."""
    return io.TextIOWrapper(log, "utf-8", "replace", None, True, True)  # type: ignore[type-var]


def begin(log: Log) -> None:
    """From now on what is printed belongs to this log."""
    _current.append(log)


def end() -> None:
    """The request is over."""
    _current.pop()


def forget() -> None:
    """A new process begins."""
    _current.clear()
