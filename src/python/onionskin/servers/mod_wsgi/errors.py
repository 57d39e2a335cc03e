"""Exceptions of the program in the error log."""

from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from onionskin.servers.apache.logs import log_error
from onionskin.servers.mod_wsgi.log import Log, text_end
from onionskin.tracebacks import traceback_text

if TYPE_CHECKING:
    from onionskin.servers.mod_wsgi.request import ScriptRequest

PID = 8


def log_python_error(request: ScriptRequest, error: BaseException, script: str, log: TextIO | None = None) -> None:
    """The exception and where it came from. SystemExit is one like any other: it doesn't end the process."""
    what = (
        "SystemExit exception raised by WSGI script"
        if isinstance(error, SystemExit)
        else "Exception occurred processing WSGI script"
    )
    end = " ignored." if isinstance(error, SystemExit) else "."
    log_error(request, f"mod_wsgi (pid={PID}): {what} '{script}'{end}")
    own = Log("<log>", "log", request.place)
    with suppress(BaseException):  # the program may have closed its log
        (text_end(own) if log is None else log).write(traceback_text(error, from_user=False))
    own.flush()
