"""What a call says at the caller, before anything of the callee runs: for generator functions and C functions there is nothing else to see."""

import inspect
import operator
import sys
import time
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, GeneratorType, MethodDescriptorType, ModuleType
from typing import Any

from onionskin import naming
from onionskin.bodies import Body
from onionskin.budgets import DULL_CALLS, DULL_STEPS
from onionskin.bytecode import Anatomy, CallSite
from onionskin.c_layers import CLayers
from onionskin.input_watch import InputWatch
from onionskin.passed_on import passed_on
from onionskin.recorder import Recorder
from onionskin.role import Role
from onionskin.servers.server import Probes
from onionskin.signatures import resolve
from onionskin.stack_values import UNKNOWN, argument_values, call_values, value_of
from onionskin.takings import Takings
from onionskin.watch import Watch

_LAZY = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR
_C_TYPES = frozenset({id(BuiltinFunctionType), id(MethodDescriptorType)})
_READS = frozenset({"read", "readline", "readlines", "read1", "readinto", "readinto1"})
_DRAINS = frozenset({"join", "sorted", "sum", "max", "min", "extend", "writelines"})
_iter, _next = iter, next
_DRAINING_TYPES = (list, tuple, set, frozenset, dict)
#: The types of what is telling as the first argument, whatever is called: by their id().
TELLING = frozenset({id(GeneratorType), id(dict)})
_INTERESTING = _READS | _DRAINS | {"close", "iter", "next", "sleep", "__exit__", "call"}


def callee_name(callee: Any) -> str:
    """The name of a C function; nothing for any other callable."""
    return callee.__name__ if id(type(callee)) in _C_TYPES else ""


