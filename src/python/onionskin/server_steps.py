"""The server's own end, from the probes in its code: its start_response and write, its loop over the body, its close()."""

from types import CodeType, FrameType, FunctionType, MethodType
from typing import Any

from onionskin.bodies import Body
from onionskin.bytecode import Source
from onionskin.c_layers import CLayers
from onionskin.input_watch import InputWatch
from onionskin.naming import arguments_of
from onionskin.recorder import Recorder
from onionskin.role import Role
from onionskin.servers.server import Probes
from onionskin.watch import Watch


class ServerSteps:
    """What the probed code of the server does."""

    def __init__(self, recorder: Recorder, watch: Watch, probes: Probes, watched_input: InputWatch, c_layers: CLayers) -> None:
        self._recorder = recorder
        self._watch = watch
        self._probes = probes
        self._input = watched_input
        self._c_layers = c_layers
        self._error_pages = {id(code) for code in probes.error_pages}
        self._reads = {id(code) for code in probes.reads}
        self._loops = {id(code) for code in probes.loops}
        #: The lines of their `for` statements.
        self._heads: dict[int, int | None] = {}
        self._close_ids = {id(code) for code in probes.closes}

    def start(self, frame: FrameType, code: CodeType) -> None:
        """One of the probed functions begins."""
        if code is self._probes.start_response:
            self._start_response(frame, code)
        elif code is self._probes.write:
            self._write(frame)
        elif id(code) in self._error_pages:
            self._recorder.answer.own = True
        elif id(code) in self._reads and (caller := frame.f_back) is not None and not self._watch.is_server(caller.f_code):
            self._input.asks(frame)

    def _start_response(self, frame: FrameType, code: CodeType) -> None:
        recorder = self._recorder
        arguments = arguments_of(frame)
        is_method = code.co_varnames[0] == "self"
        status, headers, exc_info, *_ = (*(arguments[1:] if is_method else arguments), None, None, None)
        caller = frame.f_back
        if recorder.span == 0 and caller is not None and self._watch.is_server(caller.f_code):
            recorder.answer.own = True
            return
        self._input.look()
        known = recorder.start_responses
        number = known.number(arguments[0], 0) if is_method else known.newest(frame.f_code)
        if number is None:
            return
        event = known.called(number, status, headers, exc_info, caller)
        recorder.answer.starts(event, status, headers)
        recorder.push(frame, 0, "start_response")

    def _write(self, frame: FrameType) -> None:
        """write() as the application calls it, or as the server's loop does for each chunk."""
        recorder = self._recorder
        data = arguments_of(frame)[-1]
        caller = frame.f_back
        if caller is None:
            return
        event: int | None = None
        if id(caller.f_code) in self._loops:
            body = self.body(caller)
            if body is None:
                return
            if body.pulled == "c":
                recorder.bodies.chunk(body, data, None)
            event = body.last_chunk
        elif self._watch.is_server(caller.f_code):
            return
        else:
            self._input.look()
            event = recorder.start_responses.wrote(data, 0, caller)
        if isinstance(data, (bytes, bytearray)):  # some servers take more than PEP 3333 allows
            recorder.answer.writes(data, event)

    def line(self, frame: FrameType, code: CodeType, line: int) -> bool:
        """The line of its `for` statement: it asks for the next chunk. Where Python code gives the chunks, that code says so itself.
        False: it is another line, and will never tell anything."""
        if (head := self._heads.get(id(code))) is None:
            role = self._watch.role(code)
            head = self._heads[id(code)] = None if role is None else role.anatomy.loop_line()
        if line != head:
            return False
        body = self.body(frame)
        if body is not None and body.pulled == "c" and not body.exhausted:
            self._recorder.bodies.next(body, None)
        elif body is not None and self._recorder.bodies.is_over(body):
            self._recorder.bodies.ask_again(body, None)
        return True

    def loop_ends(self, frame: FrameType, code: CodeType, offset: int) -> None:
        """A branch that may be the end of its loop."""
        role = self._watch.role(code)
        if role is not None and role.anatomy.opname(offset) == "FOR_ITER":
            body = self.body(frame)
            if body is not None and body.pulled == "c":
                self._recorder.bodies.stop(body, None)

    def iterator_made(self, frame: FrameType, body: Body, value: Any) -> None:
        """A body's __iter__ has given what is really asked for chunks."""
        bodies = self._recorder.bodies
        if bodies.known(value) is None:
            bodies.bind(value, body)
        bodies.gives(body)
        caller = frame.f_back
        if body.pulled == "c" and caller is not None and id(caller.f_code) in self._loops:
            bodies.next(body, None)

    def calls(self, frame: FrameType, role: Role, offset: int, callee: Any) -> None:
        """It calls something: perhaps the body's close()."""
        site = role.anatomy.call_site(offset)
        if id(role.anatomy.code) not in self._close_ids or site.method != "close":
            return
        body = self.body(frame) if _is_at(site.owner, self._probes.body) else None
        if body is not None and not self._tells_itself(callee):
            self._recorder.bodies.close(body, None)

    def body(self, frame: FrameType) -> Body | None:
        """The body that the server holds; its own error page is none."""
        name, *attributes = self._probes.body
        value = frame.f_locals.get(name)
        for attribute in attributes:
            value = getattr(value, attribute, None)
        if value is not None and self._c_layers.waits and not self._recorder.answer.own:
            self._c_layers.server_holds(value)
        return None if self._recorder.answer.own or value is None else self._recorder.bodies.known(value)

    def _tells_itself(self, callee: Any) -> bool:
        """Whether this close() is Python code that is watched: then its start says so."""
        function = callee.__func__ if type(callee) is MethodType else callee
        role = self._watch.role(function.__code__) if type(function) is FunctionType else None
        return role is not None and role.watched


def _is_at(source: Source | None, path: tuple[str, ...]) -> bool:
    """Whether a value came from this local variable, or from this chain of attributes of one."""
    return source == (Source("name", path[0]) if len(path) == 1 else Source("chain", path))
