"""What begins when code begins: a layer's call, a pull of a body, a start_response or write() of a layer's own."""

from types import CodeType, FrameType

from onionskin import naming
from onionskin.bodies import Body, part_of
from onionskin.call_steps import CallSteps
from onionskin.input_watch import InputWatch
from onionskin.recorder import Recorder
from onionskin.role import Role
from onionskin.watch import Watch


class StartSteps:
    """The beginnings of watched code that is not the server's."""

    def __init__(self, recorder: Recorder, watch: Watch, calls: CallSteps, watched_input: InputWatch) -> None:
        self._recorder = recorder
        self._watch = watch
        self._calls = calls
        self._input = watched_input

    def module(self, frame: FrameType, role: Role) -> None:
        """A module of the program's is imported."""
        name = str(frame.f_globals.get("__name__", role.file))
        importer = naming.importer_of(frame, self._watch.is_server)
        self._recorder.log.event("import", None, {"file": role.file, "line": 1}, name=name, **importer)

    def layer(self, frame: FrameType, asked: naming.Asked) -> None:
        recorder = self._recorder
        code = frame.f_code
        if recorder.is_same_layer(code, asked):
            return
        self._input.notice(asked.environ)
        self._input.look()
        span = recorder.call(naming.layer_key(frame, asked), lambda: naming.layer_name(frame, asked), code, asked, frame.f_back)
        self._watch.watch(code)
        recorder.push(frame, span.number, "call")
        recorder.enter(span, frame)

    def generator(self, frame: FrameType, role: Role) -> None:
        """The first pull of a generator: only now does its code begin."""
        recorder = self._recorder
        bodies = recorder.bodies
        body = bodies.pulls.get(id(frame)) or bodies.take_unseen(frame)
        arguments = naming.arguments_of(frame)
        if body is None and role.watched and arguments:
            body = bodies.known(arguments[0])  # the __iter__ of a body
        if body is None and role.candidate and (asked := naming.find_asked(arguments)) is not None:
            if recorder.is_same_layer(frame.f_code, asked):
                return
            # Called from code that is not watched: that it was called is known only now.
            body = self._calls.called(frame, asked, frame.f_back)
            bodies.take_unseen(frame)
        if body is not None:
            bodies.pulls[id(frame)] = body
            self.pull(frame, body)

    def pull(self, frame: FrameType, body: Body) -> None:
        recorder = self._recorder
        self._input.look()
        recorder.bodies.next(body, frame.f_back)
        recorder.push(frame, body.maker, "next", body)
        if body.maker is not None and recorder.spans[body.maker].code is frame.f_code:
            recorder.enter(recorder.spans[body.maker], frame)

    def watched(self, frame: FrameType, code: CodeType) -> bool:
        """A step through a body, its close(), or a start_response or write() that a layer made. False: none of these."""
        recorder = self._recorder
        arguments = naming.arguments_of(frame)
        first = arguments[0] if arguments else None
        number = recorder.start_responses.which(frame, first, self._calls.start_response)
        if number is not None:
            values = arguments[1:] if recorder.start_responses.is_method(number) else arguments
            status, headers, exc_info, *_ = (*values, None, None, None)
            self._input.look()
            recorder.start_responses.called(number, status, headers, exc_info, frame.f_back)
            recorder.push(frame, recorder.start_responses.makers.get(number), "start_response")
            return True
        writer = recorder.start_responses.write_of(frame, self._calls.write)
        if writer is not None:
            recorder.start_responses.wrote(first, writer, frame.f_back)
            recorder.push(frame, writer, "write")
            return True
        body = recorder.bodies.known(first) if arguments else None
        part = None if body is None else part_of(first, code)
        if body is None or part is None:
            return False
        if part == "__next__":
            self.pull(frame, body)
        elif part == "close":
            recorder.bodies.close(body, frame.f_back)
            recorder.push(frame, body.maker, "close", body)
        else:
            recorder.push(frame, body.maker, "iter", body)
        return True