class CallSteps:
    """The callbacks for calls."""

    def __init__(self, recorder: Recorder, watch: Watch, probes: Probes, watched_input: InputWatch, takings: Takings) -> None:
        self._recorder = recorder
        self._watch = watch
        self._probes = probes
        self._input = watched_input
        self._takings = takings
        self.c_layers = CLayers(recorder)
        #: Calls that had no part in WSGI.
        self.dull = 0
        #: Functions of C's whose calls have no part in WSGI, unless with something TELLING: by their id(), and held.
        self.known_dull: dict[int, Any] = {}
        #: How many calls without a meaning each place has made.
        self.boring: dict[tuple[int, int], int] = {}
        #: Of such places, those that called a function in Python: why its code is watched.
        self.plain: dict[tuple[int, int], Role] = {}
        #: The start_response, and the write(), that was just seen being called.
        self.start_response: int | None = None
        self.write: Any = None

    def is_dull(self, callee: Any, first: Any) -> bool:
        """A C function that has no part in WSGI."""
        if id(type(callee)) not in _C_TYPES or callee.__name__ in _INTERESTING or id(type(first)) in TELLING:
            return False
        # No object of its own each time, as a method bound to something is.
        if type(callee) is MethodDescriptorType or type(callee.__self__) is ModuleType:
            self.known_dull[id(callee)] = callee
        self.passes()
        return True

    def passes(self) -> None:
        """A call that has no part in WSGI."""
        self._recorder.bodies.just_returned = None
        self.dull += 1

    @property
    def enough(self) -> bool:
        """Whether so many dull calls were seen that the places which make them may be left alone."""
        return self.dull > DULL_CALLS

    def call(self, frame: FrameType, role: Role, offset: int, callee: Any, first: Any) -> bool:
        """Code of the user's or of a layer calls `callee`. Whether that meant something."""
        recorder = self._recorder
        self.start_response = self.write = None
        if type(first) is GeneratorType:
            self.notice_generator(first, frame)
        if callee is time.sleep:  # a C function on most machines, but not in a browser
            self.sleep(frame, first)
            return True
        if type(callee) is type:
            told = self._takings.wraps(frame, role, offset, callee)
            if not told and any(callee is kind for kind in _DRAINING_TYPES):
                told = self._drain(frame, role, offset)
            recorder.bodies.gives(None)
            return told
        if id(type(callee)) in _C_TYPES:
            told = self._c_call(frame, role, offset, callee, first)
            if not told and type(first) is dict:
                told = self.generator_function(frame, role, offset, callee, first)
            recorder.bodies.gives(None)
            return told
        recorder.bodies.gives(None)
        if (number := recorder.start_responses.known(callee)) is not None:
            self.start_response = number
        elif recorder.start_responses.is_write(callee):
            self.write = callee
        elif type(callee) is FunctionType and not callee.__code__.co_flags & _LAZY:
            # What it does is seen when it runs. It is no C code's close() either.
            return self._closes_own(frame, callee)
        else:
            return self.closes(frame, role.anatomy, offset, callee, first) or self.generator_function(
                frame, role, offset, callee, first
            )
        return True

    def bores(self, frame: FrameType, role: Role, offset: int, callee: Any, first: Any) -> bool:
        """Whether this place has made so many calls without a meaning that it may be left alone."""
        place = (id(frame.f_code), offset)
        calls = self.boring[place] = self.boring.get(place, 0) + 1
        if calls <= DULL_STEPS:
            is_eager = type(callee) is FunctionType and not callee.__code__.co_flags & _LAZY
            known = self._watch.role(callee.__code__) if is_eager else None
            if known is not None:
                self.plain[place] = known
            return False
        # Where applications are called another time it may be a generator function.
        if self.generator_function(frame, role, offset, callee, first):
            self.boring[place] = 0
            return False
        return True

    def _c_call(self, frame: FrameType, role: Role, offset: int, callee: Any, first: Any) -> bool:
        name = callee.__name__
        if name == "close" or callee is operator.call:
            return self.closes(frame, role.anatomy, offset, callee, first)
        if name == "__exit__" and self._input.is_input(first):  # the end of a `with`
            self._input.look()
            self._input.closes(frame)
            return True
        if callee is _next:
            return self._takings.next(frame, offset, first)
        if callee is _iter:
            return self._takings.wraps(frame, role, offset, callee)
        if name in _DRAINS:
            return self._drain(frame, role, offset)
        if name in _READS:
            self._input.look()
        return name in _READS

    def closes(self, frame: FrameType, anatomy: Anatomy, offset: int, callee: Any, first: Any) -> bool:
        """Whether the call is of a body's close() that no code of its class tells: it is C's (that of a generator which is over runs
        nothing that could be seen), or it was given to the object."""
        recorder = self._recorder
        callee, first = passed_on(callee, first)
        if callee_name(callee) == "close" and self._input.is_input(
            callee.__self__ if type(callee) is BuiltinFunctionType else first
        ):
            self._input.look()
            self._input.closes(frame)
            return True
        body = recorder.bodies.closed_by(callee)
        if callee_name(callee) == "close":
            owner = callee.__self__ if type(callee) is BuiltinFunctionType else first
            body = recorder.bodies.known(owner) or body or self._body_at(frame, anatomy.call_site(offset).owner)
        if body is not None:
            self._input.look()
            recorder.bodies.close(body, frame)
        return body is not None

    @staticmethod
    def may_close(site: CallSite, callee: Any) -> bool:
        """Whether a call by code of which nothing but its calls of close() is of interest may be one of them another time."""
        if site.method is not None:
            return site.method == "close"
        # A global that stands for something of C's, as len does, will be no body's close().
        return site.glob is None or not (id(type(callee)) in _C_TYPES or type(callee) is type) or site.glob == "close"

    def _closes_own(self, frame: FrameType, callee: Any) -> bool:
        """The same, of a function in Python that may have been given to a body as its close()."""
        body = self._recorder.bodies.closed_by(callee)
        if body is None:
            return False
        self._input.look()
        self._recorder.bodies.close(body, frame)
        return True

    def sleep(self, frame: FrameType, seconds: Any) -> None:
        """time.sleep() begins; a sleep that never ends is seen as well."""
        if type(seconds) is int or type(seconds) is float:
            recorder = self._recorder
            self._input.look()
            recorder.log.event("wait", recorder.span, recorder.place(frame), on="sleep", ms=seconds * 1000)

    def _drain(self, frame: FrameType, role: Role, offset: int) -> bool:
        arguments = role.anatomy.call_site(offset).arguments
        return bool(arguments) and self._takings.drain(frame, arguments[-1])

    def _body_at(self, frame: FrameType, source: Any) -> Body | None:
        value = value_of(frame, source)
        return None if value is UNKNOWN else self._recorder.bodies.known(value)

    def generator_function(self, frame: FrameType, role: Role, offset: int, callee: Any, first: Any) -> bool:
        """Calling a generator function (or a coroutine function, by mistake) runs nothing of it, so that it is called is recorded
        here, at the caller. False: it was something else."""
        passed = call_values(frame, role.anatomy, offset)
        if passed is None:
            return False
        values, keywords = passed
        given = (*values, *keywords.values())
        if not any(naming.is_environ(value) for value in given):
            return False
        # For a method, CPython tells the function, and as `first` the object whose method it is.
        if type(callee) is FunctionType and first is not given[0] and first is not sys.monitoring.MISSING:
            values = (first, *values)
        as_asked = naming.find_asked(values)
        if as_asked is not None and self.c_layers.called(frame, offset, callee, as_asked):
            self._input.notice(as_asked.environ)
            return True
        resolved = resolve(callee, values, keywords)
        asked = None if resolved is None else naming.find_asked(resolved[1])
        if resolved is None or asked is None:
            return True
        function = resolved[0]
        code = function.__code__
        if code.co_flags & _LAZY and not self._watch.is_server(code) and not self._recorder.is_same_layer(code, asked):
            self._layer(frame, function, asked)
        return True

    def notice_generator(self, value: Any, frame: FrameType) -> None:
        """A generator has turned up that may be what a layer's call gave. Where that call could not be seen (C made it, or its arguments were
        not to be had), it is told now: an unstarted generator still holds what it was called with."""
        recorder = self._recorder
        if type(value) is not GeneratorType or recorder.bodies.known(value) is not None:
            return
        inside = value.gi_frame
        if inside is None or inspect.getgeneratorstate(value) != inspect.GEN_CREATED or self._watch.is_server(inside.f_code):
            return
        asked = naming.find_asked(naming.arguments_of(inside))
        if asked is not None and not recorder.is_same_layer(inside.f_code, asked):
            self.called(inside, asked, frame)
            recorder.bodies.known(value)

    def called(self, inside: FrameType, asked: naming.Asked, frame: FrameType | None) -> Body:
        """The generator function of the frame `inside` has been called, at the latest where `frame` stands."""
        recorder = self._recorder
        self._input.notice(asked.environ)
        self._input.look()
        code = inside.f_code
        span = recorder.call(naming.layer_key(inside, asked), lambda: naming.layer_name(inside, asked), code, asked, frame)
        self._watch.watch(code)
        return recorder.returned_generator(span, code, asked.environ)

    def _layer(self, frame: FrameType, function: FunctionType, asked: naming.Asked) -> None:
        recorder = self._recorder
        self._input.notice(asked.environ)
        self._input.look()
        key = naming.generator_key(function, asked)
        span = recorder.call(key, lambda: naming.generator_name(function, asked), function.__code__, asked, frame)
        self._watch.watch(function.__code__)
        if function.__code__.co_flags & inspect.CO_GENERATOR:
            recorder.returned_generator(span, function.__code__, asked.environ)
        else:
            recorder.returned_coroutine(span, function.__code__)

    def is_plain(self, code: CodeType, offset: int, callee: Any) -> bool:
        """Whether this is one more call of what this place has called without a meaning, and can have none: before there is any body no function
        is one's close(), and a start_response or write() would be watched."""
        place, bodies = (id(code), offset), self._recorder.bodies
        role = None if bodies.any else self.plain.get(place)
        if role is None or type(callee) is not FunctionType or callee.__code__ is not role.anatomy.code or role.watched:
            return False
        calls = self.boring[place]
        if calls >= DULL_STEPS:
            return False
        self.boring[place] = calls + 1
        self.start_response = self.write = bodies.just_returned = bodies.returned_to = None
        return True

    def passes_return(self, code: CodeType, offset: int, callee: Any, first: Any) -> bool:
        """Whether c_return() has nothing to tell."""
        return id(callee) in self.known_dull and not self.c_layers.running

    def c_return(self, frame: FrameType, code: CodeType, offset: int, callee: Any, first: Any) -> None:
        """A C function has returned: a read of wsgi.input is complete, next() has given something."""
        if self.c_layers.gave(frame, offset, self._watch.role(code)):
            self._takings.look_at_names(code)
        if callee is _next:
            self._takings.next_gave(frame, offset)
        if id(type(callee)) not in _C_TYPES or callee.__name__ not in _READS:
            return
        if self._input.is_input(first) or self._input.is_input(getattr(callee, "__self__", None)):
            role = self._watch.role(code)
            asked = argument_values(frame, role.anatomy, offset) if role is not None else ()
            size = asked[-1] if asked else None
            self._input.look(size if type(size) is int else None, frame, exactly=True)
