"""Tracebacks as the user should see them: from their own line on, with none of our frames."""

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


def traceback_text(error: BaseException) -> str:
    """What `print_from_user_line` prints."""
    report = traceback.TracebackException.from_exception(error)
    _trim(report, set())
    return "".join(report.format())


def _trim(report: Any, seen: set[int]) -> None:
    if report is None or id(report) in seen:
        return
    seen.add(id(report))
    stack = report.stack
    first = next((at for at, frame in enumerate(stack) if frame.filename.startswith(_USERS)), 0)
    stack[:] = [frame for frame in stack[first:] if not frame.filename.startswith((_OURS, "<frozen importlib"))]
    _trim(report.__cause__, seen)
    _trim(report.__context__, seen)
    for inner in report.exceptions or ():
        _trim(inner, seen)
