"""What a call says at the caller, before anything of the callee runs: for generator functions and C functions there is nothing else to see."""

import inspect
import time
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, GeneratorType, MethodDescriptorType
from typing import Any

from onionskin import naming
from onionskin.bodies import Body
from onionskin.budgets import DULL_CALLS
from onionskin.input_watch import InputWatch
from onionskin.recorder import Recorder
from onionskin.servers.server import Probes
from onionskin.stack_values import UNKNOWN, argument_values, value_of
from onionskin.watch import Role, Watch

_C_TYPES = frozenset({BuiltinFunctionType, MethodDescriptorType})
_READS = frozenset({"read", "readline", "readlines", "read1", "readinto", "readinto1"})
_DRAINS = frozenset({"join", "sorted", "sum", "max", "min"})
_DRAINING_TYPES = (list, tuple, set, frozenset, dict)
_INTERESTING = _READS | _DRAINS | {"close", "sleep"}


class CallSteps:
    """The callbacks for calls."""

    def __init__(self, recorder: Recorder, watch: Watch, probes: Probes, watched_input: InputWatch) -> None:
        self._recorder = recorder
        self._watch = watch
        self._probes = probes
        self._input = watched_input
        self._dull = 0
        #: The start_response, and the write(), that was just seen being called.
        self.start_response: int | None = None
        self.write: Any = None

    def is_dull(self, callee: Any, first: Any) -> bool:
        """A C function that has no part in WSGI."""
        if type(callee) not in _C_TYPES or callee.__name__ in _INTERESTING or type(first) is GeneratorType:
            return False
        self._recorder.bodies.just_returned = None
        self._dull += 1
        return True

    @property
    def enough(self) -> bool:
        """Whether so many dull calls were seen that the places which make them may be left alone."""
        return self._dull > DULL_CALLS

    def call(self, frame: FrameType, role: Role, offset: int, callee: Any, first: Any) -> None:
        """Code of the user's or of a layer calls `callee`."""
        recorder = self._recorder
        returned, recorder.bodies.just_returned = recorder.bodies.just_returned, None
        self.start_response = self.write = None
        if type(first) is GeneratorType:
            recorder.bodies.known(first)
        if callee is time.sleep:  # a C function on most machines, but not in a browser
            self.sleep(frame, first)
        elif type(callee) is type:
            if any(callee is kind for kind in _DRAINING_TYPES):
                self._drain(frame, role, offset, returned)
        elif type(callee) in _C_TYPES:
            self._c_call(frame, role, offset, callee, first, returned)
        elif (number := recorder.start_responses.known(callee)) is not None:
            self.start_response = number
        elif recorder.start_responses.is_write(callee):
            self.write = callee
        else:
            self.generator_function(frame, role, offset, callee)

    def _c_call(self, frame: FrameType, role: Role, offset: int, callee: Any, first: Any, returned: Body | None) -> None:
        recorder = self._recorder
        name = callee.__name__
        if name == "close":
            body = recorder.bodies.known(first) or self._body_at(frame, role.anatomy.call_site(offset).owner)
            if body is not None:
                self._input.look()
                recorder.bodies.close(body, frame)
        elif name in _DRAINS:
            self._drain(frame, role, offset, returned)
        elif name in _READS:
            self._input.look()

    def sleep(self, frame: FrameType, seconds: Any) -> None:
        """time.sleep() begins; a sleep that never ends is seen as well."""
        if type(seconds) in (int, float):
            recorder = self._recorder
            self._input.look()
            recorder.log.event("wait", recorder.span, recorder.place(frame), on="sleep", ms=seconds * 1000)

    def _drain(self, frame: FrameType, role: Role, offset: int, returned: Body | None) -> None:
        arguments = role.anatomy.call_site(offset).arguments
        if not arguments:
            return
        source = arguments[-1]
        body = returned if source is not None and source.kind == "call" else self._body_at(frame, source)
        if body is not None and body.pulled == "c":
            self._recorder.bodies.drain(body, frame)

    def _body_at(self, frame: FrameType, source: Any) -> Body | None:
        value = value_of(frame, source)
        return None if value is UNKNOWN else self._recorder.bodies.known(value)

    def generator_function(self, frame: FrameType, role: Role, offset: int, callee: Any) -> None:
        """Calling a generator function runs nothing of it, so that it is called is recorded here, at the caller."""
        values = argument_values(frame, role.anatomy, offset)
        if not any(naming.is_environ(value) for value in values):
            return
        resolved = naming.resolve(callee, values)
        asked = None if resolved is None else naming.find_asked(resolved[1])
        if resolved is None or asked is None:
            return
        function, values = resolved
        code = function.__code__
        if not code.co_flags & inspect.CO_GENERATOR or self._watch.is_server(code):
            return
        if naming.accepts(code, len(values), len(function.__defaults__ or ())):
            self._layer(frame, function, asked)

    def _layer(self, frame: FrameType, function: FunctionType, asked: naming.Asked) -> None:
        recorder = self._recorder
        self._input.notice(asked.environ)
        self._input.look()
        key = naming.generator_key(function, asked)
        span = recorder.call(key, lambda: naming.generator_name(function, asked), function.__code__, asked, frame)
        self._watch.watch(function.__code__)
        recorder.returned_generator(span, function.__code__)

    def c_return(self, frame: FrameType, code: CodeType, offset: int, callee: Any, first: Any) -> None:
        """A C function has returned: a read of wsgi.input is complete."""
        if type(callee) not in _C_TYPES or callee.__name__ not in _READS:
            return
        if self._input.is_input(first) or self._input.is_input(getattr(callee, "__self__", None)):
            role = self._watch.role(code)
            asked = argument_values(frame, role.anatomy, offset) if role is not None else ()
            size = asked[-1] if asked else None
            self._input.look(size if type(size) is int else None, frame, exactly=True)
