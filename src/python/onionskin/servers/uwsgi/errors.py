"""What uWSGI does with an exception: PyErr_Print(), which calls sys.excepthook, and ends the process if it is SystemExit.

The real server calls the application from C, so none of its own frames are in a traceback. Here they are taken out.
"""

import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from onionskin.servers.uwsgi import log

_OURS = str(Path(__file__).parent.parent.parent)
_IMPORT_SYSTEM = "<frozen importlib"


class ProcessEnds(BaseException):
    """The server process ends."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        #: The exit code.
        self.code = code


def print_exception(error: BaseException) -> None:
    """Print it, or leave. Python/C API, PyErr_PrintEx: "If the error is a SystemExit, this will print the error message if there is one
    and exit the process with the error code specified". A process that has crashed has ended already."""
    if isinstance(error, ProcessEnds):
        raise error
    if isinstance(error, SystemExit):
        raise ProcessEnds(_exit_code(error)) from None
    hide_server(error)
    hook = getattr(sys, "excepthook", None)
    if hook is None:
        return
    try:
        hook(type(error), error, error.__traceback__)
    except BaseException as second:
        if isinstance(second, SystemExit):
            raise ProcessEnds(_exit_code(second)) from None
        hide_server(second)
        _write(f"Error in sys.excepthook:\n{_text(second)}\nOriginal exception was:\n{_text(error)}")


def hide_server(error: BaseException) -> None:
    """Take the server's frames out of the tracebacks of `error` and of those before it."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        one.__traceback__ = _without_server(one.__traceback__)
        waiting += [one.__cause__, one.__context__, *(one.exceptions if isinstance(one, BaseExceptionGroup) else ())]


def _without_server(trace: TracebackType | None) -> TracebackType | None:
    kept = []
    while trace is not None:
        if not trace.tb_frame.f_code.co_filename.startswith(_OURS):
            kept.append(trace)
        trace = trace.tb_next
    following: TracebackType | None = None
    for one in reversed(kept):
        if one.tb_next is not following:
            one.tb_next = following
        following = one
    return following


def _exit_code(leaving: SystemExit) -> int:
    """The code that the process exits with: 8 bits of it are seen outside. Anything but a number is printed, if it can be, and counts
    as 1."""
    code = leaving.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    with suppress(Exception):
        sys.stderr.write(str(code))
    _write("\n")
    return 1


def _text(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))


def _write(text: str) -> None:
    """Python/C API, PySys_WriteStderr: what sys.stderr doesn't take goes to standard error itself."""
    try:
        sys.stderr.write(text)
    except Exception:
        log.writes(text)
