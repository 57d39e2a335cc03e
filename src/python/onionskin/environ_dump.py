"""The environ that the outermost layer gets, as plain values: seen at the server's call of the application, whatever else is recorded."""

import sys
from collections.abc import Callable
from types import CodeType, MethodType
from typing import Any

from onionskin.servers.server import Probes

_MON = sys.monitoring
_TOOL = 3
_NAME = "onionskin environ"
_here = sys._getframe

type Dump = dict[str, tuple[str, Any]]


class EnvironDump:
    """Looks only at the call in the server's own code, so it costs nothing elsewhere."""

    def __init__(self, probes: Probes, application: Callable[[], Any]) -> None:
        self._probes = probes
        self._application = application
        self.last: Dump | None = None

    def begin(self) -> None:
        """From now on. A program that took the tool id for itself goes without."""
        self.last = None
        if _MON.get_tool(_TOOL) is None:
            _MON.use_tool_id(_TOOL, _NAME)
            _MON.register_callback(_TOOL, _MON.events.CALL, self._called)
            for code in self._probes.calls:
                _MON.set_local_events(_TOOL, code, _MON.events.CALL)

    def end(self) -> Dump | None:
        """What it was; None when no application was called."""
        if _MON.get_tool(_TOOL) == _NAME:
            for code in self._probes.calls:
                _MON.set_local_events(_TOOL, code, 0)
            _MON.register_callback(_TOOL, _MON.events.CALL, None)
            _MON.free_tool_id(_TOOL)
        return self.last

    def _called(self, code: CodeType, offset: int, callee: Any, first: Any) -> None:
        application = self._application()
        if callee is not application and not (type(application) is MethodType and callee is application.__func__):
            return
        frame = _here(1)
        name, *attributes = self._probes.environ
        value = frame.f_locals.get(name)
        for attribute in attributes:
            value = getattr(value, attribute, None)
        if type(value) is dict:
            self.last = {str(key): describe(item) for key, item in value.items()}


def describe(value: Any) -> tuple[str, Any]:
    """The name of its type and, where JSON has one, the value; of a tuple or list its repr, of a class its name."""
    kind = type(value)
    if value is None or kind in (bool, int, float, str):
        return kind.__name__, value
    if kind in (tuple, list):
        return kind.__name__, repr(value)
    if kind is bytes:
        return "bytes", value.decode("latin-1")
    if issubclass(kind, type):
        return "class", f"{value.__module__}.{value.__qualname__}"
    return f"{kind.__module__}.{kind.__qualname__}", None
