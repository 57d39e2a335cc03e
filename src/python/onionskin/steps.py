"""What each monitoring event means: the callbacks, which look at frames and hand facts to the Recorder.

A callback must never raise (guard.py sees to that) and never hold a frame (that would keep the program's objects alive).
"""

import inspect
import sys
import time
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from onionskin import naming
from onionskin.branch_steps import BranchSteps
from onionskin.budgets import CALLS, CALLS_PER_LOOK, DULL_STEPS
from onionskin.call_steps import CallSteps
from onionskin.django.steps import DjangoSteps
from onionskin.fault_steps import FaultSteps
from onionskin.guard import Guard
from onionskin.headroom import check_room
from onionskin.input_watch import InputWatch
from onionskin.instruction_steps import InstructionSteps
from onionskin.letting_go import LettingGo
from onionskin.library_steps import LibrarySteps
from onionskin.line_steps import LineSteps
from onionskin.loop_steps import LoopSteps
from onionskin.out_of_sight import OutOfSight, asks
from onionskin.recorder import Recorder
from onionskin.role import Role
from onionskin.server_steps import ServerSteps
from onionskin.servers.server import Probes
from onionskin.start_steps import StartSteps
from onionskin.takings import Takings
from onionskin.watch import Watch

_DISABLE = sys.monitoring.DISABLE
#: What can be switched off place by place.
_LOCAL = frozenset(
    {"PY_START", "PY_RETURN", "PY_YIELD", "PY_RESUME", "CALL", "BRANCH", "BRANCH_LEFT", "BRANCH_RIGHT", "JUMP", "INSTRUCTION"}
)

#: Reasons to act after which no event tells that it is over.
_SILENT = frozenset({"start_response", "write", "close", "iter"})


