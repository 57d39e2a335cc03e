"""One recording in the making: turns what monitoring and the connection see into the events of recording.md.

`acting` is the stack of code that runs on behalf of a span: the server at the bottom, a layer's call, a pull of a body, a
start_response or a close() above it. The topmost one is whose code acts now.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

from onionskin.budgets import BLOCK_BYTES, HELD_ITEMS
from onionskin.bodies import Body, Identities, is_lazy, kind_of, pulled_how
from onionskin.environs import Environs, Look, difference, whole
from onionskin.errors import Errors
from onionskin.lines import Frames, def_line
from onionskin.log import Log, Place
from onionskin.naming import Asked
from onionskin.parts import Answer
from onionskin.previews import Previews
from onionskin.sink import Sink


@dataclass
class Span:
    """One call of a layer."""

    number: int
    environ: dict[str, Any] | None
    before: Look | None
    entered: bool
    code: CodeType | None


@dataclass
class Acting:
    """Code that runs on behalf of a span. `during` is the reason why it was entered."""

    frame: int
    span: int | None
    during: str
    body: Body | None = None
    depth: int = 0


class Recorder:
    """The facts of one request, or of the start-up (then `server` is None and every span null)."""

    def __init__(
        self,
        sink: Sink,
        process: int,
        request: int,
        server: str,
        relative: Callable[[str], str | None],
        watch: Callable[[CodeType], None],
    ) -> None:
        self.relative = relative
        self._watch = watch
        self.log = Log(sink, process, request, server)
        self.previews = Previews()
        self.environs = Environs(self.previews)
        self.errors = Errors(self)
        self.frames = Frames(self.previews)
        self.answer = Answer()
        self.starting = request == 0
        self.acting: list[Acting] = [Acting(0, None if self.starting else 0, "call")]
        self.spans: list[Span] = []
        self.bodies: list[Body] = []
        self._known_bodies = Identities()
        self._start_responses = Identities()
        self._start_response_count = 0
        self._start_response_codes: dict[int, list[int]] = {}
        self.makers: dict[int, int | None] = {}
        self._layers: dict[tuple[Any, ...], int] = {}
        #: Bodies of generator functions that were called, and whose generator has not been seen yet: (code, environ, body).
        self.unseen: list[tuple[CodeType, dict[str, Any], Body]] = []
        #: id() of a running or suspended frame whose steps are a body's chunks.
        self.pulls: dict[int, Body] = {}
        #: What the last call of a layer gave back, until anything else happens.
        self.just_returned: Body | None = None
        self.log.before_event = self.errors.settle
        if not self.starting:
            self.log.layer(server, "server", None)
            self.log.span(0, None)
            self.spans.append(Span(0, None, None, True, None))

    # Who acts, and where.

    @property
    def span(self) -> int | None:
        """The span whose code acts."""
        return self.acting[-1].span

    def push(self, frame: FrameType, span: int | None, during: str, body: Body | None = None) -> Acting:
        """Code begins to act for `span`."""
        made = Acting(id(frame), span, during, body)
        self.acting.append(made)
        return made

    def pop(self, frame: FrameType) -> Acting | None:
        """The code of `frame` gives control back. None when it did not act for a span of its own."""
        address = id(frame)
        if self.acting[-1].frame == address:
            return self.acting.pop()
        if any(entry.frame == address for entry in self.acting[1:]):
            while self.acting[-1].frame != address:
                self.acting.pop()
            return self.acting.pop()
        return None

    def place(self, frame: FrameType | None) -> Place:
        """Where in the user's files the acting code stands: the innermost such frame, not beyond the acting code's own beginning."""
        last = self.acting[-1].frame
        while frame is not None:
            file = self.relative(frame.f_code.co_filename)
            if file is not None:
                return {"file": file, "line": frame.f_lineno or frame.f_code.co_firstlineno}
            if id(frame) == last:
                return None
            frame = frame.f_back
        return None

    def actor(self, span: int | None) -> dict[str, int]:
        """`by`, when the acting span is another one than `span`."""
        return {} if self.span == span or self.span is None else {"by": self.span}

    # A layer is asked.

    def call(self, key: tuple[Any, ...], name: Callable[[], str], code: CodeType, asked: Asked, frame: FrameType | None, lazy: bool) -> Span:
        """A layer is called; `frame` is the caller's. `lazy`: calling it only makes a generator."""
        layer = self._layers.get(key)
        if layer is None:
            file = self.relative(code.co_filename)
            place = None if file is None else {"file": file, "line": def_line(code)}
            layer = self._layers[key] = self.log.layer(name(), "wsgi", place)
        parent = self.span
        number = self.environs.number(asked.environ)
        caller = self.spans[parent].environ if parent is not None else None
        before = self.environs.last(number)
        if before is None and caller is not None:
            before = self.environs.last(self.environs.number(caller))
        now = self.environs.look(asked.environ)
        if before is None:
            fields: dict[str, Any] = {"environ": whole(now)}
        else:
            delta = difference(before, now)
            fields = {"delta": delta} if delta else {}
        given = None if asked.start_response is None else self.start_response_number(asked.start_response, parent)
        place = self.place(frame)
        span = self.log.span(layer, parent)
        made = Span(span, asked.environ, now, False, code)
        self.spans.append(made)
        self.log.event("call", span, place, **self.actor(span), **fields, env=number, sr=given)
        return made

    def enter(self, span: Span, frame: FrameType) -> None:
        """Its code begins."""
        if not span.entered:
            span.entered = True
            file = self.relative(frame.f_code.co_filename)
            place = None if file is None else {"file": file, "line": def_line(frame.f_code)}
            self.log.event("enter", span.number, place)

    def returned(self, span: Span, value: Any, frame: FrameType | None) -> None:
        """Its call gave `value` back."""
        body = self.body(value, span.number)
        fields: dict[str, Any] = {}
        if body is not None:
            fields["body"] = body.number
        if body is None or isinstance(value, (str, bytes)):
            fields["value"] = self.previews.value(value)
        if type(value) in (list, tuple) and (held := self._held(value)) is not None:
            fields["holds"] = held
        self._write_return(span, frame, fields)
        self.just_returned = body

    def _held(self, value: list[Any] | tuple[Any, ...]) -> list[Any] | None:
        """What a list holds, if that is little enough to be told whole."""
        if len(value) > HELD_ITEMS or sum(len(item) for item in value if type(item) is bytes) > BLOCK_BYTES:
            return None
        return [self.log.block(item)[0] if type(item) is bytes else self.previews.value(item) for item in value]

    def returned_generator(self, span: Span, code: CodeType) -> Body:
        """A generator function was called: it has given back a generator, which we have not seen yet."""
        body = Body(self.log.body("generator", span.number, True), span.number, "python")
        self.bodies.append(body)
        if span.environ is not None:
            self.unseen.append((code, span.environ, body))
        self._write_return(span, None, {"body": body.number})
        return body

    def _write_return(self, span: Span, frame: FrameType | None, fields: dict[str, Any]) -> None:
        if span.environ is not None and span.before is not None:
            delta = difference(span.before, self.environs.look(span.environ))
            if delta:
                fields["delta"] = delta
        self.log.event("return", span.number, self.place(frame), **fields)

    # Bodies.

    def body(self, value: Any, maker: int | None) -> Body | None:
        """The body that `value` is; a new one when it is seen for the first time. None when it can't be one."""
        body = self.known_body(value)
        if body is not None:
            return body
        kind = kind_of(value)
        if kind is None:
            return None
        body = Body(self.log.body(kind, maker, is_lazy(value)), maker, "c")
        self.bodies.append(body)
        self.bind(value, body)
        return body

    def known_body(self, value: Any) -> Body | None:
        """The body that `value` is, if it was seen before."""
        body: Body | None = self._known_bodies.get(value)
        if body is None and self.unseen and type(value).__name__ == "generator":
            frame = value.gi_frame
            if frame is not None and (body := self.take_unseen(frame)) is not None:
                self.bind(value, body)
        return body

    def take_unseen(self, frame: FrameType) -> Body | None:
        """The body of the generator function's call that made `frame`, when that frame has not been seen before."""
        for at, (code, environ, body) in enumerate(self.unseen):
            if code is frame.f_code and any(value is environ for value in frame.f_locals.values()):
                del self.unseen[at]
                self.pulls[id(frame)] = body
                return body
        return None

    def bind(self, value: Any, body: Body) -> None:
        """`value` (the body itself, or an iterator over it) is how the body is asked for chunks."""
        body.pulled, codes = pulled_how(value)
        if isinstance(value, (list, tuple)):
            body.size = len(value)
        for code in codes:
            self._watch(code)
        if type(value).__name__ == "generator" and value.gi_frame is not None:
            self.pulls[id(value.gi_frame)] = body
        self._known_bodies.add(value, body, (lambda: self._dropped(body)) if type(value).__name__ == "generator" else None)

    def _dropped(self, body: Body) -> None:
        """The collector took a generator that was neither exhausted nor closed."""
        if not body.closed and not body.exhausted and not self.log.ended:
            body.closed = True
            self.log.event("close", body.maker or 0, None, **self.actor(body.maker or 0), body=body.number, cause="garbage")

    def next(self, body: Body, frame: FrameType | None) -> None:
        """Somebody asks for a chunk."""
        span = body.maker or 0
        self.log.event("next", span, self.place(frame), **self.actor(span), body=body.number)

    def chunk(self, body: Body, value: Any, place: Place) -> None:
        """It comes."""
        span = body.maker or 0
        if type(value) is bytes:
            body.last_chunk = self.log.bytes_event("chunk", span, place, value, body=body.number)
        else:
            body.last_chunk = self.log.event("chunk", span, place, body=body.number, value=self.previews.value(value))

    def stop(self, body: Body, place: Place) -> None:
        """It is exhausted."""
        body.exhausted = True
        self.log.event("stop", body.maker or 0, place, body=body.number)

    def drain(self, body: Body, frame: FrameType) -> None:
        """C code takes everything that is left."""
        span = body.maker or 0
        self.log.event("drain", span, self.place(frame), **self.actor(span), body=body.number, count=body.size)

    def close(self, body: Body, frame: FrameType | None) -> None:
        """close() is called."""
        body.closed = True
        span = body.maker or 0
        self.log.event("close", span, self.place(frame), **self.actor(span), body=body.number, cause="call")

    # start_response and write.

    def start_response_number(self, function: Any, made_by: int | None) -> int:
        """The identity of a start_response callable; one that is new was made by `made_by`."""
        function_of = getattr(function, "__func__", None)
        owner = getattr(function, "__self__", None) if function_of is not None else None
        known = self._start_responses.get(function if owner is None else owner)
        if known is not None:
            return int(known)
        number = self._start_response_count
        self._start_response_count += 1
        self._start_responses.add(function if owner is None else owner, number)
        self.makers[number] = made_by
        code = getattr(function_of or function, "__code__", None) or getattr(getattr(type(function), "__call__", None), "__code__", None)
        if isinstance(code, CodeType):
            self._start_response_codes.setdefault(id(code), []).append(number)
            self._watch(code)
        return number

    def known_start_response(self, function: Any) -> int | None:
        """The identity of a start_response callable (or of the object whose method it is), if it is one."""
        known = self._start_responses.get(function)
        return None if known is None else int(known)

    def start_response_with(self, frame: FrameType, arguments: tuple[Any, ...]) -> int | None:
        """The start_response that is being called, when its call was not seen: the only one with this code, or the one of this object."""
        if arguments and (number := self.known_start_response(arguments[0])) is not None:
            return number
        found = self._start_response_codes.get(id(frame.f_code), [])
        return found[0] if len(found) == 1 else None

    def wrote_by(self, value: Any, span: int | None) -> None:
        """A layer's start_response gave back a write() callable."""

    def start_response(self, number: int, status: Any, headers: Any, exc_info: Any, frame: FrameType | None) -> int:
        """start_response is called by the acting span; the index of the event."""
        fields: dict[str, Any] = {"status": self._text(status), "headers": self._headers(headers)}
        if type(exc_info) is tuple and len(exc_info) == 3 and isinstance(exc_info[1], BaseException):
            fields["error"] = self.errors.number(exc_info[1])
        return self.log.event("start_response", self.span, self.place(frame), **fields, sr=number, to=self.makers.get(number))

    def write(self, data: Any, to: int | None, frame: FrameType | None) -> int:
        """write() is called by the acting span; the index of the event."""
        if type(data) is bytes:
            return self.log.bytes_event("write", self.span, self.place(frame), data, to=to)
        return self.log.event("write", self.span, self.place(frame), value=self.previews.value(data), to=to)

    def _text(self, value: Any) -> Any:
        return value if type(value) is str else self.previews.value(value)

    def _headers(self, headers: Any) -> Any:
        pairs = type(headers) is list and all(type(pair) is tuple and len(pair) == 2 for pair in headers)
        return [[self._text(name), self._text(value)] for name, value in headers] if pairs else self.previews.value(headers)

    # The connection.

    def received(self, data: bytes) -> None:
        """The server has read from the client."""
        self.log.bytes_event("received", 0, None, data)

    def waits_for_client(self, frame: FrameType) -> None:
        """The server or the application reads, and the client stays silent: it has nothing more to say, and gives up."""
        self.log.event("wait", self.span, self.place(frame), on="client", ms=None)

    def sent(self, data: bytes) -> None:
        """The server has sent to the client."""
        index, kept = self.log.block(data)
        parts = self.answer.parts(data, kept)
        self.log.event("sent", 0, None, bytes=index, parts=parts)
        if kept < len(data):
            self.log.event("cut", 0, None, what="bytes", kept=kept, of=len(data))

    def end(self, ended: str) -> None:
        """The recording is over."""
        self.errors.settle("end")
        self.log.end(ended)
