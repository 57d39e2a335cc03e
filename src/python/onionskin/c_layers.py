"""Applications that are C code: nothing of them can be watched, so they are seen from their callers' side, as a call and what it gave.

What a call gives is known when it gets a name, when it is returned, or when the server looks at its body; otherwise only that it ended.
"""

from collections.abc import Callable
from functools import partial
from types import BuiltinFunctionType, FrameType, FunctionType, MethodType
from typing import Any

from onionskin import naming
from onionskin.acting import Acting, Span
from onionskin.recorder import Recorder
from onionskin.role import Role
from onionskin.slots import member, name_of

_WRAPPERS = ("__wrapped__", "func")


def c_name(callee: Any) -> str | None:
    """What C code calls itself that runs when `callee` is called; None: it is Python code, or may come to some."""
    for _ in range(8):
        kind = type(callee)
        if kind is partial:
            callee = callee.func
        elif kind is MethodType:
            callee = callee.__func__
        elif kind is BuiltinFunctionType:
            # Functions of `builtins` are no applications: print(environ, start_response)
            return None if callee.__self__ is _BUILTINS else callee.__name__
        elif issubclass(kind, type) or kind is FunctionType:
            return None
        else:
            function = member(kind, "__call__")
            is_c = function is not None and type(function) is not FunctionType
            return name_of(kind) if is_c and member(kind, "__wrapped__") is None and not _keeps_python(callee) else None
    return None


_BUILTINS = print.__self__  # type: ignore[attr-defined]


def _keeps_python(callee: Any) -> bool:
    """Whether C code only stands around Python code (functools.lru_cache): that is seen for itself."""
    place = member(type(callee), "__dict__")
    return place is not None and any(dict.__contains__(place.__get__(callee), name) for name in _WRAPPERS)


class CLayers:
    """The calls of C applications that are under way, or gave something that has not been seen yet."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        #: Calls that are under way, by the frame and the instruction that made them.
        self.running: dict[tuple[int, int], tuple[Span, Acting]] = {}
        #: Calls that are over: the span, by the frame and the instruction that made them.
        self.over: dict[tuple[int, int], Span] = {}
        self._failed: dict[int, Span] = {}

    def called(self, frame: FrameType, offset: int, callee: Any, asked: naming.Asked) -> bool:
        """`callee` is called like an application. False: it is no C code, or no application."""
        recorder = self._recorder
        name = c_name(callee)
        start = asked.start_response.__self__ if type(asked.start_response) is MethodType else asked.start_response
        is_handed_on = recorder.span == 0 or recorder.start_responses.known(start) is not None
        if name is None or asked.before or not is_handed_on:
            return False
        span = recorder.call((id(callee), name), lambda: name, None, asked, frame)
        acting = recorder.push(frame, span.number, "call")
        acting.frame = -1 - len(recorder.acting)  # no frame of Python's
        self.running[id(frame), offset] = span, acting
        return True

    def _ended(self, frame: FrameType, offset: int) -> Span | None:
        running = self.running.pop((id(frame), offset), None)
        if running is None:
            return None
        acting = self._recorder.acting
        while running[1] in acting:
            acting.pop()
        return running[0]

    def gave(self, frame: FrameType, offset: int, role: Role | None) -> bool:
        """The call has given something. Whether it gets a name in a moment."""
        span = self._ended(frame, offset) if self.running else None
        if span is None:
            return False
        sites = role.sites() if role is not None else None
        after = "" if sites is None else sites.after(offset)
        names = () if sites is None else sites.names.get(offset, ())
        if len(names) == 1 or after == "RETURN_VALUE" or (role is not None and role.server):
            self.over[id(frame), offset] = span
            return len(names) == 1
        self._recorder.returned_unseen(span, frame)
        return False

    def failed(self, frame: FrameType, offset: int) -> None:
        """The call has raised."""
        if self.running and (span := self._ended(frame, offset)) is not None:
            self._failed[id(frame)] = span

    def raises(self, frame: FrameType, error: BaseException) -> None:
        """An exception arrives in a frame, at a handler or on its way out: perhaps it left a C application there."""
        if self._failed and (span := self._failed.pop(id(frame), None)) is not None:
            self._recorder.errors.crosses(error, span.number, "call")

    def seen(self, frame: FrameType, value: Callable[[], Any], offset: int | None = None) -> None:
        """What a call gave in `frame` is known now."""
        for key in [key for key in self.over if key[0] == id(frame) and offset in (None, key[1])]:
            self._recorder.returned(self.over.pop(key), value(), frame)

    def server_holds(self, value: Any) -> None:
        """The server looks at the body that it was given."""
        for key in [*self.over]:
            self._recorder.returned(self.over.pop(key), value, None)

    @property
    def waits(self) -> bool:
        """Whether something was given that has not been seen yet."""
        return bool(self.over)
