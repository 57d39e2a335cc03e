"""References that the recorder holds are not counted: while the program asks how many there are to an object, or who holds it, ours is let go of.

Lists, tuples and environs can't be referred to weakly (see environs.py and bodies.py). Such a question is a call of a C function: nothing else
of the program's runs until it returns, and whoever asks holds the object, so that it is still there afterwards.
"""

import gc
import sys
from collections.abc import Callable
from typing import Any

#: Who can tell. By their id(): comparing with what the program calls might run its code.
_ASKS = frozenset(map(id, (sys.getrefcount, gc.get_referrers)))

type LetGo = Callable[[Any], Callable[[Any], None] | None]


def asks(callee: Any) -> bool:
    """Whether calling it counts references."""
    return id(callee) in _ASKS


class OutOfSight:
    """What is let go of for the time of one such call. `ours` are those who may hold an object: they give a function that takes it back."""

    def __init__(self, *ours: LetGo) -> None:
        self._ours = ours
        self._back: list[Callable[[Any], None]] = []

    def hide(self, value: Any) -> None:
        """The program asks about `value`."""
        self._back = [back for let_go in self._ours if (back := let_go(value)) is not None]

    def show(self, value: Any) -> None:
        """It has been told."""
        for back in self._back:
            back(value)
        self._back.clear()
