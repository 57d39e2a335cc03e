"""Frames of frameworks and of the standard library, when they are asked for. Everything else is recorded as it is without them.

Such a frame is told where its caller is told too, or where a layer's own code begins with it: what the server does is its own business, and so is
the machinery of imports, which CPython leaves out of tracebacks as well.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from onionskin.budgets import CALLS_PER_LOOK, LIBRARY_LINES
from onionskin.headroom import check_room
from onionskin.line_steps import LineSteps
from onionskin.recorder import Recorder
from onionskin.watch import Watch

type Step = Callable[..., Any]
#: Never told: the machinery of imports, and what only a browser's Python has.
_FOLDED = ("<frozen importlib", *(f"{Path(os.__file__).parent}/{name}/" for name in ("_pyodide", "pyodide")))


class LibrarySteps:
    """Stands before the steps of steps.py. `bored` gives what switches a place off for the rest of this recording."""

    def __init__(self, recorder: Recorder, watch: Watch, lines: LineSteps, bored: Callable[[], Any]) -> None:
        self._recorder = recorder
        self._watch = watch
        self._lines = lines
        self._bored = bored
        self._started = 0
        self._told = 0

    def before(self, steps: dict[str, Step]) -> dict[str, Step]:
        """The same steps, which now see to libraries as well."""
        own = {"PY_START": self._start, "PY_RETURN": self._return, "PY_YIELD": self._yield, "PY_RESUME": self._resume}
        return steps | {name: partial(step, steps[name]) for name, step in own.items()}

    def line(self, frame: FrameType, code: CodeType, line: int) -> bool:
        """A line of anybody's is about to run. Whether this was the last time that it is told in this recording."""
        if self._is_library(code):
            if self._enough:
                return True
            if self._recorder.frames.get(frame) is None or self._counts(frame):
                return False
        return self._lines.line(frame, code, line)

    @property
    def _enough(self) -> bool:
        return self._told >= LIBRARY_LINES

    def _is_library(self, code: CodeType) -> bool:
        role = self._watch.role(code)
        return role is not None and role.file is None and not role.server

    def _is_only_told(self, code: CodeType) -> bool:
        """Whether nothing but its lines is of interest."""
        role = self._watch.role(code)
        return role is not None and role.file is None and not role.server and not self._is_of_use(code)

    def _is_of_use(self, code: CodeType) -> bool:
        role = self._watch.role(code)
        return role is not None and (role.watched or id(code) in self._watch.django)

    def _counts(self, frame: FrameType) -> bool:
        """One more. Whether it was the last one that there is room for."""
        self._told += 1
        if self._told < LIBRARY_LINES:
            return False
        recorder = self._recorder
        recorder.log.event("cut", recorder.span, recorder.place(frame), what="library", kept=self._told, of=None)
        return True

    def _start(self, step: Step, frame: FrameType, code: CodeType, offset: int) -> Any:
        if not self._is_library(code):
            return step(frame, code, offset)
        role = self._watch.role(code)
        gives = step(frame, code, offset) if role is not None and (role.candidate or self._is_of_use(code)) else None
        if self._enough:
            return self._bored() if self._is_only_told(code) and (role is None or not role.candidate) else gives
        self._started += 1
        if self._started % CALLS_PER_LOOK == 0:
            check_room()
        if self._is_told(frame, code) and not self._counts(frame):
            self._lines.open(frame, code.co_filename, code.co_firstlineno)
        return None

    def _is_told(self, frame: FrameType, code: CodeType) -> bool:
        recorder, caller = self._recorder, frame.f_back
        name = code.co_filename
        # What the program compiles itself may have any name, one of the user's files as well.
        if not recorder.span or not name.startswith(("/", "<")) or name.startswith(_FOLDED):
            return False
        return recorder.acting[-1].frame == id(frame) or (caller is not None and recorder.frames.get(caller) is not None)

    def _return(self, step: Step, frame: FrameType, code: CodeType, offset: int, value: Any) -> Any:
        if not self._is_only_told(code):
            return step(frame, code, offset, value)
        self._lines.leave(frame, value=value)
        return None

    def _yield(self, step: Step, frame: FrameType, code: CodeType, offset: int, value: Any) -> Any:
        if not self._is_only_told(code):
            return step(frame, code, offset, value)
        self._lines.leave(frame, value=value, yields=True)
        return None

    def _resume(self, step: Step, frame: FrameType, code: CodeType, offset: int) -> Any:
        if not self._is_only_told(code):
            return step(frame, code, offset)
        self._lines.resume(frame)
        return None
