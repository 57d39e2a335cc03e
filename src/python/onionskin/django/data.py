"""SQL queries and signals: what Django's database and its dispatcher do on behalf of the layer that acts."""

import time
from types import FrameType, MemberDescriptorType, MethodType
from typing import Any

from onionskin.django.wires import Wires, alive, described, is_djangos, listed, sender_name
from onionskin.previews import error_text
from onionskin.recorder import Recorder
from onionskin.slots import attributes_of, member, name_of

#: Signals by which Django's parts keep house among themselves: told only when somebody else listens as well.
_QUIET = frozenset({"request_started", "request_finished", "got_request_exception", "connection_created", "setting_changed"})
_clock = time.perf_counter
#: Characters of one query that are kept.
_SQL = 4_000


class DjangoData:
    """The queries and signals of one request."""

    def __init__(self, recorder: Recorder, wires: Wires) -> None:
        self._recorder = recorder
        self._wires = wires
        #: Signals that called nobody, with their senders.
        self._idle: set[tuple[int, int]] = set()
        #: By frame: when it began.
        self._since: dict[int, float] = {}

    def begins(self, frame: FrameType) -> None:
        """A query is made, or a signal sent."""
        self._since[id(frame)] = _clock()

    def queried(self, frame: FrameType) -> None:
        """The database has answered."""
        since = self._since.pop(id(frame), None)
        here = frame.f_locals
        sql = here.get("sql")
        if since is None or type(sql) is not str:
            return
        recorder = self._recorder
        ms = round((_clock() - since) * 1000, 3)
        params = here.get("params", here.get("param_list"))
        fields = {} if params is None else {"params": recorder.previews.value(params)}
        place = recorder.place(frame)
        recorder.log.event("query", recorder.span, place, sql=sql[:_SQL], **fields, ms=ms, rows=_rows(here.get("self")))

    def signalled(self, frame: FrameType, value: Any) -> None:
        """The receivers of a signal have been called: those that are listed in `value`, with what they gave."""
        if self._since.pop(id(frame), None) is not None and type(value) is list:
            self._tell(frame, value, None)

    def unwound(self, frame: FrameType, error: BaseException) -> None:
        """A receiver has raised, and send() lets that go on: who comes after it is not called."""
        responses = frame.f_locals.get("responses")
        if self._since.pop(id(frame), None) is not None and type(responses) is list:
            self._tell(frame, responses, error)

    def _tell(self, frame: FrameType, pairs: list[Any], error: BaseException | None) -> None:
        recorder, here = self._recorder, frame.f_locals
        signal, robust = here.get("self"), frame.f_code.co_name == "send_robust"
        called = [pair for pair in pairs if type(pair) is tuple and len(pair) == 2]
        last = here.get("receiver") if error is not None else None
        skipped = self._skipped(signal, [pair[0] for pair in called] + ([] if last is None else [last]), here, error)
        if not (called or skipped or error):
            return
        name = self._wires.name(recorder, signal)
        if (
            (name in _QUIET or recorder.starting)
            and all(is_djangos(pair[0]) for pair in called)
            and not skipped
            and error is None
        ):
            return
        if not called and error is None and not self._is_first(signal, here.get("sender")):
            return
        calls = [{**described(recorder, receiver), **self._gave(gave, robust)} for receiver, gave in called]
        if error is not None and last is not None:
            calls.append({**described(recorder, last), "raised": _words(error)})
        recorder.log.event(
            "signal",
            recorder.span,
            recorder.place(frame),
            name=name,
            sender=sender_name(here.get("sender")),
            calls=calls,
            **({"robust": True} if robust else {}),
            **({"skipped": skipped} if skipped else {}),
        )

    def _gave(self, gave: Any, robust: bool) -> dict[str, Any]:
        """Django documentation, Signals, Sending signals: send_robust() gives an exception back in the place of what its receiver gave."""
        raised = robust and issubclass(type(gave), Exception)
        return {"raised": _words(gave)} if raised else {"gave": self._recorder.previews.value(gave)}

    def _skipped(self, signal: Any, called: list[Any], here: dict[str, Any], error: BaseException | None) -> list[dict[str, Any]]:
        """Receivers that are connected and were not called: for another sender, dead, or because one before them has raised."""
        told: list[dict[str, Any]] = []
        sender = id(here.get("sender"))
        for key, held, *_ in listed(signal):
            receiver = alive(held)
            own = key[1] if type(key) is tuple and len(key) == 2 else None
            if receiver is not None and (is_djangos(receiver) or any(_same(receiver, other) for other in called)):
                continue
            if own not in (id(None), sender):
                why = "sender"
            elif receiver is None:
                why = "dead"
            elif error is not None:
                why = "raised"
            else:
                continue
            if receiver is not None:
                told.append({**described(self._recorder, receiver), "why": why})
            elif name := self._wires.known(signal, key):
                told.append({**name, "why": why})
        return told

    def _is_first(self, signal: Any, sender: Any) -> bool:
        """Of a signal that calls nobody, once for each sender is enough."""
        size = len(self._idle)
        self._idle.add((id(signal), id(sender)))
        return len(self._idle) > size


def _same(receiver: Any, other: Any) -> bool:
    """Whether two are the same function, or methods that are: of a method there is a new object each time."""
    if type(receiver) is MethodType and type(other) is MethodType:
        return receiver.__self__ is other.__self__ and receiver.__func__ is other.__func__
    return receiver is other


def _words(error: BaseException) -> dict[str, str]:
    return {"name": name_of(type(error)), "text": error_text(error)}


def _rows(wrapper: Any) -> int | None:
    """How many rows a statement has changed; of a SELECT SQLite does not know."""
    cursor = (attributes_of(wrapper) or {}).get("cursor")
    count = None if cursor is None else member(type(cursor), "rowcount")
    rows = count.__get__(cursor) if type(count) is MemberDescriptorType else None
    return rows if type(rows) is int and rows >= 0 else None
