"""Exceptions on their way up: their identities, the boundaries they cross, and where they stop."""

from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING, Any

from onionskin.log import Place
from onionskin.previews import error_text
from onionskin.slots import name_of, trace_of

if TYPE_CHECKING:
    from onionskin.recorder import Recorder

#: Of an exception that has no traceback yet: a generator makes such ones, of a StopIteration.
_NOWHERE = id(None)
_ANSWERS = frozenset({"return", "chunk", "start_response", "end"})


@dataclass
class _Caught:
    """An exception that arrived at a handler which may still raise it again."""

    address: int
    number: int
    span: int | None
    frame: int
    #: An except clause that matched or is about to; otherwise a finally, a with or the like.
    certain: bool
    crossed: bool
    place: Place


class Errors:
    """The exceptions of one recording. None is held: an exception holds frames."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        #: By address: number, innermost entry of the traceback, type, outermost entry at the last look.
        self._numbers: dict[int, tuple[int, int, type, int]] = {}
        self._count = 0
        self._crossed: set[int] = set()
        self._caught: list[_Caught] = []
        #: Whether an exception of the application came as far as the server.
        self.reached_server = False

    @property
    def in_flight(self) -> bool:
        """Whether any exception has crossed a boundary and not been caught yet."""
        return bool(self._crossed)

    def has_crossed(self, error: BaseException) -> bool:
        """Whether it has left a layer."""
        return id(error) in self._crossed

    def number(self, error: BaseException) -> int:
        """The identity of an exception. Its traceback only ever grows at the outer end, so the innermost entry tells it from a later one at the same address."""
        trace = outermost = trace_of(error)
        known = self._numbers.get(id(error))
        while trace is not None and trace.tb_next is not None:
            if known is not None and id(trace) == known[3]:  # through a thousand frames: what is within was looked at before
                innermost = known[1]
                break
            trace = trace.tb_next
        else:
            innermost = id(trace)
        if known is not None and (known[1] == innermost or (known[1] == _NOWHERE and known[2] is type(error))):
            number = known[0]
        else:
            self._count += 1
            number = self._count
        self._numbers[id(error)] = (number, innermost, type(error), id(outermost))
        return number

    def crosses(self, error: BaseException, span: int | None, during: str) -> None:
        """It leaves `span`. An exception that was being handled in there is over: this one took its place."""
        self._stop([caught for caught in self._caught if caught.span == span and caught.address != id(error)])
        self._crossed.add(id(error))
        self._recorder.log.event(
            "raise",
            span,
            self._origin(error),
            error=self.number(error),
            name=name_of(type(error)),
            text=error_text(error),
            during=during,
            **self._recorder.meanwhile.told(),
        )

    def handled(self, error: BaseException, kind: str, frame: FrameType, place: Place, by_server: bool) -> None:
        """A handler begins, at `place`. Whether the exception stops here shows later."""
        crossed = id(error) in self._crossed
        if kind == "reraises" or not (crossed or by_server):
            return
        span = self._recorder.span
        self._caught = [caught for caught in self._caught if caught.address != id(error)]
        self._caught.append(_Caught(id(error), self.number(error), span, id(frame), kind == "except", crossed, place))

    def converted(self, address: int, span: int | None) -> None:
        """Django has made a response of it: it goes no further, and whoever tells so says what came of it."""
        self._crossed.discard(address)
        self._caught = [caught for caught in self._caught if (caught.address, caught.span) != (address, span)]

    def goes_on(self, error: BaseException, frame: FrameType) -> None:
        """The handler raised it again, or did not match."""
        if self._caught:
            self._caught = [caught for caught in self._caught if (caught.address, caught.frame) != (id(error), id(frame))]

    def settle(self, coming: str) -> None:
        """Before an event: an exception whose handler now goes on with other things has been caught."""
        if not self._caught or coming in ("raise", "catch"):
            return
        span = self._recorder.span
        done = [c for c in self._caught if coming == "end" or (c.span == span and (c.certain or coming in _ANSWERS))]
        self._stop(done)

    def _stop(self, done: list[_Caught]) -> None:
        self._caught = [caught for caught in self._caught if caught not in done]
        for caught in done:
            self._crossed.discard(caught.address)
            self.reached_server = self.reached_server or (caught.span == 0 and caught.crossed)
            self._recorder.log.event("catch", caught.span, caught.place, error=caught.number)

    def is_users(self, error: BaseException) -> bool:
        """Whether it passed through any of the user's lines."""
        return self._origin(error) is not None

    def _origin(self, error: BaseException) -> Place:
        """The innermost of the user's lines that it passed through."""
        place: dict[str, Any] | None = None
        trace = trace_of(error)
        while trace is not None:
            file = self._recorder.relative(trace.tb_frame.f_code.co_filename)
            if file is not None:
                place = {"file": file, "line": trace.tb_lineno}
            trace = trace.tb_next
        return place
