"""What the exception events mean: where an exception is handled, and where a handler lets it go on."""

from types import CodeType, FrameType, TracebackType

from onionskin.bytecode import Anatomy, Source
from onionskin.elder import last_of
from onionskin.recorder import Recorder
from onionskin.servers.server import Probes
from onionskin.slots import trace_of
from onionskin.watch import Watch


class FaultSteps:
    """The callbacks for handlers. They are on everywhere, for every exception of the program: most are none of our business."""

    def __init__(self, recorder: Recorder, watch: Watch, probes: Probes) -> None:
        self._recorder = recorder
        self._watch = watch
        self._probes = probes
        self._last_stops = {id(code) for code in probes.catches}

    def handled(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> None:
        """A handler begins."""
        recorder = self._recorder
        errors = recorder.errors
        last_stop = id(code) in self._last_stops
        if recorder.starting or not (last_stop or errors.in_flight) or (not last_stop and self._watch.is_server(code)):
            return
        if recorder.log.is_full:
            errors.reached_server = errors.reached_server or (last_stop and errors.is_users(error))
            return
        role = self._watch.role(code)
        kind = role.anatomy.handler(offset) if role is not None else "other"
        trace = trace_of(error)
        if not errors.has_crossed(error) and trace is not None and self._watch.is_server(code):
            origin, at = self._origin(trace)
            if isinstance(error, self._probes.signals) and self._watch.is_server(origin):
                return  # the server tells itself to go on elsewhere
            if origin in self._probes.calls and self._is_call(origin, at):
                # The application can't be called at all, or not with two arguments: there is no layer that it could leave.
                errors.crosses(error, 0, "call")
            elif trace.tb_next is None and code not in self._probes.loops:
                return  # raised where it is handled: the server's own business
        line = role.anatomy.handler_line(offset) if role is not None and role.file is not None else None
        place = recorder.place(frame) if line is None or role is None else {"file": role.file, "line": line}
        errors.handled(error, kind, frame, place, last_stop and recorder.span == 0)

    @staticmethod
    def _origin(trace: TracebackType) -> tuple[CodeType, int]:
        """Where an exception was raised: the code, and the instruction in it."""
        while trace.tb_next is not None:
            trace = trace.tb_next
        return trace.tb_frame.f_code, trace.tb_lasti

    def _is_call(self, code: CodeType, offset: int) -> bool:
        """Whether an instruction of the server's is its call of the application: with environ and a start_response."""
        role = self._watch.role(code)
        handed = () if role is None else role.anatomy.call_site(offset).arguments
        return len(handed) == 2 and handed[1] is not None and _last_name(handed[1]) == "start_response"

    def is_call(self, caller: FrameType | None) -> bool:
        """Of a generator that is closed and was never seen itself: whether a call does it, or a `yield from` that is closed, and not the collector."""
        if caller is None:
            return False
        role = self._watch.role(caller.f_code)
        anatomy = Anatomy(caller.f_code) if role is None else role.anatomy
        return anatomy.opname(last_of(caller)).startswith(("CALL", "SEND", "YIELD_VALUE", "WITH_"))

    def reraise(self, frame: FrameType, code: CodeType, offset: int, error: BaseException) -> None:
        """A handler is done, and it goes on."""
        self._recorder.errors.goes_on(error, frame)


def _last_name(source: Source) -> str:
    return str(source.value if source.kind == "name" else source.value[-1] if source.kind == "chain" else "")
