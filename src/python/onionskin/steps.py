"""What each monitoring event means: the callbacks, which look at frames and hand facts to the Recorder.

A callback must never raise (that would raise in the program) and never hold a frame (that would keep the program's objects alive).
"""

import inspect
import io
import sys
import time
from collections.abc import Callable
from types import BuiltinFunctionType, CodeType, FrameType, GeneratorType, MethodDescriptorType
from typing import Any

from onionskin import naming
from onionskin.bodies import Body
from onionskin.budgets import CALLS, DULL_CALLS
from onionskin.bytecode import Source
from onionskin.lines import def_line
from onionskin.recorder import Recorder
from onionskin.servers.server import Probes
from onionskin.watch import Role, Watch

_DISABLE = sys.monitoring.DISABLE
_here = sys._getframe
_TAKES_ALL = (list, tuple, set, sorted, sum, max, min, dict, frozenset)
_READS = frozenset({"read", "readline", "readlines", "read1", "readinto", "readinto1", "__next__"})
_UNKNOWN = object()


class Steps:
    """The callbacks of one recording."""

    def __init__(self, recorder: Recorder, watch: Watch, probes: Probes, lines: bool, fail: Callable[[BaseException], None]) -> None:
        self._recorder = recorder
        self._watch = watch
        self._probes = probes
        self._lines = lines
        self._fail = fail
        self._pending_sr: int | None = None
        self._closing: Body | None = None
        self._input: Any = None
        self._input_at = 0
        self._calls = 0
        self._dull = 0
        self._catch_ids = {id(code) for code in probes.catches}
        self._close_ids = {id(code) for code in probes.closes}
        #: Some places were switched off for the rest of this recording.
        self.lines_off = False

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
            "LINE": self._line,
            "BRANCH_RIGHT": self._branch_right,
            "EXCEPTION_HANDLED": self._handled,
            "RERAISE": self._reraise,
        }
        return {name: self._guarded(step) for name, step in steps.items()}

    def _guarded(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*told: Any) -> Any:
            try:
                return step(_here(1), *told)
            except RecursionError:
                # The program is at its recursion limit, where there is no room for us either. What it does there stays unrecorded.
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
        self._calls += 1
        recorder = self._recorder
        if role.server:
            self._server_starts(frame, code)
            return None
        depth_owner = recorder.acting[-1]
        if not recorder.starting:
            if role.generator:
                self._generator_starts(frame, role)
            elif role.watched and self._special_starts(frame, code):
                pass
            elif role.candidate and (asked := naming.find_asked(naming.arguments_of(frame))) is not None:
                self._layer_starts(frame, asked)
            depth_owner = recorder.acting[-1]
        elif code.co_name == "<module>" and role.file is not None:
            recorder.log.event("import", None, {"file": role.file, "line": 1}, name=str(frame.f_globals.get("__name__", role.file)))
        if role.file is not None and self._lines and not recorder.log.lines_are_cut:
            known = recorder.frames.open(frame, depth_owner.depth)
            depth_owner.depth += 1
            place = {"file": role.file, "line": def_line(code)}
            delta = recorder.frames.changes(frame, known) or {"set": {}, "gone": []}
            recorder.log.event("open", recorder.span, place, frame=known.number, depth=known.depth, name=code.co_name, locals=delta)
        return None

    def _leaves_alone(self, role: Role) -> bool:
        """After very many calls: whether this code has no part in WSGI, as far as anybody can tell beforehand."""
        if self._calls < CALLS or role.candidate or role.watched or role.server or role.generator:
            return False
        self.lines_off = True
        return True

    def _layer_starts(self, frame: FrameType, asked: naming.Asked) -> None:
        recorder = self._recorder
        self._notice_input(asked.environ)
        self._look_at_input()
        code = frame.f_code
        span = recorder.call(naming.layer_key(frame, asked), lambda: naming.layer_name(frame, asked), code, asked, frame.f_back, False)
        self._watch.watch(code)
        recorder.push(frame, span.number, "call")
        recorder.enter(span, frame)

    def _generator_starts(self, frame: FrameType, role: Role) -> None:
        """The first pull of a generator; nothing was seen of its being called but by the caller."""
        recorder = self._recorder
        body = recorder.pulls.get(id(frame)) or recorder.take_unseen(frame)
        arguments = naming.arguments_of(frame)
        if body is None and arguments:
            body = recorder.known_body(arguments[0]) if role.watched else None
            if body is not None:
                recorder.pulls[id(frame)] = body
        if body is None and role.candidate and (asked := naming.find_asked(arguments)) is not None:
            # Called from code that is not watched: that it was called is known only now.
            key, name = naming.layer_key(frame, asked), lambda: naming.layer_name(frame, asked)
            span = recorder.call(key, name, frame.f_code, asked, frame.f_back, True)
            body = recorder.returned_generator(span, frame.f_code)
            recorder.take_unseen(frame)
            recorder.pulls[id(frame)] = body
            self._watch.watch(frame.f_code)
        if body is not None:
            self._pull(frame, body)

    def _pull(self, frame: FrameType, body: Body) -> None:
        recorder = self._recorder
        self._look_at_input()
        recorder.next(body, frame.f_back)
        recorder.push(frame, body.maker, "next", body)
        if body.maker is not None and recorder.spans[body.maker].code is frame.f_code:
            recorder.enter(recorder.spans[body.maker], frame)

    def _special_starts(self, frame: FrameType, code: CodeType) -> bool:
        """A step through a body, its close(), or a start_response that a layer made. False: it is neither."""
        recorder = self._recorder
        arguments = naming.arguments_of(frame)
        number, self._pending_sr = self._pending_sr, None
        if number is None:
            number = self._which_start_response(frame, arguments)
        if number is not None:
            values = arguments[1:] if arguments and not isinstance(arguments[0], (str, bytes)) and len(arguments) > 2 else arguments
            status, headers, exc_info, *_ = (*values, None, None, None)
            self._look_at_input()
            recorder.start_response(number, status, headers, exc_info, frame.f_back)
            recorder.push(frame, recorder.makers.get(number), "start_response")
            return True
        body = recorder.known_body(arguments[0]) if arguments else None
        if body is None:
            return False
        if code.co_name == "__next__":
            self._pull(frame, body)
        elif code.co_name == "close":
            if not body.closed:
                recorder.close(body, frame.f_back)
            recorder.push(frame, body.maker, "close", body)
        elif code.co_name == "__iter__":
            recorder.push(frame, body.maker, "iter", body)
        else:
            return False
        return True

    def _which_start_response(self, frame: FrameType, arguments: tuple[Any, ...]) -> int | None:
        """When the call itself was not seen: the only start_response with this code."""
        return self._recorder.start_response_with(frame, arguments)

    def _server_starts(self, frame: FrameType, code: CodeType) -> None:
        recorder, probes = self._recorder, self._probes
        if code is probes.start_response:
            handler, status, headers, exc_info, *_ = (*naming.arguments_of(frame), None, None, None)
            caller = frame.f_back
            self._pending_sr = None
            if recorder.span == 0 and caller is not None and self._is_server(caller.f_code):
                recorder.answer.own = True
                return
            number = recorder.start_response_number(handler, 0)
            self._look_at_input()
            event = recorder.start_response(number, status, headers, exc_info, caller)
            recorder.answer.starts(event, status, headers)
            recorder.push(frame, 0, "start_response")
        elif code is probes.write:
            self._server_writes(frame)

    def _server_writes(self, frame: FrameType) -> None:
        recorder = self._recorder
        data = frame.f_locals.get("data")
        caller = frame.f_back
        if caller is not None and caller.f_code is self._probes.loop:
            body = self._server_body(caller)
            if body is not None:
                if body.pulled == "c":
                    recorder.chunk(body, data, None)
                if type(data) is bytes:
                    recorder.answer.writes(data, body.last_chunk)
        elif caller is not None and not self._is_server(caller.f_code):
            self._look_at_input()
            event = recorder.write(data, 0, caller)
            if type(data) is bytes:
                recorder.answer.writes(data, event)

    # Code gives control back.

    def _return(self, frame: FrameType, code: CodeType, offset: int, value: Any) -> Any:
        recorder = self._recorder
        if recorder.starting or recorder.acting[-1].frame != id(frame):
            self._leave(frame, code, value=value)
            if not recorder.starting:
                recorder.known_body(value)
            role = self._watch.role(code)
            return _DISABLE if role is not None and self._leaves_alone(role) else None
        self._look_at_input()
        self._leave(frame, code, value=value)
        entry = recorder.acting[-1]
        body = entry.body
        if entry.during == "call" and entry.span is not None:
            is_class = code.co_name == "__init__"
            given = naming.arguments_of(frame)[0] if is_class else value
            recorder.returned(recorder.spans[entry.span], given, frame)
        elif entry.during == "next" and body is not None:
            if body.pulled == "python" and code.co_name == "__next__" and not code.co_flags & inspect.CO_GENERATOR:
                recorder.chunk(body, value, recorder.place(frame))
            else:
                recorder.stop(body, recorder.place(frame))
                recorder.pulls.pop(id(frame), None)
        elif entry.during == "iter" and body is not None:
            self._iterator_made(frame, body, value)
        elif entry.during == "start_response" and entry.span != 0:
            recorder.wrote_by(value, entry.span)
        recorder.pop(frame)

    def _iterator_made(self, frame: FrameType, body: Body, value: Any) -> None:
        recorder = self._recorder
        if recorder.known_body(value) is None:
            recorder.bind(value, body)
        caller = frame.f_back
        if body.pulled == "c" and caller is not None and caller.f_code is self._probes.loop:
            recorder.pop(frame)
            recorder.next(body, None)

    def _yield(self, frame: FrameType, code: CodeType, offset: int, value: Any) -> Any:
        recorder = self._recorder
        if recorder.acting[-1].frame == id(frame):
            self._look_at_input()
        self._leave(frame, code, value=value, yields=True)
        entry = recorder.acting[-1]
        if entry.frame == id(frame) and entry.body is not None:
            recorder.chunk(entry.body, value, recorder.place(frame))
            recorder.pop(frame)

    def _resume(self, frame: FrameType, code: CodeType, offset: int) -> Any:
        recorder = self._recorder
        body = recorder.pulls.get(id(frame))
        if body is not None:
            self._pull(frame, body)
        known = recorder.frames.get(frame)
        if known is not None:
            known.depth = recorder.acting[-1].depth
            recorder.acting[-1].depth += 1

    def _throw(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> Any:
        recorder = self._recorder
        body = recorder.pulls.get(id(frame))
        if body is None:
            return
        if isinstance(error, GeneratorExit):
            if not body.closed:
                recorder.close(body, frame.f_back)
            recorder.push(frame, body.maker, "close", body)
        else:
            recorder.push(frame, body.maker, "next", body)

    def _unwind(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> Any:
        recorder = self._recorder
        recorder.errors.goes_on(error, frame)
        acts = recorder.acting[-1].frame == id(frame)
        if recorder.frames.get(frame) is not None:
            self._leave(frame, code, error=recorder.errors.number(error))
        if not acts and not any(entry.frame == id(frame) for entry in recorder.acting[1:]):
            return
        entry = recorder.pop(frame)
        if entry is None or entry.span is None:
            return
        body = entry.body
        if entry.during == "next" and body is not None and isinstance(error, StopIteration) and code.co_name == "__next__":
            recorder.stop(body, None)
        elif entry.during == "close" and isinstance(error, GeneratorExit):
            recorder.pulls.pop(id(frame), None)
        elif entry.during in ("call", "next", "close"):
            recorder.errors.crosses(error, entry.span, entry.during)

    def _leave(self, frame: FrameType, code: CodeType, yields: bool = False, error: int | None = None, value: Any = _UNKNOWN) -> None:
        recorder = self._recorder
        known = recorder.frames.get(frame)
        if known is None:
            return
        entry = recorder.acting[-1]
        entry.depth = max(0, entry.depth - 1)
        if not recorder.log.lines_are_cut:
            fields: dict[str, Any] = {"frame": known.number, "depth": known.depth}
            if error is not None:
                fields["error"] = error
            elif value is not _UNKNOWN:
                fields["value"] = recorder.previews.value(value)
            if yields:
                fields["yields"] = True
            delta = recorder.frames.changes(frame, known)
            if delta:
                fields["locals"] = delta
            place = {"file": recorder.relative(code.co_filename), "line": frame.f_lineno or code.co_firstlineno}
            recorder.log.event("leave", recorder.span, place, **fields)
        if not yields:
            recorder.frames.close(frame)

    # Inside code.

    def _line(self, frame: FrameType, code: CodeType, line: int) -> Any:
        recorder = self._recorder
        if code is self._probes.loop:
            if line == self._loop_line(code):
                body = self._server_body(frame)
                if body is not None and body.pulled == "c" and not body.exhausted:
                    recorder.next(body, None)
            return None
        known = recorder.frames.get(frame)
        if known is None:
            known = recorder.frames.open(frame, recorder.acting[-1].depth)
        file = recorder.relative(code.co_filename)
        cut = recorder.log.lines_are_cut
        fields: dict[str, Any] = {}
        delta = None if cut else recorder.frames.changes(frame, known)
        if delta:
            fields["locals"] = delta
        recorder.log.event("line", recorder.span, {"file": file, "line": line}, frame=known.number, depth=known.depth, **fields)
        if cut:
            # Each line once more and then no more: an endless loop still shows where it is, and costs nothing.
            self.lines_off = True
            return _DISABLE
        return None

    def _branch_right(self, frame: FrameType, code: CodeType, offset: int, target: int) -> Any:
        role = self._watch.role(code)
        if code is self._probes.loop and role is not None and role.anatomy.opname(offset) == "FOR_ITER":
            body = self._server_body(frame)
            if body is not None and body.pulled == "c":
                self._recorder.stop(body, None)

    def _call(self, frame: FrameType, code: CodeType, offset: int, callee: Any, first: Any) -> Any:
        if type(callee) in _C_TYPES and callee.__name__ not in _INTERESTING and type(first) is not GeneratorType:
            self._dull += 1
            if self._dull < DULL_CALLS or self._recorder.known_start_response(callee) is not None:
                return None
            self.lines_off = True
            return _DISABLE
        recorder = self._recorder
        role = self._watch.role(code)
        if role is None or recorder.starting:
            if callee is time.sleep and type(first) in (int, float):
                recorder.log.event("wait", recorder.span, recorder.place(frame), on="sleep", ms=first * 1000)
            return None
        if self._pending_sr is not None:
            self._pending_sr = None
        if type(first).__name__ == "generator":
            recorder.known_body(first)
        number = recorder.known_start_response(callee)
        if number is not None:
            self._pending_sr = number
            return None
        if callee is time.sleep and type(first) in (int, float):
            self._look_at_input()
            recorder.log.event("wait", recorder.span, recorder.place(frame), on="sleep", ms=first * 1000)
        elif role.server:
            self._server_calls(frame, role, offset, callee)
        else:
            self._user_calls(frame, role, offset, callee, first)
            if self._leaves_alone(role):
                return _DISABLE
        return None

    def _server_calls(self, frame: FrameType, role: Role, offset: int, callee: Any) -> None:
        code = role.anatomy.code
        site = role.anatomy.call_site(offset)
        if id(code) in self._close_ids and site.method == "close" and site.owner == Source("chain", ("self", self._probes.body)):
            body = self._server_body(frame)
            if body is not None and not self._closes_itself(callee):
                self._recorder.close(body, None)
        elif code is self._probes.calls:
            self._generator_called(frame, role, offset, callee)

    def _user_calls(self, frame: FrameType, role: Role, offset: int, callee: Any, first: Any) -> None:
        recorder = self._recorder
        name = getattr(callee, "__name__", None) if type(callee).__name__ in _C_KINDS else None
        if name == "close":
            body = recorder.known_body(first) or self._owner_body(frame, role, offset)
            if body is not None:
                self._look_at_input()
                recorder.close(body, frame)
        elif name == "join" or (callee.__class__ is type and callee in _TAKES_ALL) or callee in (sorted, sum, max, min):
            body = self._argument_body(frame, role, offset)
            if body is not None and body.pulled == "c":
                recorder.drain(body, frame)
        elif name in _READS and self._input is not None:
            self._look_at_input()
        elif name is None:
            self._generator_called(frame, role, offset, callee)

    def _generator_called(self, frame: FrameType, role: Role, offset: int, callee: Any) -> None:
        """Calling a generator function runs nothing of it, so the call is recorded here, at the caller."""
        values = self._argument_values(frame, role, offset)
        if not values or not any(naming.is_environ(value) for value in values):
            return
        resolved = naming.resolve(callee, values)
        if resolved is None:
            return
        function, values = resolved
        code = function.__code__
        asked = naming.find_asked(values)
        if asked is None or not code.co_flags & inspect.CO_GENERATOR or self._is_server(code):
            return
        if not naming.accepts(code, len(values), len(function.__defaults__ or ())):
            return
        self._notice_input(asked.environ)
        self._look_at_input()
        recorder = self._recorder
        found = asked
        name = lambda: naming.generator_name(function, found)  # noqa: E731
        span = recorder.call(naming.generator_key(function, asked), name, code, asked, frame, True)
        self._watch.watch(code)
        recorder.returned_generator(span, code)

    def _c_return(self, frame: FrameType, code: CodeType, offset: int, callee: Any, first: Any) -> Any:
        if self._input is None or getattr(callee, "__name__", None) not in _READS:
            return
        if first is not self._input and getattr(callee, "__self__", None) is not self._input:
            return
        role = self._watch.role(code)
        asked = self._argument_values(frame, role, offset) if role is not None else ()
        size = asked[-1] if asked else None
        self._look_at_input(size if type(size) is int else None, frame, exactly=True)

    # Exceptions.

    def _handled(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> Any:
        recorder = self._recorder
        last_stop = id(code) in self._catch_ids
        if recorder.starting or not (last_stop or recorder.errors.in_flight):
            return
        if not last_stop and self._is_server(code):
            return
        role = self._watch.role(code)
        kind = role.anatomy.handler(offset) if role is not None else "other"
        if code is self._probes.calls and self._came_from_calling(error, code):
            # The application can't be called at all, or not with two arguments: there is no layer that it could leave.
            recorder.errors.crosses(error, 0, "call")
        recorder.errors.handled(error, kind, frame, last_stop and recorder.span == 0)

    def _came_from_calling(self, error: BaseException, code: CodeType) -> bool:
        trace = error.__traceback__
        return trace is not None and trace.tb_next is None and trace.tb_frame.f_code is code

    def _reraise(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> Any:
        self._recorder.errors.goes_on(error, frame)

    # Helpers.

    def _is_server(self, code: CodeType) -> bool:
        return self._watch.is_server(code)

    def _loop_line(self, code: CodeType) -> int | None:
        role = self._watch.role(code)
        return role.anatomy.loop_line() if role is not None else None

    def _server_body(self, frame: FrameType) -> Body | None:
        """The body that the server holds; the server's own error page is none."""
        recorder = self._recorder
        handler = frame.f_locals.get("self")
        value = getattr(handler, self._probes.body, None)
        if recorder.answer.own or value is None:
            return None
        return recorder.known_body(value)

    def _closes_itself(self, callee: Any) -> bool:
        """Whether its close() is Python code that is watched: then its start says so."""
        code = getattr(getattr(callee, "__func__", callee), "__code__", None)
        role = self._watch.role(code) if code is not None else None
        return role is not None and role.watched

    def _owner_body(self, frame: FrameType, role: Role, offset: int) -> Body | None:
        owner = role.anatomy.call_site(offset).owner
        value = self._value(frame, owner)
        return None if value is _UNKNOWN else self._recorder.known_body(value)

    def _argument_body(self, frame: FrameType, role: Role, offset: int) -> Body | None:
        arguments = role.anatomy.call_site(offset).arguments
        if not arguments:
            return None
        source = arguments[-1]
        if source is not None and source.kind == "call":
            return self._recorder.just_returned
        value = self._value(frame, source)
        return None if value is _UNKNOWN else self._recorder.known_body(value)

    def _argument_values(self, frame: FrameType, role: Role, offset: int) -> tuple[Any, ...]:
        """The positional arguments of a call, when all of them are known."""
        values = tuple(self._value(frame, source) for source in role.anatomy.call_site(offset).arguments)
        return () if any(value is _UNKNOWN for value in values) else values

    def _value(self, frame: FrameType, source: Source | None) -> Any:
        """What a name or a chain of plain attributes stands for now. Runs nothing of the program's."""
        if source is None or source.kind == "call":
            return _UNKNOWN
        if source.kind == "const":
            return source.value
        first, *path = (source.value,) if source.kind == "name" else source.value
        value = frame.f_locals.get(first, frame.f_globals.get(first, _UNKNOWN))
        for name in path:
            found = inspect.getattr_static(value, name, _UNKNOWN)
            if inspect.isfunction(found) and not isinstance(value, type):
                found = found.__get__(value)
            elif hasattr(type(found), "__get__") and not inspect.isfunction(found):
                return _UNKNOWN
            value = found
            if value is _UNKNOWN:
                return _UNKNOWN
        return value

    # wsgi.input.

    def _notice_input(self, environ: dict[str, Any]) -> None:
        given = environ.get("wsgi.input")
        if self._input is None and type(given) is io.BufferedReader and hasattr(given.raw, "measuring"):
            self._input = given
            self._input_at = self._position()

    def _position(self) -> int:
        if self._input.closed:
            return self._input_at
        raw = self._input.raw
        raw.measuring = True
        try:
            return int(self._input.tell())
        except (ValueError, OSError):
            return self._input_at
        finally:
            raw.measuring = False

    def _look_at_input(self, asked: int | None = None, frame: FrameType | None = None, exactly: bool = False) -> None:
        """Has wsgi.input been read since the last look? C code reads it, so only its position tells."""
        if self._input is None:
            return
        now = self._position()
        got, self._input_at = now - self._input_at, now
        if got > 0 or exactly:
            recorder = self._recorder
            recorder.log.event("read", recorder.span, recorder.place(frame), asked=asked, got=max(got, 0))


_C_TYPES = frozenset({BuiltinFunctionType, MethodDescriptorType})
_INTERESTING = _READS | {"close", "join", "sorted", "sum", "max", "min", "sleep"}
_C_KINDS = frozenset({"builtin_function_or_method", "method_descriptor", "method-wrapper", "wrapper_descriptor"})
