"""`open`, `line` and `leave`: of the user's own frames, and of others where they are asked for (library_steps.py)."""

from types import CodeType, FrameType
from typing import Any

from onionskin.lines import def_line
from onionskin.recorder import Recorder
from onionskin.sink import Shape
from onionskin.terse import Changes

NO_VALUE = object()


def _shape(kind: str, *names: str) -> Shape:
    return (kind, "type", "at", "span", "place", "frame", "depth", *names)


_NOTHING: Changes = ([], [])
_OPEN, _OPEN_GONE = _shape("open", "name", "set"), _shape("open", "name", "set", "gone")
_LINE, _LINE_SET, _LINE_GONE = _shape("line"), _shape("line", "set"), _shape("line", "set", "gone")
_NAMES = {"e": ["error"], "v": ["value"], "y": ["yields"], "s": ["set"], "g": ["set", "gone"]}
#: By which of its further fields there are.
_LEAVES = {
    first + second + third: _shape("leave", *(name for each in first + second + third for name in _NAMES[each]))
    for first in ("", "e", "v")
    for second in ("", "y")
    for third in ("", "s", "g")
}


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
        changed, gone = recorder.frames.changes(frame, known) or _NOTHING
        if gone:
            recorder.log.step(_OPEN_GONE, entry.span, place, (known.number, known.depth, code.co_name, changed, gone))
        else:
            recorder.log.step(_OPEN, entry.span, place, (known.number, known.depth, code.co_name, changed))

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
        places = self._places.get(id(code))
        place = (places and places[1].get(line)) or self._place(code, line)
        if not self._wanted:
            recorder.log.passes(place)
            return True
        entry = recorder.acting[-1]
        frames, log = recorder.frames, recorder.log
        known = frames.alive.get(id(frame)) or frames.open(frame, entry.depth)
        if log.lines_are_cut:
            log.step(_LINE, entry.span, place, (known.number, known.depth))
            return True
        known.line = line
        changes = frames.changes(frame, known)
        if changes is None:
            log.step(_LINE, entry.span, place, (known.number, known.depth))
        elif changes[1]:
            log.step(_LINE_GONE, entry.span, place, (known.number, known.depth, *changes))
        else:
            log.step(_LINE_SET, entry.span, place, (known.number, known.depth, changes[0]))
        return False

    def _place(self, code: CodeType, line: int) -> dict[str, Any]:
        places = self._places.setdefault(id(code), (code, {}))[1]
        if line not in places:
            places[line] = {"file": self._recorder.relative(code.co_filename) or code.co_filename, "line": line}
        return places[line]

    def leave(self, frame: FrameType, yields: bool = False, error: BaseException | None = None, value: Any = NO_VALUE) -> None:
        """A frame gives control back, for good unless it `yields`."""
        recorder = self._recorder
        known = recorder.frames.get(frame)
        if known is None:
            return
        entry = recorder.acting[-1]
        entry.depth = max(0, entry.depth - 1)
        if not recorder.log.lines_are_cut:
            changes = recorder.frames.changes(frame, known)
            names, values = "", [known.number, known.depth]
            if error is not None:
                names = "e"
                values.append(recorder.errors.number(error))
            elif value is not NO_VALUE:
                names = "v"
                values.append(recorder.previews.value(value, number=recorder.frames.number(value)))
            if yields:
                names += "y"
                values.append(True)
            if changes is not None:
                names += "g" if changes[1] else "s"
                values += changes if changes[1] else changes[:1]
            code = frame.f_code
            place = self._place(code, frame.f_lineno or code.co_firstlineno)
            recorder.log.step(_LEAVES[names], entry.span, place, tuple(values))
        if not yields:
            recorder.frames.close(frame)
