"""Exceptions on their way up: their identities, the boundaries they cross, and where they stop."""

from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING, Any

from onionskin.log import Place
from onionskin.previews import error_text

if TYPE_CHECKING:
    from onionskin.recorder import Recorder

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


class Errors:
    """The exceptions of one recording. None is held: an exception holds frames."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._numbers: dict[int, tuple[int, int]] = {}
        self._count = 0
        self._crossed: set[int] = set()
        self._caught: list[_Caught] = []
        #: Whether an exception of the application came as far as the server.
        self.reached_server = False

    @property
    def in_flight(self) -> bool:
        """Whether any exception has crossed a boundary and not been caught yet."""
        return bool(self._crossed)

    def number(self, error: BaseException) -> int:
        """The identity of an exception. Its traceback only ever grows at the outer end, so the innermost entry tells it from a later one at the same address."""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        known = self._numbers.get(id(error))
        if known is not None and known[1] == id(trace):
            return known[0]
        self._count += 1
        self._numbers[id(error)] = (self._count, id(trace))
        return self._count

    def crosses(self, error: BaseException, span: int | None, during: str) -> None:
        """It leaves `span`."""
        self._crossed.add(id(error))
        self._recorder.log.event(
            "raise",
            span,
            self._origin(error),
            error=self.number(error),
            name=type(error).__name__,
            text=error_text(error),
            during=during,
        )

    def handled(self, error: BaseException, kind: str, frame: FrameType, by_server: bool) -> None:
        """A handler begins. Whether the exception stops here shows later."""
        crossed = id(error) in self._crossed
        if kind == "reraises" or not (crossed or by_server):
            return
        span = self._recorder.span
        self._caught = [caught for caught in self._caught if caught.address != id(error)]
        self._caught.append(_Caught(id(error), self.number(error), span, id(frame), kind == "except", crossed))

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
        self._caught = [caught for caught in self._caught if caught not in done]
        for caught in done:
            self._crossed.discard(caught.address)
            self.reached_server = self.reached_server or (caught.span == 0 and caught.crossed)
            self._recorder.log.event("catch", caught.span, None, error=caught.number)

    def _origin(self, error: BaseException) -> Place:
        """The innermost of the user's lines that it passed through."""
        place: dict[str, Any] | None = None
        trace = error.__traceback__
        while trace is not None:
            file = self._recorder.relative(trace.tb_frame.f_code.co_filename)
            if file is not None:
                place = {"file": file, "line": trace.tb_lineno}
            trace = trace.tb_next
        return place
