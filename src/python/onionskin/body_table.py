"""The bodies of one recording: which iterables are which, and their next, chunk, stop, drain and close."""

from collections.abc import Callable
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, GeneratorType, MethodType
from typing import TYPE_CHECKING, Any

from onionskin.bodies import Body, Identities, closes, is_lazy, items_of, kind_of, own_close, pulled_how
from onionskin.elder import last_of
from onionskin.naming import arguments_of
from onionskin.slots import member

if TYPE_CHECKING:
    from onionskin.log import Place
    from onionskin.recorder import Recorder

#: Kinds of close() that can be recognised without being held.
_REFERABLE = (BuiltinFunctionType, FunctionType, MethodType)


class BodyTable:
    """Recognises bodies by identity, and writes what happens to them."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._known = Identities()
        #: Those of them that have to be held.
        self.held = self._known.held
        #: Bodies of generator functions that were called, and whose generator has not been seen yet: (code, address of the environ, body). The generator keeps the environ.
        self._unseen: list[tuple[CodeType, int, Body]] = []
        #: id() of a running or suspended frame whose steps are a body's chunks.
        self.pulls: dict[int, Body] = {}
        #: Whether there is any.
        self.any = False
        #: The close() callables that belong to single objects.
        self._own_closes = Identities()
        #: What the last call of a layer gave back, until another call is made.
        self.just_returned: Body | None = None
        #: Where the caller stands that got it: its frame's address and the instruction; None where that is not known.
        self.returned_to: tuple[int, int] | None = None

    def of(self, value: Any, maker: int | None) -> Body | None:
        """The body that `value` is; a new one when it is seen for the first time. None when it can't be one."""
        body = self.known(value)
        if body is not None:
            return body
        kind = kind_of(value)
        if kind is None:
            return None
        close = member(type(value), "close")
        # Of an object of its own class the server knows what to do, and does it where nobody sees it.
        is_servers = type(close) is FunctionType and self._recorder.is_server(close.__code__)
        body = Body(self._recorder.log.body(kind, maker, is_lazy(value), None if is_servers else closes(value)), maker, "c")
        self.bind(value, body)
        return body

    def of_generator_call(self, code: CodeType, environ: dict[str, Any], maker: int) -> Body:
        """The body of a generator that a call has just made, and that we have not seen yet."""
        body = Body(self._recorder.log.body("generator", maker, True, True), maker, "python")
        self._unseen.append((code, id(environ), body))
        self.any = True
        return body

    def known(self, value: Any) -> Body | None:
        """The body that `value` is, if it was seen before."""
        body: Body | None = self._known.get(value)
        if body is None and self._unseen and type(value) is GeneratorType:
            frame = value.gi_frame
            if frame is not None and (body := self.take_unseen(frame)) is not None:
                self.bind(value, body)
        return body

    def closed_by(self, function: Any) -> Body | None:
        """The body whose own close() this is."""
        body: Body | None = self._own_closes.get(function)
        return body

    def take_unseen(self, frame: FrameType) -> Body | None:
        """The body of the generator function's call that made `frame`, when that frame has not been seen before."""
        for at, (code, environ, body) in enumerate(self._unseen):
            if code is frame.f_code and any(id(value) == environ for value in arguments_of(frame)):
                del self._unseen[at]
                self.pulls[id(frame)] = body
                return body
        return None

    def bind(self, value: Any, body: Body) -> None:
        """`value` (the body itself, or an iterator over it) is how the body is asked for chunks."""
        self.any = True
        body.pulled, codes = pulled_how(value)
        for code in codes:
            self._recorder.watch(code)
        generator = type(value) is GeneratorType
        if generator and value.gi_frame is not None:
            self.pulls[id(value.gi_frame)] = body
        if not generator and (close := own_close(value)) is not None and type(close) in _REFERABLE:
            self._own_closes.add(close, body)
        self._known.add(value, body, (lambda: self.dropped(body)) if generator else None)

    def dropped(self, body: Body) -> None:
        """The collector took a generator that was neither exhausted nor closed."""
        if not body.closed and not body.exhausted and not self._recorder.log.ended:
            self._close(body, None, "garbage")

    def forget(self) -> None:
        """Let go of all of them."""
        self._known = Identities()
        self.held = self._known.held
        self._own_closes = Identities()
        self._unseen.clear()
        self.pulls.clear()

    def next(self, body: Body, frame: FrameType | None) -> None:
        """Somebody asks for a chunk."""
        self._write("next", body, self._recorder.place(frame))

    def is_seen(self, body: Body) -> bool:
        """Whether the object that it is was ever seen, and not only that it was made."""
        return bool(self._known.last(body))

    def items(self, body: Body) -> tuple[list[Any] | tuple[Any, ...], int] | None:
        """The list or tuple that a body is or iterates over, and how far it is."""
        return next((found for value in self._known.last(body) if (found := items_of(value)) is not None), None)

    def let_go(self, value: Any) -> Callable[[Any], None] | None:
        """Don't hold this one any longer, until what is given back takes it."""
        return self._known.let_go(value)

    def sweep(self) -> list[Any]:
        """Let go of bodies that the program has dropped."""
        return self._known.sweep()

    def behind(self, value: Any) -> Body | None:
        """The body that `value` is, or is an iterator over."""
        body = self.known(value)
        if body is None and (under := items_of(value)) is not None:
            body = self.known(under[0])
        return body

    def from_call(self, frame: FrameType, offset: int) -> Body | None:
        """The body that the call at `offset` has just given to `frame`."""
        return self.just_returned if self.returned_to in (None, (id(frame), offset)) else None

    def gives(self, body: Body | None, caller: FrameType | None = None) -> None:
        """A call has given `body` to its caller."""
        self.just_returned = body
        self.returned_to = None if caller is None else (id(caller), last_of(caller))

    def left(self, body: Body, value: Any = None) -> int | None:
        """How many items are left in it, or in `value`, which is an iterator over it; None: nobody knows."""
        found = items_of(value) or self.items(body)
        return None if found is None else max(len(found[0]) - found[1], 0)

    def looped(self, body: Body) -> None:
        """A loop of a layer has come to the end of a list or the like. Another one may begin anew."""
        self._recorder.log.event("stop", body.maker or 0, None, body=body.number)

    def chunk(self, body: Body, value: Any, place: Place) -> None:
        """It comes."""
        log, span = self._recorder.log, body.maker or 0
        meanwhile = self._recorder.meanwhile.told()
        if type(value) is bytes:
            body.last_chunk = log.bytes_event("chunk", span, place, value, body=body.number, **meanwhile)
        else:
            preview = self._recorder.previews.value(value)
            body.last_chunk = log.event("chunk", span, place, body=body.number, value=preview, **meanwhile)

    def stop(self, body: Body, place: Place) -> None:
        """It is exhausted."""
        body.exhausted = True
        self._recorder.log.event("stop", body.maker or 0, place, body=body.number, **self._recorder.meanwhile.told())

    def is_over(self, body: Body) -> bool:
        """Whether it is a generator that is at its end: asking it again runs nothing."""
        return any(type(value) is GeneratorType and value.gi_frame is None for value in self._known.last(body))

    def ask_again(self, body: Body, frame: FrameType | None) -> None:
        """A generator that is over is asked for a chunk, and has none."""
        self.next(body, frame)
        self.stop(body, None)

    def drain(self, body: Body, frame: FrameType, count: int | None) -> None:
        """C code takes what is left, or `count` of it."""
        self._write("drain", body, self._recorder.place(frame), count=count)

    def close(self, body: Body, frame: FrameType | None) -> None:
        """close() is called."""
        self._close(body, self._recorder.place(frame), "call")

    def _close(self, body: Body, place: Place, cause: str) -> None:
        body.closed = True
        self._write("close", body, place, cause=cause)

    def _write(self, type: str, body: Body, place: Place, **fields: Any) -> None:
        span, recorder = body.maker or 0, self._recorder
        if by := recorder.span:
            fields |= recorder.meanwhile.told()
        if by is not None and by != span:
            fields["by"] = by
        recorder.log.event(type, span, place, **fields, body=body.number)
