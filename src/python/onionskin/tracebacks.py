"""Tracebacks as the user should see them: from their own line on, with none of our frames."""

import sys
import traceback
from pathlib import Path
from typing import Any, TextIO

from onionskin.project import FOLDER

_OURS = str(Path(__file__).parent)
_USERS = f"{FOLDER}/"


def print_from_user_line(error: BaseException | None, file: TextIO) -> None:
    """Print `error` as CPython would, but leave out what lies between the server's beginning and the user's first line."""
    if error is not None:
        file.write(traceback_text(error))


def leave(error: BaseException, from_user: bool) -> int:
    """What CPython prints at the end of a process that `error` ends, on standard error; and the exit code."""
    if isinstance(error, SystemExit):
        if error.code is not None and not isinstance(error.code, int):
            sys.stderr.write(f"{error.code}\n")
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    sys.stderr.write(traceback_text(error, from_user))
    # It ends as if by the signal, so that whoever started it knows.
    return -2 if isinstance(error, KeyboardInterrupt) else 1


def traceback_text(error: BaseException, from_user: bool = True) -> str:
    """What `print_from_user_line` prints; or, with the server's own frames before that line, all but ours."""
    report = traceback.TracebackException.from_exception(error)
    _trim(report, set(), from_user)
    return "".join(report.format())


def _trim(report: Any, seen: set[int], from_user: bool) -> None:
    if report is None or id(report) in seen:
        return
    seen.add(id(report))
    stack = report.stack
    first = next((at for at, frame in enumerate(stack) if from_user and frame.filename.startswith(_USERS)), 0)
    hidden = (_OURS, "<frozen importlib") if from_user else (_OURS,)
    stack[:] = [frame for frame in stack[first:] if not frame.filename.startswith(hidden)]
    _trim(report.__cause__, seen, from_user)
    _trim(report.__context__, seen, from_user)
    for inner in report.exceptions or ():
        _trim(inner, seen, from_user)
