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
    then, and keeps to itself that there was no room for that. Whoever subclasses it says in `sees_room` what happens as soon as there is."""

    #: Takes any arguments, does nothing, and is no Python.
    __init__ = memoryview(b"").__exit__  # type: ignore[assignment]
    closed = False
    sees_room: Callable[[], None] | None = None

    def close(self) -> None:
        """There was room for this frame: perhaps for others too."""
        try:
            check_room()
        except RecursionError:
            return
        lookout = type(self)
        awaited, lookout.sees_room = lookout.sees_room, None
        if awaited is not None:
            awaited()
