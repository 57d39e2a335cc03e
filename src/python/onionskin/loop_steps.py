"""`for` and `yield from` of a layer over a body that C code iterates: a list, a tuple, an iterator over one. Python tells nothing of the items
there, but where a loop goes on (BRANCH_LEFT, JUMP) and what is yielded: the items themselves are in the list.

What C code takes as a whole is a `drain` (call_steps.py). Of other iterators (map, files) nobody tells which item came: it is left out.
"""

from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any, Literal

from onionskin.bodies import Body, items_of
from onionskin.budgets import DULL_STEPS
from onionskin.recorder import Recorder
from onionskin.stack_values import UNKNOWN, value_of
from onionskin.watch import Watch

#: Whether a place is worth a further look: yes; for now not (nothing but other loops for a long time); never (it is no loop).
type Worth = Literal["more", "no more", "never"]


@dataclass
class _Loop:
    """One run of a loop: how many items of the body it has taken. The items themselves are never held: they are the program's."""

    body: Body
    at: int


class LoopSteps:
    """The callbacks for loops of code that is not the server's."""

    def __init__(self, recorder: Recorder, watch: Watch) -> None:
        self._recorder = recorder
        self._watch = watch
        self._loops: dict[tuple[int, int], _Loop] = {}
        self._misses: dict[tuple[int, int], int] = {}
        #: The loop that goes on for another time: there is no instruction between this jump and the branch that follows.
        self._goes_on: tuple[int, int] | None = None

    def jumps(self, frame: FrameType, code: CodeType, target: int) -> Worth:
        """A jump, perhaps back to the head of a loop."""
        role = self._watch.role(code)
        if role is None or role.anatomy.opname(target) != "FOR_ITER":
            return "never"
        self._goes_on = (id(frame), target)
        return "more" if self._misses.get((id(code), target), 0) <= DULL_STEPS else "no more"

    def item(self, frame: FrameType, code: CodeType, offset: int) -> Worth:
        """A branch: perhaps a loop has taken an item."""
        return self._step(frame, code, offset, ends=False)

    def ends(self, frame: FrameType, code: CodeType, offset: int) -> Worth:
        """A branch: perhaps a loop has come to the end of what it iterates over."""
        return self._step(frame, code, offset, ends=True)

    def _step(self, frame: FrameType, code: CodeType, offset: int, ends: bool) -> Worth:
        role = self._watch.role(code)
        if role is None or role.anatomy.opname(offset) != "FOR_ITER":
            return "never"
        key = (id(frame), offset)
        goes_on, self._goes_on = self._goes_on == key, None
        loop = self._loops.get(key) if goes_on else self._begins(frame, key, role.anatomy.iterated(offset))
        if loop is None:
            place = (id(code), offset)
            misses = self._misses[place] = self._misses.get(place, 0) + 1
            return "more" if misses <= DULL_STEPS else "no more"
        bodies = self._recorder.bodies
        bodies.next(loop.body, frame)
        if ends:
            del self._loops[key]
            bodies.looped(loop.body)
        else:
            self._take(loop)
        return "more"

    def yields(self, frame: FrameType, code: CodeType, offset: int, value: Any) -> None:
        """Code yields: when it does so on behalf of a `yield from`, that has taken the value as an item. That it ends is not seen."""
        role = self._watch.role(code)
        source = None if role is None else role.anatomy.delegated(offset)
        if source is None:
            return
        key = (id(frame), offset)
        loop = self._loops.get(key)
        if loop is None or loop.at >= len(self._items(loop.body) or ()):
            loop = self._begins(frame, key, source)
        items = () if loop is None else self._items(loop.body) or ()
        if loop is not None and loop.at < len(items) and items[loop.at] is value:
            self._recorder.bodies.next(loop.body, frame)
            self._take(loop)

    def thrown(self, frame: FrameType) -> None:
        """An exception is thrown into a generator: it leaves the `yield from` in which it is."""
        for key in [key for key in self._loops if key[0] == id(frame)]:
            del self._loops[key]

    def _begins(self, frame: FrameType, key: tuple[int, int], source: Any) -> _Loop | None:
        bodies = self._recorder.bodies
        self._loops.pop(key, None)
        value: Any = UNKNOWN
        if source is None:
            return None
        if source.kind == "call":
            body = bodies.just_returned
        else:
            value = value_of(frame, source)
            body = None if value is UNKNOWN else bodies.known(value)
        if body is None and value is not UNKNOWN and (under := items_of(value)) is not None:
            body = bodies.known(under[0])  # an iterator over a body
        if body is None or body.pulled != "c":
            return None
        found = items_of(value) if value is not UNKNOWN else None
        found = found or bodies.items(body)
        if found is None:
            return None
        # An iterator has already gone past the item that the loop has just taken.
        loop = self._loops[key] = _Loop(body, max(found[1] - 1, 0))
        return loop

    def _items(self, body: Body) -> list[Any] | tuple[Any, ...] | None:
        found = self._recorder.bodies.items(body)
        return None if found is None else found[0]

    def _take(self, loop: _Loop) -> None:
        items = self._items(loop.body)
        if items is not None and loop.at < len(items):
            self._recorder.bodies.chunk(loop.body, items[loop.at], None)
        loop.at += 1
