"""One recording in the making: turns what monitoring and the connection see into the events of recording.md.

`acting` is the stack of code that runs on behalf of a span: the server at the bottom, a layer's call, a pull of a body, a
start_response or a close() above it. The topmost one is whose code acts now.
"""

from collections.abc import Callable
from inspect import CO_COROUTINE
from types import CodeType, FrameType, MethodType
from typing import Any

from onionskin.acting import Acting, Span
from onionskin.bodies import Body
from onionskin.body_table import BodyTable
from onionskin.budgets import HELD_ITEMS
from onionskin.environs import Environs, difference, whole
from onionskin.errors import Errors
from onionskin.lines import Frames, def_line
from onionskin.log import Log, Place
from onionskin.meanwhile import Meanwhile
from onionskin.module_globals import ModuleGlobals
from onionskin.naming import Asked, is_static_of, telling_name, wrapped_function
from onionskin.parts import Answer
from onionskin.previews import Previews
from onionskin.sink import Sink
from onionskin.slots import name_of
from onionskin.start_responses import StartResponses


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
        module_globals: ModuleGlobals,
    ) -> None:
        self.relative = relative
        self.watch = watch
        #: Whether code is the server's own.
        self.is_server: Callable[[CodeType], bool] = lambda code: False
        #: Called when the time that a start may take begins anew: a framework's own is not the program's.
        self.begins: Callable[[], None] = lambda: None
        self.log = Log(sink, process, request, server, module_globals)
        self.previews = Previews()
        self.environs = Environs(self.previews)
        self.meanwhile = Meanwhile(self)
        self.errors = Errors(self)
        self.frames = Frames(self.previews)
        self.answer = Answer()
        self.starting = request == 0
        self.acting: list[Acting] = [Acting(0, None if self.starting else 0, "call")]
        self.spans: list[Span] = []
        self.bodies = BodyTable(self)
        self.start_responses = StartResponses(self)
        self._layers: dict[tuple[Any, ...], int] = {}
        self.log.before_event = self.errors.settle
        if not self.starting:
            self.log.layer(server, "server", None)
            self.log.span(0, None)
            self.spans.append(Span(0, None, None, True, None))

    @property
    def holds(self) -> bool:
        """Whether objects of the program are held that may have to be let go of."""
        return self.environs.several or bool(self.bodies.held)

    def sweep(self) -> list[Any]:
        """Let go of what the program has dropped: it is given back, and dies when the caller drops it."""
        return self.environs.sweep() + self.bodies.sweep()

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

    def missed(self, frame: FrameType, is_over: bool) -> None:
        """The program was so near its recursion limit that nothing could be recorded. It is back at `frame`: what had begun and is not on the
        stack any more is over. `is_over`: so is `frame`, and no event will tell."""
        stack = []
        at: FrameType | None = frame.f_back if is_over else frame
        while at is not None:
            stack.append(at)
            at = at.f_back
        inside = [id(each) for each in stack]
        self.frames.only(inside)
        self.acting[1:] = [entry for entry in self.acting[1:] if entry.frame in inside]
        last = self.acting[-1]
        own = stack[: inside.index(last.frame) + 1] if last.frame in inside else stack
        last.depth = sum(self.frames.get(each) is not None for each in own)
        self.log.missed_depth(self.span, self.place(frame))

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

    def layer(self, key: tuple[Any, ...], name: str, kind: str, place: Place, path: str | None = None) -> int:
        """The number of a layer that is no WSGI application."""
        layer = self._layers.get(key)
        if layer is None:
            layer = self._layers[key] = self.log.layer(name, kind, place, path)
        return layer

    def _drawn(self, name: Callable[[], str], code: CodeType | None, asked: Asked) -> tuple[str, str, Place]:
        """A layer's name, kind and place."""
        if code is None:
            return name(), "wsgi", None
        users = code if self.is_users(code) else wrapped_function(asked, self.is_users)
        if users is None:
            return telling_name(name(), code), "wsgi", None
        place = {"file": self.relative(users.co_filename), "line": def_line(users)}
        return name() if users is code else users.co_name, "wsgi", place

    def is_users(self, code: CodeType) -> bool:
        """Whether it is written in one of the user's files."""
        return self.relative(code.co_filename) is not None

    def is_same_layer(self, code: CodeType, asked: Asked) -> bool:
        """Whether this is a layer of a framework that goes on in another method of its own, with all that it was given: Bottle's __call__ hands
        everything to its wsgi()."""
        entry = self.acting[-1]
        if not asked.before or entry.span is None or entry.during != "call" or entry.span >= len(self.spans):
            return False
        span = self.spans[entry.span]
        if span.code is None or span.code is code or self.is_users(code) or self.is_users(span.code):
            return False
        if span.owner != id(asked.before[0]) and not is_static_of(code, span.code, asked.before[0]):
            return False
        if self.environs.held(span.env) is not asked.environ:
            return False
        known = asked.start_response.__self__ if type(asked.start_response) is MethodType else asked.start_response
        return span.sr is not None and self.start_responses.known(known) == span.sr

    def call(
        self, key: tuple[Any, ...], name: Callable[[], str], code: CodeType | None, asked: Asked, frame: FrameType | None
    ) -> Span:
        """A layer is called; `frame` is the caller's."""
        layer = self._layers.get(key)
        if layer is None:
            layer = self._layers[key] = self.log.layer(*self._drawn(name, code, asked))
        parent = self.span
        number = self.environs.number(asked.environ)
        before = self.environs.last(number)
        if before is None and parent is not None:
            before = self.environs.last(self.spans[parent].env)
        now = self.environs.look(asked.environ)
        if before is None:
            fields: dict[str, Any] = {"environ": whole(now)}
        else:
            delta = difference(before, now)
            fields = {"delta": delta} if delta else {}
        given = None if asked.start_response is None else self.start_responses.number(asked.start_response, parent)
        if parent == 0:
            self.answer.begins()
        place = self.place(frame)
        span = self.log.span(layer, parent)
        made = Span(span, number, now, False, code, given, id(asked.before[0]) if asked.before else None)
        self.spans.append(made)
        if type(asked.environ) is not dict:
            fields["kind"] = name_of(type(asked.environ))
        fields |= self.meanwhile.told()
        self.log.event("call", span, place, **self.actor(span), **fields, env=number, sr=given)
        if self.environs.left_out:
            self.log.left_environs(span, place)
        self.log.look_at_globals()
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
        body = self.bodies.of(value, span.number)
        fields: dict[str, Any] = {}
        if body is not None:
            fields["body"] = body.number
        if body is None or issubclass(type(value), (str, bytes)):
            fields["value"] = self.previews.value(value)
        if (type(value) is list or type(value) is tuple) and (held := self._held(value)) is not None:
            fields["holds"] = held
        self._write_return(span, frame, fields)
        self.bodies.gives(body, None if frame is None else frame.f_back)

    def _held(self, value: list[Any] | tuple[Any, ...]) -> list[Any] | None:
        """What a list holds, if that is little enough to be told whole."""
        if len(value) > HELD_ITEMS or not self.log.has_room(sum(len(item) for item in value if type(item) is bytes)):
            return None
        return [self.log.block(item)[0] if type(item) is bytes else self.previews.value(item) for item in value]

    def returned_unseen(self, span: Span, frame: FrameType) -> None:
        """Its call is over, and what it gave can't be seen."""
        self._write_return(span, frame, {})

    def returned_generator(self, span: Span, code: CodeType, environ: dict[str, Any]) -> Body:
        """A generator function was called: it has given back a generator, which we have not seen yet."""
        body = self.bodies.of_generator_call(code, environ, span.number)
        self._write_return(span, None, {"body": body.number})
        self.bodies.gives(body)
        return body

    def returned_coroutine(self, span: Span, code: CodeType) -> None:
        """`async def` was called: it has given back something that no WSGI server can use."""
        kind = "coroutine" if code.co_flags & CO_COROUTINE else "async_generator"
        self._write_return(span, None, {"value": {"type": kind, "text": f"<{kind}>"}})

    def _write_return(self, span: Span, frame: FrameType | None, fields: dict[str, Any]) -> None:
        self.log.event("return", span.number, self.place(frame), **fields, **self.meanwhile.returned(span))
        self.log.look_at_globals()

    # The connection.

    def received(self, data: bytes) -> None:
        """The server has read from the client."""
        self.log.bytes_event("received", 0, None, data)

    def _nothing_came(self) -> None:
        """A client that connected and said nothing: what the server has read of it is empty."""
        if not self.starting and self.log.is_empty:
            self.received(b"")

    def waits_for_client(self, frame: FrameType, milliseconds: int | None) -> None:
        """The server or the application reads, and the client stays silent: for a while, or (None) it has nothing more to say and gives up."""
        self._nothing_came()
        self.log.event("wait", self.span, self.place(frame), on="client", ms=milliseconds)

    def client_left(self) -> None:
        """The client has hung up."""
        self.log.event("wait", 0, None, on="gone", ms=0)

    def sent(self, data: bytes) -> None:
        """The server has sent to the client."""
        if self.log.is_full:
            return
        self.log.bytes_event("sent", 0, None, data, parts=self.answer.parts(data))

    def end(self, ended: str) -> None:
        """The recording is over."""
        self._nothing_came()
        self.errors.settle("end")
        self.log.end(ended)
        # The program's objects are its own again.
        self.spans.clear()
        self.environs.forget()
        self.bodies.forget()