class Steps:
    """The callbacks of one recording."""

    def __init__(
        self, recorder: Recorder, watch: Watch, probes: Probes, grain: str, fail: Callable[[BaseException], None]
    ) -> None:
        self._recorder, self._watch = recorder, watch
        recorder.is_server = watch.is_server
        self._input = InputWatch(recorder)
        self._lines = LineSteps(recorder, grain != "layers")
        self._takings = Takings(recorder, watch)
        self._calls = CallSteps(recorder, watch, probes, self._input, self._takings)
        self._starts = StartSteps(recorder, watch, self._calls, self._input)
        self._server = ServerSteps(recorder, watch, probes, self._input, self._calls.c_layers)
        self._loops = LoopSteps(recorder, watch, self._takings)
        self._faults = FaultSteps(recorder, watch, probes)
        self._django = DjangoSteps(recorder, watch)
        self._started = 0
        # By the id() of their code: its hash is made of all its instructions.
        self._read_codes = frozenset(map(id, probes.reads))
        self._call_codes = frozenset(map(id, probes.calls))
        self._letting_go = LettingGo(recorder.sweep)
        self._guard = Guard(recorder, watch, self._letting_go, fail)
        unfolds = watch.unfolds = grain == "libraries"
        self._libraries = LibrarySteps(recorder, watch, self._lines, self._guard.bored) if unfolds else None
        self._instructions = InstructionSteps(recorder, watch, self._guard, self._loops, self._takings, self._calls.c_layers)
        self._branches = BranchSteps(recorder, self._guard, self._loops, self._instructions, self._server, probes)
        self._out_of_sight = OutOfSight(recorder.environs.let_go, recorder.bodies.let_go, recorder.frames.let_go)

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
            "C_RETURN": self._c_return,
            "C_RAISE": self._c_raise,
            **self._branches.callbacks(),
            "INSTRUCTION": self._instructions.instruction,
            "EXCEPTION_HANDLED": self._handled,
            "RERAISE": self._faults.reraise,
        }
        waiting, named = (self._takings.nameless, self._calls.c_layers.over), self._instructions.before_line
        line = self._lines.line
        if self._libraries is not None:
            steps, line = self._libraries.before(steps), self._libraries.line
        lines = self._guard.around_lines(line, self._branches.server_line, self._branches.server_loops, waiting, named)
        own = {"LINE": lines, "CALL": self._guard.around_calls(steps.pop("CALL"), self._calls)}
        passes = {"C_RETURN": self._calls.passes_return, **self._branches.passes()}
        return {name: self._guard.around(step, name in _LOCAL, passes.get(name)) for name, step in steps.items()} | own

    def begin(self) -> None:
        """Switch on."""
        self._guard.begin(self.callbacks())

    # Code begins.

    def _start(self, frame: FrameType, code: CodeType, offset: int) -> Any:
        role = self._watch.role(code)
        place = self._watch.django.get(id(code))
        if role is None or (self._started >= CALLS and place is None and self._leaves_alone(role)):
            return _DISABLE
        self._started += 1
        if self._started % CALLS_PER_LOOK == 0:
            check_room()
        recorder = self._recorder
        if recorder.holds:
            self._letting_go.look()
        if role.server:
            self._server.start(frame, code)
            return None
        if place is not None:
            self._django.starts(frame, code, place)
        if recorder.starting:
            if role.module:
                self._starts.module(frame, role)
            elif role.candidate and self._watch.misses(code, role):
                return _DISABLE
        elif role.generator:
            self._starts.generator(frame, role)
        elif not (role.watched and self._starts.watched(frame, code)) and role.candidate:
            asked = naming.find_asked(naming.arguments_of(frame)) if naming.may_be_asked(frame) else None
            if asked is not None:
                self._starts.layer(frame, asked)
            elif self._watch.misses(code, role):
                return _DISABLE
        if role.file is not None:
            self._lines.open(frame, role.file)
        return None

    def _leaves_alone(self, role: Role) -> bool:
        """After very many calls: whether this code has no part in WSGI, as far as anybody can tell."""
        if self._started < CALLS or role.watched or role.server or role.module or (role.candidate and role.misses < DULL_STEPS):
            return False
        self._watch.has_left_alone = True
        return True

    # Code gives control back.

    def _return(self, frame: FrameType, code: CodeType, offset: int, value: Any) -> Any:
        recorder = self._recorder
        if self._calls.c_layers.waits:
            self._calls.c_layers.seen(frame, lambda: value)
        if id(code) in self._read_codes:
            self._input.gave(frame, value)
            return None
        if (place := self._watch.django.get(id(code))) is not None:
            self._django.returns(frame, place, value)
        if recorder.starting or recorder.acting[-1].frame != id(frame):
            if recorder.bodies.just_returned is not None:
                recorder.bodies.gives(recorder.bodies.known(value), frame.f_back)
            self._lines.leave(frame, value=value)
            role = self._watch.role(code)
            return _DISABLE if role is not None and place is None and self._leaves_alone(role) else None
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
        elif entry.during == "django" or entry.during == "hook":
            self._django.gave(entry, value, frame)
        if entry.during in _SILENT:
            recorder.meanwhile.note(frame, entry.span)
        recorder.pop(frame)
        if entry.during == "iter" and body is not None:
            self._server.iterator_made(frame, body, value)
        return None

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
        self._calls.c_layers.raises(frame, error)
        recorder.errors.goes_on(error, frame)
        self._loops.thrown(frame)
        self._lines.leave(frame, error=error)
        if (place := self._watch.django.get(id(code))) is not None:
            self._django.unwinds(frame, place, error)
        entry = recorder.pop(frame)
        if entry is None or entry.span is None:
            return
        recorder.meanwhile.look(entry.span)
        if entry.during == "next" and entry.body is not None and type(error) is StopIteration:
            recorder.bodies.stop(entry.body, None)
        elif entry.during == "close" and type(error) is GeneratorExit:
            recorder.bodies.pulls.pop(id(frame), None)
            recorder.meanwhile.note(frame, entry.span)
        elif entry.during == "django" or entry.during == "hook":
            self._django.raised(entry, error, frame)
        elif entry.during in ("call", "next", "write", "close") or (entry.during == "start_response" and entry.span != 0):
            recorder.errors.crosses(error, entry.span, entry.during)

    def _c_raise(self, frame: FrameType, code: CodeType, offset: int, callee: Any, first: Any) -> None:
        if asks(callee):
            self._out_of_sight.show(first)
        self._calls.c_layers.failed(frame, offset)

    def _handled(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> None:
        self._calls.c_layers.raises(frame, error)
        place = self._watch.django.get(id(code))
        if place is None or not self._django.handles(frame, place, error):
            self._faults.handled(frame, code, offset, error)

    # Inside code.

    def _call(self, frame: FrameType, code: CodeType, offset: int, callee: Any, first: Any) -> Any:
        if self._recorder.holds:
            self._letting_go.look()
        if asks(callee):
            self._out_of_sight.hide(first)
            return None
        if (closer := self._watch.closer(code)) is not None:
            known = self._calls.closes(frame, closer, offset, callee, first)
            return None if known or self._calls.may_close(closer.call_site(offset), callee) else _DISABLE
        if self._calls.is_dull(callee, first):
            return self._guard.bored() if self._calls.enough else None
        if self._watch.django.get(id(code)) == "core":
            self._django.calls(frame, callee)
            return None
        role = self._watch.role(code)
        if role is None:
            return None
        if self._recorder.starting:
            if callee is time.sleep:
                self._calls.sleep(frame, first)
        elif role.server:
            self._server.calls(frame, role, offset, callee)
            if id(code) in self._call_codes:
                self._calls.generator_function(frame, role, offset, callee, first)
        else:
            told = self._calls.call(frame, role, offset, callee, first)
            if not told and (self._calls.bores(frame, role, offset, callee, first) or self._leaves_alone(role)):
                return self._guard.bored()
        return None

    def _c_return(self, frame: FrameType, code: CodeType, offset: int, callee: Any, first: Any) -> None:
        if asks(callee):
            self._out_of_sight.show(first)
        else:
            self._calls.c_return(frame, code, offset, callee, first)
