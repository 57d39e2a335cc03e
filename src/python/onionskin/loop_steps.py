"""`for` and `yield from` of a layer over a body that C code iterates. Python tells nothing of the items there but where a loop begins, goes on
(BRANCH_LEFT, JUMP) and what is yielded. Of a list or tuple the items are in it; of anything else an item is known when it has got a name.

What C code takes as a whole is a `drain` (call_steps.py, takings.py).
"""

from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any, Literal

from onionskin.budgets import DULL_STEPS
from onionskin.recorder import Recorder
from onionskin.take_sites import Site
from onionskin.takings import Taking, Takings, takes_whole
from onionskin.watch import Watch

#: Whether a place is worth a further look: yes; for now not (nothing but other loops for a long time); never (it is no loop).
type Worth = Literal["more", "no more", "never"]


@dataclass
class _Loop:
    """One run of a loop, and what it takes an item of each time. The items themselves are never held: they are the program's."""

    takings: list[Taking | None]
    #: The items that were asked for, and have not come yet.
    asked: bool = False


class LoopSteps:
    """The callbacks for loops of code that is not the server's."""

    def __init__(self, recorder: Recorder, watch: Watch, takings: Takings) -> None:
        self._recorder = recorder
        self._watch = watch
        self._takings = takings
        self._loops: dict[tuple[int, int], _Loop] = {}
        self._misses: dict[tuple[int, int], int] = {}
        #: The loop that begins, or goes on for another time: there is no instruction between this and the branch that follows.
        self._goes_on: tuple[int, int] | None = None

    # Before there is any body, nothing is taken from one: what was known to be a loop is only counted.

    def passes_item(self, code: CodeType, offset: int, target: int) -> bool:
        """Whether item() has nothing to tell."""
        place = (id(code), offset)
        misses = self._misses.get(place)
        if misses is None or misses >= DULL_STEPS or self._recorder.bodies.any:
            return False
        self._misses[place] = misses + 1
        return True

    def passes_jump(self, code: CodeType, offset: int, target: int) -> bool:
        """Whether jumps() has nothing to tell."""
        misses = self._misses.get((id(code), target))
        return misses is not None and misses < DULL_STEPS and not self._recorder.bodies.any

    def starts(self, frame: FrameType, code: CodeType, site: Site) -> Worth:
        """A loop is about to begin: the instruction before its head runs next."""
        if not self._recorder.bodies.any:
            return self._missed(code, -1 - site.loop)
        loop = self._begins(frame, (id(frame), site.loop), site.source)
        if loop is None:
            return "more" if self._nothing_left(frame, site) else self._missed(code, -1 - site.loop)
        self._ask(loop, frame)
        self._goes_on = (id(frame), site.loop)
        return "more"

    def jumps(self, frame: FrameType, code: CodeType, target: int) -> Worth:
        """A jump, perhaps back to the head of a loop."""
        role = self._watch.role(code)
        if role is None or role.anatomy.opname(target) != "FOR_ITER":
            return "never"
        self._goes_on = key = (id(frame), target)
        if (loop := self._loops.get(key)) is not None:
            self._ask(loop, frame)
        return "more" if self._misses.get((id(code), target), 0) <= DULL_STEPS else "no more"

    def end_of(self, code: CodeType, offset: int) -> int | None:
        """Where the code goes on when the loop at `offset` is over; None: no loop is there that anybody looks at."""
        role = self._watch.role(code)
        return None if role is None else role.anatomy.end_of(offset)

    def item(self, frame: FrameType, code: CodeType, offset: int) -> Worth:
        """A branch: perhaps a loop has taken an item."""
        return self._step(frame, code, offset, ends=False)

    def ends(self, frame: FrameType, code: CodeType, offset: int) -> Worth:
        """A branch: perhaps a loop has come to the end of what it iterates over."""
        return self._step(frame, code, offset, ends=True)

    def _step(self, frame: FrameType, code: CodeType, offset: int, ends: bool) -> Worth:
        role = self._watch.role(code)
        if role is not None and ends:
            offset = role.anatomy.head_of(offset)
        if role is None or role.anatomy.opname(offset) != "FOR_ITER":
            return "never"
        key = (id(frame), offset)
        goes_on, self._goes_on = self._goes_on == key, None
        loop = self._loops.get(key)
        if loop is None or not (goes_on or loop.asked):
            loop = self._begins(frame, key, role.anatomy.iterated(offset), late=True)
        if loop is None:
            return self._missed(code, offset)
        self._ask(loop, frame)
        loop.asked = False
        if ends:
            del self._loops[key]
            self._takings.end(loop.takings, frame)
        else:
            self._takings.take(loop.takings, frame, offset)
        return "more"

    def _ask(self, loop: _Loop, frame: FrameType) -> None:
        if not loop.asked:
            loop.asked = True
            self._takings.ask(loop.takings, frame)

    def _missed(self, code: CodeType, at: int) -> Worth:
        place = (id(code), at)
        misses = self._misses[place] = self._misses.get(place, 0) + 1
        return "more" if misses <= DULL_STEPS else "no more"

    def _nothing_left(self, frame: FrameType, site: Site) -> bool:
        """A loop over a generator that was over before: it runs nothing that could be seen."""
        body = self._takings.body_of(frame, site.source)
        is_over = body is not None and self._recorder.bodies.is_over(body)
        if body is not None and is_over:
            self._recorder.bodies.ask_again(body, frame)
        return is_over

    # yield from

    def asks(self, frame: FrameType, code: CodeType, site: Site) -> Worth:
        """A `yield from` asks for an item."""
        key = (id(frame), site.loop)
        loop = self._loops.get(key)
        if loop is None or loop.asked:
            loop = self._begins(frame, key, site.source)
        if loop is None:
            return "more" if self._nothing_left(frame, site) else self._missed(code, -1 - site.loop)
        self._ask(loop, frame)
        return "more"

    def yields(self, frame: FrameType, code: CodeType, offset: int, value: Any) -> None:
        """Code yields: when it does so on behalf of a `yield from`, that has taken the value as an item."""
        loop = self._loops.get((id(frame), offset))
        if loop is not None and loop.asked and len(loop.takings) == 1:
            loop.asked = False
            self._takings.passes(loop.takings[0], value)

    def over(self, frame: FrameType, site: Site) -> Worth:
        """A `yield from` is at its end."""
        loop = self._loops.pop((id(frame), site.loop), None)
        if loop is not None and loop.asked:
            self._takings.end(loop.takings, frame)
        return "more"

    def whole(self, frame: FrameType, code: CodeType, site: Site) -> Worth:
        """An instruction that takes all there is."""
        if takes_whole(site, frame) and self._takings.drain(frame, site.source, site.count):
            return "more"
        return self._missed(code, -1 - site.loop)

    def thrown(self, frame: FrameType) -> None:
        """An exception is thrown into a generator: it leaves the `yield from` in which it is."""
        for key in [key for key in self._loops if key[0] == id(frame)]:
            del self._loops[key]

    def _begins(self, frame: FrameType, key: tuple[int, int], source: Any, late: bool = False) -> _Loop | None:
        self._loops.pop(key, None)
        takings = self._takings.of(frame, source, late) if source is not None and self._recorder.bodies.any else None
        if takings is None:
            return None
        loop = self._loops[key] = _Loop(takings)
        return loop
