"""SQL queries and signals: what Django's database and its dispatcher do on behalf of the layer that acts."""

import sys
import time
from types import FrameType, FunctionType, MemberDescriptorType, MethodType
from typing import Any

from onionskin.django.places import is_django
from onionskin.recorder import Recorder
from onionskin.slots import attributes_of, member, name_of

#: Signals by which Django's parts keep house among themselves: told only when somebody else listens as well.
_QUIET = frozenset({"request_started", "request_finished", "got_request_exception", "connection_created", "setting_changed"})
_clock = time.perf_counter
#: Characters of one query that are kept.
_SQL = 4_000
#: Where Django's own signals are named.
_NAMED_IN = (
    "django.core.signals",
    "django.db.models.signals",
    "django.db.backends.signals",
    "django.contrib.auth.signals",
    "django.test.signals",
)


class DjangoData:
    """The queries and signals of one request."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        #: By frame: when it began.
        self._since: dict[int, float] = {}

    def begins(self, frame: FrameType) -> None:
        """A query is made, or a signal sent."""
        self._since[id(frame)] = _clock()

    def forget(self, frame: FrameType) -> None:
        """It came to nothing."""
        self._since.pop(id(frame), None)

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
        if self._since.pop(id(frame), None) is None or type(value) is not list or not value:
            return
        recorder = self._recorder
        here = frame.f_locals
        calls = [
            {"receiver": _receiver(pair[0]), "gave": recorder.previews.value(pair[1])}
            for pair in value
            if type(pair) is tuple and len(pair) == 2
        ]
        name = _signal(here.get("self"))
        if name in _QUIET and all(_is_djangos(pair[0]) for pair in value if type(pair) is tuple):
            return
        sender = here.get("sender")
        recorder.log.event(
            "signal",
            recorder.span,
            recorder.place(frame),
            name=name,
            sender=name_of(sender) if issubclass(type(sender), type) else None if sender is None else name_of(type(sender)),
            calls=calls,
        )


def _rows(wrapper: Any) -> int | None:
    """How many rows a statement has changed; of a SELECT SQLite does not know."""
    cursor = (attributes_of(wrapper) or {}).get("cursor")
    count = None if cursor is None else member(type(cursor), "rowcount")
    rows = count.__get__(cursor) if type(count) is MemberDescriptorType else None
    return rows if type(rows) is int and rows >= 0 else None


def _is_djangos(receiver: Any) -> bool:
    own = receiver.__func__ if type(receiver) is MethodType else receiver
    return type(own) is FunctionType and is_django(own.__code__)


def _receiver(receiver: Any) -> str:
    own = receiver.__func__ if type(receiver) is MethodType else receiver
    return own.__qualname__ if type(own) is FunctionType else name_of(type(receiver))


def _signal(signal: Any) -> str:
    """A signal has no name of its own: it is called as the module calls it that has it."""
    for module in _NAMED_IN:
        for name, value in vars(sys.modules[module]).items() if module in sys.modules else ():
            if value is signal:
                return name
    return name_of(type(signal))
