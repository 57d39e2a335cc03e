"""Room on the stack. A callback runs on top of the program's frames: where the recursion limit is near there is no room for one, and a callback
that can't begin raises RecursionError in the program, one level too early. Near the limit the recorder therefore falls silent, and C code, which
needs no frame, takes the place of its callbacks until there is room again.

    sys.setrecursionlimit: "If the new limit is too low at the current recursion depth, a RecursionError exception is raised": how the depth is asked.
"""

import io
import sys
from collections.abc import Callable

from onionskin.budgets import HEADROOM

_limit = sys.getrecursionlimit
_set_limit = sys.setrecursionlimit


def check_room() -> None:
    """Raises RecursionError when a callback might not have enough of it. The program's own limit stays as it is."""
    limit = _limit()
    _set_limit(max(limit - HEADROOM, 1))
    _set_limit(limit)


class Lookout(io.RawIOBase):
    """Called by the interpreter in the place of a callback, with whatever arguments: it makes an instance, in C, and drops it; io calls its close()
    then, and keeps to itself that there was no room for that. Whoever is to hear of it as soon as there is, and whether that frame is over, is in `sees_room`."""

    #: Takes any arguments, does nothing, and is no Python.
    __init__ = memoryview(b"").__exit__  # type: ignore[assignment]
    closed = False
    sees_room: Callable[[bool], None] | None = None
    #: The event is the last of its frame's, for now.
    is_last = False

    def close(self) -> None:
        """There was room for this frame: perhaps for others too."""
        try:
            check_room()
        except RecursionError:
            return
        awaited, Lookout.sees_room = Lookout.sees_room, None
        if awaited is not None:
            awaited(type(self).is_last)


class LastLookout(Lookout):
    """The same for events with which a frame gives control back."""

    is_last = True


_EVENTS = sys.monitoring.events
_LAST = _EVENTS.PY_RETURN | _EVENTS.PY_YIELD | _EVENTS.PY_UNWIND


def lookout_of(event: int) -> type[Lookout]:
    """What takes the place of the callback for a monitoring event."""
    return LastLookout if event & _LAST else Lookout
