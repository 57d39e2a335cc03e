"""What each monitoring event means: the callbacks, which look at frames and hand facts to the Recorder.

A callback must never raise (that would raise in the program) and never hold a frame (that would keep the program's objects alive).
"""

import inspect
import sys
import time
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from onionskin import naming
from onionskin.bodies import Body
from onionskin.budgets import CALLS, DULL_STEPS
from onionskin.call_steps import CallSteps
from onionskin.fault_steps import FaultSteps
from onionskin.input_watch import InputWatch
from onionskin.letting_go import LettingGo
from onionskin.line_steps import LineSteps
from onionskin.loop_steps import LoopSteps, Worth
from onionskin.recorder import Recorder
from onionskin.server_steps import ServerSteps
from onionskin.servers.server import Probes
from onionskin.start_steps import StartSteps
from onionskin.watch import Role, Watch

_DISABLE = sys.monitoring.DISABLE
#: What can be switched off place by place.
_LOCAL = frozenset({"PY_START", "PY_RETURN", "PY_YIELD", "PY_RESUME", "CALL", "BRANCH_LEFT", "BRANCH_RIGHT", "JUMP"})
_here = sys._getframe


class Steps:
    """The callbacks of one recording."""

    def __init__(
        self, recorder: Recorder, watch: Watch, probes: Probes, lines: bool, fail: Callable[[BaseException], None]
    ) -> None:
        self._recorder = recorder
        self._watch = watch
        self._probes = probes
        self._fail = fail
        self._input = InputWatch(recorder)
        self._lines = LineSteps(recorder, lines)
        self._calls = CallSteps(recorder, watch, probes, self._input)
        self._starts = StartSteps(recorder, watch, self._calls, self._input)
        self._server = ServerSteps(recorder, watch, probes, self._input)
        self._loops = LoopSteps(recorder, watch)
        self._faults = FaultSteps(recorder, watch, probes)
        self._started = 0
        self._letting_go = LettingGo(recorder.sweep)

    def callbacks(self) -> dict[str, Callable[..., Any]]:
        """By the name of their monitoring event."""
        steps = {
            "PY_START": self._start,
            "PY_RETURN": self._return,
            "PY_YIELD": self._yield,
            "PY_RESUME": self._resume,
            "PY_THROW": self._throw,
            "PY_UNWIND": self._unwind,
            "CALL": self._call,
            "C_RETURN": self._calls.c_return,
            "LINE": self._line,
            "BRANCH_LEFT": self._branch_left,
            "BRANCH_RIGHT": self._branch_right,
            "JUMP": self._jump,
            "EXCEPTION_HANDLED": self._faults.handled,
            "RERAISE": self._faults.reraise,
        }
        return {name: self._guarded(step, name in _LOCAL) for name, step in steps.items()}

    def _guarded(self, step: Callable[..., Any], local: bool) -> Callable[..., Any]:
        log = self._recorder.log

        def guarded(*told: Any) -> Any:
            try:
                if local and log.is_full:
                    return self._bored()
                return self._letting_go.result(step(_here(1), *told))
            except RecursionError, MemoryError:
                # The program is at its limit, where there is no room for us either. What it does there stays unrecorded.
                return None
            except BaseException as error:
                self._fail(error)
                return None

        return guarded

    # Code begins.

    def _start(self, frame: FrameType, code: CodeType, offset: int) -> Any:
        role = self._watch.role(code)
        if role is None or self._leaves_alone(role):
            return _DISABLE
        self._started += 1
        recorder = self._recorder
        if recorder.holds:
            self._letting_go.look()
        if role.server:
            self._server.start(frame, code)
            return None
        if recorder.starting:
            if code.co_name == "<module>" and role.file is not None:
                place = {"file": role.file, "line": 1}
                recorder.log.event("import", None, place, name=str(frame.f_globals.get("__name__", role.file)))
        elif role.generator:
            self._starts.generator(frame, role)
        elif not (role.watched and self._starts.watched(frame, code)) and role.candidate:
            asked = naming.find_asked(naming.arguments_of(frame))
            if asked is not None:
                self._starts.layer(frame, asked)
            else:
                role.misses += 1
        if role.file is not None:
            self._lines.open(frame, role.file)
        return None

    def _leaves_alone(self, role: Role) -> bool:
        """After very many calls: whether this code has no part in WSGI, as far as anybody can tell."""
        if self._started < CALLS or role.watched or role.server or (role.candidate and role.misses < DULL_STEPS):
            return False
        self._watch.has_left_alone = True
        return True

    # Code gives control back.

    def _return(self, frame: FrameType, code: CodeType, offset: int, value: Any) -> Any:
        recorder = self._recorder
        if code in self._probes.reads:
            self._input.gave(frame, value)
            return None
        if recorder.starting or recorder.acting[-1].frame != id(frame):
            self._lines.leave(frame, value=value)
            role = self._watch.role(code)
            return _DISABLE if role is not None and self._leaves_alone(role) else None
        self._input.look()
        self._lines.leave(frame, value=value)
        entry = recorder.acting[-1]
        body = entry.body
        if entry.during == "call" and entry.span is not None:
            given = naming.arguments_of(frame)[0] if code.co_name == "__init__" else value
            self._calls.notice_generator(given, frame)
            recorder.returned(recorder.spans[entry.span], given, frame)
        elif entry.during == "next" and body is not None:
            if not code.co_flags & inspect.CO_GENERATOR:  # a __next__
                recorder.bodies.chunk(body, value, recorder.place(frame))
            else:
                recorder.bodies.stop(body, recorder.place(frame))
                recorder.bodies.pulls.pop(id(frame), None)
        elif entry.during == "start_response":
            recorder.start_responses.gave(value, entry.span)
        recorder.pop(frame)
        if entry.during == "iter" and body is not None:
            self._iterator_made(frame, body, value)
        return None

    def _iterator_made(self, frame: FrameType, body: Body, value: Any) -> None:
        """A body's __iter__ has given what is really asked for chunks."""
        bodies = self._recorder.bodies
        if bodies.known(value) is None:
            bodies.bind(value, body)
        bodies.just_returned = body
        caller = frame.f_back
        if body.pulled == "c" and caller is not None and caller.f_code in self._probes.loops:
            bodies.next(body, None)

    def _yield(self, frame: FrameType, code: CodeType, offset: int, value: Any) -> Any:
        recorder = self._recorder
        entry = recorder.acting[-1]
        gives = entry.frame == id(frame) and entry.body is not None
        if not gives and (role := self._watch.role(code)) is not None and self._leaves_alone(role):
            return _DISABLE
        if gives:
            self._input.look()
        self._loops.yields(frame, code, offset, value)
        self._lines.leave(frame, value=value, yields=True)
        if gives and entry.body is not None and entry.during != "close":
            recorder.bodies.chunk(entry.body, value, recorder.place(frame))
        if gives:
            recorder.pop(frame)
        return None

    def _resume(self, frame: FrameType, code: CodeType, offset: int) -> Any:
        body = self._recorder.bodies.pulls.get(id(frame))
        if body is not None:
            self._starts.pull(frame, body)
        else:
            self._started += 1
            if (role := self._watch.role(code)) is not None and self._leaves_alone(role):
                return _DISABLE
        self._lines.resume(frame)
        return None

    def _throw(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> Any:
        """An exception is thrown into a generator; GeneratorExit: it is closed, or dropped (which was told when it happened)."""
        recorder = self._recorder
        self._loops.thrown(frame)
        body = recorder.bodies.pulls.get(id(frame))
        if body is None:
            return
        closing = type(error) is GeneratorExit
        if closing and not body.closed:
            if recorder.bodies.is_seen(body) or (not self._letting_go.dropping and self._faults.is_call(frame.f_back)):
                recorder.bodies.close(body, frame.f_back)
            else:
                recorder.bodies.dropped(body)
        recorder.push(frame, body.maker, "close" if closing else "next", body)

    def _unwind(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> Any:
        recorder = self._recorder
        recorder.errors.goes_on(error, frame)
        self._lines.leave(frame, error=error)
        entry = recorder.pop(frame)
        if entry is None or entry.span is None:
            return
        if entry.during == "next" and entry.body is not None and type(error) is StopIteration:
            recorder.bodies.stop(entry.body, None)
        elif entry.during == "close" and type(error) is GeneratorExit:
            recorder.bodies.pulls.pop(id(frame), None)
        elif entry.during in ("call", "next", "write", "close"):
            recorder.errors.crosses(error, entry.span, entry.during)

    # Inside code.

    def _line(self, frame: FrameType, code: CodeType, line: int) -> Any:
        if code in self._probes.loops:
            if self._recorder.log.is_full:
                return self._bored()
            if not self._server.line(frame, code, line):
                return _DISABLE
        else:
            if self._recorder.holds:
                self._letting_go.look()
            if self._lines.line(frame, code, line):
                return self._bored()
        return None

    def _branch_right(self, frame: FrameType, code: CodeType, offset: int, target: int) -> Any:
        if code in self._probes.loops:
            self._server.loop_ends(frame, code, offset)
            return None
        return self._unless(self._loops.ends(frame, code, offset))

    def _branch_left(self, frame: FrameType, code: CodeType, offset: int, target: int) -> Any:
        return self._unless(self._loops.item(frame, code, offset))

    def _jump(self, frame: FrameType, code: CodeType, offset: int, target: int) -> Any:
        return self._unless(self._loops.jumps(frame, code, target))

    def _call(self, frame: FrameType, code: CodeType, offset: int, callee: Any, first: Any) -> Any:
        if self._recorder.holds:
            self._letting_go.look()
        if self._calls.is_dull(callee, first):
            return self._bored() if self._calls.enough else None
        if (closer := self._watch.closer(code)) is not None:
            known = self._calls.closes(frame, closer, offset, callee, first)
            return _DISABLE if not known and closer.call_site(offset).method not in (None, "close") else None
        role = self._watch.role(code)
        if role is None:
            return None
        if self._recorder.starting:
            if callee is time.sleep:
                self._calls.sleep(frame, first)
        elif role.server:
            self._server.calls(frame, role, offset, callee)
            if code in self._probes.calls:
                self._calls.generator_function(frame, role, offset, callee, first)
        else:
            told = self._calls.call(frame, role, offset, callee, first)
            if not told and (self._calls.bores(code, offset) or self._leaves_alone(role)):
                return self._bored()
        return None

    def _unless(self, worth: Worth) -> Any:
        if worth == "no more":
            return self._bored()
        return None if worth == "more" else _DISABLE

    def _bored(self) -> Any:
        self._watch.has_left_alone = True
        return _DISABLE
