"""`open`, `line` and `leave`: of the user's own frames, and of others where they are asked for (library_steps.py)."""

from types import CodeType, FrameType
from typing import Any

from onionskin.lines import def_line
from onionskin.recorder import Recorder

NO_VALUE = object()


class LineSteps:
    """Line by line, when that is wanted, within the budget."""

    def __init__(self, recorder: Recorder, wanted: bool) -> None:
        self._recorder = recorder
        self._wanted = wanted
        #: The places of lines, each made once, by the id() of their code (which is held, or that could be used again).
        self._places: dict[int, tuple[CodeType, dict[int, dict[str, Any]]]] = {}
        #: The same for where functions are defined, by where their code begins.
        self._defs: dict[tuple[str, int], dict[str, Any]] = {}

    def open(self, frame: FrameType, file: str, line: int | None = None) -> None:
        """A call of a function in `file` begins; `line`: where it is defined, if that need not be looked up."""
        recorder = self._recorder
        if not self._wanted or recorder.log.lines_are_cut:
            return
        entry = recorder.acting[-1]
        known = recorder.frames.open(frame, entry.depth)
        entry.depth += 1
        code = frame.f_code
        place = self._place_of_def(code, file) if line is None else {"file": file, "line": line}
        delta = recorder.frames.changes(frame, known) or {"set": {}, "gone": []}
        recorder.log.event("open", recorder.span, place, frame=known.number, depth=known.depth, name=code.co_name, locals=delta)

    def _place_of_def(self, code: CodeType, file: str) -> dict[str, Any]:
        key = (code.co_filename, code.co_firstlineno)
        place = self._defs.get(key)
        if place is None:
            place = self._defs[key] = {"file": file, "line": def_line(code)}
        return place

    def resume(self, frame: FrameType) -> None:
        """A generator goes on, perhaps for another caller."""
        known = self._recorder.frames.get(frame)
        if known is not None:
            entry = self._recorder.acting[-1]
            known.depth = entry.depth
            entry.depth += 1

    def line(self, frame: FrameType, code: CodeType, line: int) -> bool:
        """A line is about to run. Whether this was the last time that it is told in this recording."""
        recorder = self._recorder
        places = self._places.get(id(code)) or self._places.setdefault(id(code), (code, {}))
        place = places[1].get(line)
        if place is None:
            place = places[1][line] = {"file": recorder.relative(code.co_filename) or code.co_filename, "line": line}
        if not self._wanted:
            recorder.log.passes(place)
            return True
        entry = recorder.acting[-1]
        frames, log = recorder.frames, recorder.log
        known = frames.alive.get(id(frame)) or frames.open(frame, entry.depth)
        if log.lines_are_cut:
            log.line(entry.span, place, known.number, known.depth, None)
            return True
        known.line = line
        log.line(entry.span, place, known.number, known.depth, frames.changes(frame, known))
        return False

    def leave(self, frame: FrameType, yields: bool = False, error: BaseException | None = None, value: Any = NO_VALUE) -> None:
        """A frame gives control back, for good unless it `yields`."""
        recorder = self._recorder
        known = recorder.frames.get(frame)
        if known is None:
            return
        entry = recorder.acting[-1]
        entry.depth = max(0, entry.depth - 1)
        if not recorder.log.lines_are_cut:
            delta = recorder.frames.changes(frame, known)
            fields: dict[str, Any] = {}
            if error is not None:
                fields["error"] = recorder.errors.number(error)
            elif value is not NO_VALUE:
                fields["value"] = recorder.previews.value(value, number=recorder.frames.number(value))
            if yields:
                fields["yields"] = True
            if delta:
                fields["locals"] = delta
            code = frame.f_code
            file = recorder.relative(code.co_filename) or code.co_filename
            place = {"file": file, "line": frame.f_lineno or code.co_firstlineno}
            recorder.log.event("leave", recorder.span, place, frame=known.number, depth=known.depth, **fields)
        if not yields:
            recorder.frames.close(frame)
