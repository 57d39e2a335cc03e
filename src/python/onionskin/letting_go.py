"""What the recorder holds of the program's (lists, environs: they can't be referred to weakly) has to die when the program drops it.

It is given to the interpreter as the result of a callback: the interpreter drops that when it watches again, so what dies is seen dying.
"""

import sys
from collections.abc import Callable
from typing import Any

_traced, _profiled = sys.gettrace, sys.getprofile


class _Again:
    """Dies after what was dropped, which may have been the last to hold more."""

    def __init__(self, sweep: Callable[[], list[Any]]) -> None:
        self._sweep = sweep

    def __del__(self) -> None:
        while gone := self._sweep():
            gone.clear()


class LettingGo:
    """Gathers what nobody but the recorder holds any more. `sweep` gives what was found since."""

    def __init__(self, sweep: Callable[[], list[Any]]) -> None:
        self._sweep = sweep
        self._gone: list[Any] = []
        #: The last callback gave such things to the interpreter.
        self.dropping = False
        #: There is something to give to the interpreter, or was the last time.
        self.has_any = False

    def look(self) -> None:
        """What has been dropped?"""
        if gone := self._sweep():
            # A list drops its items from the last to the first. A tracer of the program's would see our __del__ run.
            if not self._gone and _traced() is None and _profiled() is None:
                self._gone.append(_Again(self._sweep))
            self._gone += gone
            self.has_any = True

    def result(self, of_step: Any) -> Any:
        """What a callback gives, which would give `of_step`."""
        self.dropping = bool(self._gone) and of_step is None
        if not self.dropping:
            self.has_any = bool(self._gone)
            return of_step
        gone, self._gone = self._gone, []
        return gone
