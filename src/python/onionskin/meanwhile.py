"""What code did to environs between two crossings: in a generator's body between two chunks, in close(), after the inner call came back.

Whenever somebody else begins to act there is a look at the environs; what has changed is the doing of the span that acted until then.
"""

from typing import TYPE_CHECKING, Any

from onionskin.environs import difference

if TYPE_CHECKING:
    from types import FrameType

    from onionskin.acting import Span
    from onionskin.recorder import Recorder


_NOTHING: dict[str, Any] = {}


class Meanwhile:
    """The changes of one recording that no event has told yet."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._untold: list[dict[str, Any]] = []

    def look(self, by: int | None) -> None:
        """`by` has acted until now."""
        if by and (moved := self._recorder.environs.moved()):
            self._tell(by, moved)

    def _tell(self, by: int, moved: list[tuple[int, dict[str, Any]]]) -> None:
        environs = self._recorder.environs
        for number, environ in moved:
            before = environs.last(number) or {}
            if delta := difference(before, environs.look(environ)):
                self._untold.append({"env": number, "by": by, **delta})

    def told(self, besides: dict[str, Any] | None = None) -> dict[str, Any]:
        """Fields of a crossing that is about to be written, by the span that acts. `besides` was looked at just now."""
        by = self._recorder.acting[-1].span
        # The server's code (0) does nothing to an environ that it has handed over.
        if by and (moved := self._recorder.environs.moved(besides)):
            self._tell(by, moved)
        if not self._untold:
            return _NOTHING
        untold, self._untold = self._untold, []
        return {"environs": untold}

    def note(self, frame: FrameType, by: int | None) -> None:
        """Code of `by` gives control back in a way that no event tells."""
        self.look(by)
        if self._untold:
            untold, self._untold = self._untold, []
            recorder = self._recorder
            recorder.log.event("note", by, recorder.place(frame), what="environ", environs=untold)

    def returned(self, span: Span) -> dict[str, Any]:
        """Fields of the `return` of a span: what happened to its environ since it was called, and what no event has told yet."""
        environs = self._recorder.environs
        fields: dict[str, Any] = {}
        environ = environs.held(span.env)
        if environ is not None and span.before is not None:
            last = environs.last(span.env) or {}
            now = environs.now(environ)
            delta, since = difference(span.before, now), difference(last, now)
            if delta:
                fields["delta"] = delta
            if since and not _is_told(since, delta):
                self._untold.append({"env": span.env, "by": span.number, **since})
        return fields | self.told(environ if span.before is not None else None)


def _is_told(since: dict[str, Any], delta: dict[str, Any] | None) -> bool:
    """Whether what has changed lately is part of what has changed in all: it may also have become again what it was."""
    return (
        delta is not None
        and all(delta["set"].get(name) == value for name, value in since["set"].items())
        and {*since["gone"]} <= {*delta["gone"]}
    )
