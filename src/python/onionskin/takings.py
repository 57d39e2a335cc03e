"""Items taken from a body by C code on behalf of a layer: by a loop, by what stands between loop and body (enumerate, zip, map), by next(), or all at once.

Of a list the items are known as soon as it is known how many were taken. Of anything else they are known when one has got a name.
"""

import itertools
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from onionskin.bodies import Body, items_of
from onionskin.elder import last_of
from onionskin.stack_values import UNKNOWN, value_of
from onionskin.take_sites import Site, Stored

if TYPE_CHECKING:
    from onionskin.bytecode import Source
    from onionskin.recorder import Recorder
    from onionskin.role import Role
from onionskin.watch import Watch

_iter, _next = iter, next
#: They take one item of each of their arguments for each item that is taken of them, in this order.
_ONE_BY_ONE: tuple[Any, ...] = (enumerate, zip, map)
#: They take as many as they need.
_SOME: tuple[Any, ...] = (filter, reversed, itertools.chain, itertools.islice, itertools.filterfalse, itertools.takewhile)


@dataclass
class Taking:
    """A body that a loop takes items of. `at`: how many it has taken, where the items can be seen in a list; else None.
    `part`: which part of the loop's item is the body's; None: it is the item itself; -1: no part of it is."""

    body: Body
    at: int | None
    part: int | None = None


class _Between(NamedTuple):
    """What stands between a loop and the bodies: in the order in which they are asked, None for what is no body."""

    kind: Literal["iter", "enumerate", "zip", "map", "some"]
    bodies: list[Body | None]


class Takings:
    """What C code takes."""

    def __init__(self, recorder: Recorder, watch: Watch) -> None:
        self._recorder = recorder
        self._watch = watch
        #: By the frame and the offset of the call that made it.
        self._between: dict[tuple[int, int], _Between] = {}
        #: Items that have come and got no name yet, by the frame and the instruction that gives them.
        self.nameless: dict[tuple[int, int], list[Taking]] = {}
        #: Codes in which the names of items are looked at.
        self._named: set[int] = set()

    # What a loop is about to take.

    def of(self, frame: FrameType, source: Source, late: bool) -> list[Taking | None] | None:
        """What a loop over `source` takes. `late`: it has already taken one of each."""
        bodies = self._recorder.bodies
        if source.kind == "call":
            between = self._between.pop((id(frame), source.value), None)
            if between is not None:
                return self._of_between(between, frame)
            body = bodies.from_call(frame, source.value)
            return None if body is None else self._single(body, bodies.items(body), late)
        value = value_of(frame, source)
        if value is UNKNOWN:
            return None
        if (body := bodies.behind(value)) is not None:
            return self._single(body, items_of(value) or bodies.items(body), late)
        return self._of_wrapper(value, late)

    def _single(self, body: Body, found: tuple[Any, int] | None, late: bool) -> list[Taking | None] | None:
        if body.pulled != "c" or self._recorder.bodies.is_over(body):
            return None
        # An iterator has already gone past the item that the loop has just taken.
        at = None if found is None else max(found[1] - late, 0)
        return [Taking(body, at)]

    def _of_between(self, between: _Between, frame: FrameType) -> list[Taking | None] | None:
        bodies = self._recorder.bodies
        if between.kind == "some":
            for body in between.bodies:
                if body is not None:
                    bodies.drain(body, frame, None)
            return None
        return [
            None if body is None else Taking(body, None if bodies.items(body) is None else 0, _part(between.kind, at))
            for at, body in enumerate(between.bodies)
        ]

    def _of_wrapper(self, value: Any, late: bool) -> list[Taking | None] | None:
        kind = next((kind for kind in _ONE_BY_ONE if type(value) is kind), None)
        if kind is None:
            return None
        _, arguments, *_ = value.__reduce__()
        if kind is map:
            arguments = arguments[1:]
        elif kind is enumerate:
            arguments = arguments[:1]
        takings: list[Taking | None] = []
        for at, iterator in enumerate(arguments):
            body = self._recorder.bodies.behind(iterator)
            single = None if body is None else self._single(body, items_of(iterator), late)
            if single is not None and single[0] is not None:
                single[0].part = _part(kind.__name__, at)
            takings.append(None if single is None else single[0])
        return takings if any(taking is not None for taking in takings) else None

    def wraps(self, frame: FrameType, role: Role, offset: int, callee: Any) -> bool:
        """A call of iter(), enumerate(), zip() or the like: whether over a body."""
        if callee is _iter:
            kind = "iter"
        elif any(callee is known for known in _ONE_BY_ONE):
            kind = callee.__name__
        elif any(callee is known for known in _SOME):
            kind = "some"
        else:
            return False
        arguments = role.anatomy.call_site(offset).arguments
        arguments = arguments[1:] if kind == "map" else arguments[:1] if kind in ("iter", "enumerate") else arguments
        found = [self.body_of(frame, source) for source in arguments]
        bodies = [body if body is not None and body.pulled == "c" else None for body in found]
        if all(body is None for body in bodies) or (kind == "iter" and len(role.anatomy.call_site(offset).arguments) > 1):
            return False
        self._between[id(frame), offset] = _Between(kind, bodies)  # type: ignore[arg-type]
        return True

    def body_of(self, frame: FrameType, source: Source | None) -> Body | None:
        """The body that a value on the stack is, or is an iterator over."""
        if source is None:
            return None
        if source.kind == "call":
            return self._recorder.bodies.from_call(frame, source.value)
        value = value_of(frame, source)
        return None if value is UNKNOWN else self._recorder.bodies.behind(value)

    # A loop takes.

    def ask(self, takings: list[Taking | None], frame: FrameType) -> None:
        """It asks. Where the items are in a list this is told with the item: nothing can happen in between."""
        if (first := takings[0]) is not None and first.at is None:
            self._recorder.bodies.next(first.body, frame)

    def take(self, takings: list[Taking | None], frame: FrameType, by: int) -> None:
        """The instruction `by` has got an item."""
        bodies = self._recorder.bodies
        nameless: list[Taking] = []
        for at, taking in enumerate(takings):
            if taking is None:
                continue
            if taking.at is not None:
                bodies.next(taking.body, frame)
                self._chunk(taking)
                continue
            if at > 0:
                bodies.next(taking.body, frame)
            if self._gets_name(frame.f_code, by, taking.part):
                nameless.append(taking)
            else:
                bodies.drain(taking.body, frame, 1)
        if nameless:
            self.nameless[id(frame), by] = nameless

    def _chunk(self, taking: Taking) -> None:
        found = self._recorder.bodies.items(taking.body)
        at, taking.at = taking.at or 0, (taking.at or 0) + 1
        if found is not None and at < len(found[0]):
            self._recorder.bodies.chunk(taking.body, found[0][at], None)

    def end(self, takings: list[Taking | None], frame: FrameType) -> None:
        """It has come to an end: the first of the iterables that had no item. Whether one that is no body had, nobody tells."""
        bodies = self._recorder.bodies
        for taking in takings:
            if taking is None:
                return
            if taking.at is None:
                if len(takings) == 1:
                    bodies.looped(taking.body)
                return
            found = bodies.items(taking.body)
            bodies.next(taking.body, frame)
            if found is None or taking.at >= len(found[0]):
                bodies.looped(taking.body)
                return
            self._chunk(taking)

    def passes(self, taking: Taking | None, value: Any) -> None:
        """A `yield from` has passed `value` on."""
        bodies = self._recorder.bodies
        if taking is None:
            return
        if taking.at is None:
            bodies.chunk(taking.body, value, None)
            return
        found = bodies.items(taking.body)
        if found is not None and taking.at < len(found[0]) and found[0][taking.at] is value:
            bodies.next(taking.body, None)
            self._chunk(taking)

    # An item gets a name.

    def _gets_name(self, code: CodeType, by: int, part: int | None) -> bool:
        role = self._watch.role(code)
        names = () if role is None else role.sites().names.get(by, ())
        if not names or part == -1 or (part is None and len(names) > 1) or (part is not None and 1 < len(names) <= part):
            return False
        self.look_at_names(code)
        return True

    def look_at_names(self, code: CodeType) -> None:
        """From now on the places of `code` where something gets a name are looked at."""
        if id(code) not in self._named:
            self._named.add(id(code))
            self._watch.restart()

    def stored_at(self, frame: FrameType) -> Stored | None:
        """What the instruction before the next one has given a name."""
        role = self._watch.role(frame.f_code)
        return None if role is None else role.sites().stored.get(last_of(frame))

    def names(self, frame: FrameType, stored: Stored) -> bool:
        """What an instruction gave has a name now. Whether this place is worth a look another time."""
        for taking in self.nameless.pop((id(frame), stored.by), ()):
            value: Any = UNKNOWN
            if taking.part is None or len(stored.names) == 1:
                value = frame.f_locals.get(stored.names[0], UNKNOWN)
                if taking.part is not None:
                    value = value[taking.part] if type(value) is tuple else UNKNOWN
            else:
                value = frame.f_locals.get(stored.names[taking.part], UNKNOWN)
            if value is not UNKNOWN:
                self._recorder.bodies.chunk(taking.body, value, None)
        return id(frame.f_code) in self._named

    # next(), and what takes everything.

    def next(self, frame: FrameType, offset: int, iterator: Any) -> bool:
        """next(iterator) is called: whether that is a body, or goes through one."""
        bodies = self._recorder.bodies
        body = bodies.behind(iterator)
        if body is None:
            return False
        if bodies.is_over(body):
            bodies.ask_again(body, frame)
        elif body.pulled == "c":
            bodies.next(body, frame)
            if (found := items_of(iterator)) is None:
                self.nameless[id(frame), offset] = [Taking(body, None)]
                self._gets_name(frame.f_code, offset, None)
            elif found[1] < len(found[0]):
                bodies.chunk(body, found[0][found[1]], None)
            else:
                bodies.looped(body)
        return True

    def next_gave(self, frame: FrameType, offset: int) -> None:
        """next() has given something: if it doesn't get a name, that one was taken is all that is known."""
        key = (id(frame), offset)
        waiting = self.nameless.get(key)
        if waiting is not None and not self._gets_name(frame.f_code, offset, None):
            del self.nameless[key]
            self._recorder.bodies.drain(waiting[0].body, frame, 1)

    def drain(self, frame: FrameType, source: Source | None, count: int | None = None) -> bool:
        """C code takes all that is left of a value on the stack: whether that is a body. `count`: how many it wants to get."""
        bodies = self._recorder.bodies
        if source is not None and source.kind == "call":
            between = self._between.pop((id(frame), source.value), None)
            if between is not None:
                whole = between.kind != "some" and len(between.bodies) == 1
                for body in between.bodies:
                    if body is not None:
                        bodies.drain(body, frame, bodies.left(body) if whole else None)
                return True
        body = self.body_of(frame, source)
        if body is not None and bodies.is_over(body):
            bodies.ask_again(body, frame)
        if body is None or body.pulled != "c":
            return body is not None
        value = UNKNOWN if source is None or source.kind == "call" else value_of(frame, source)
        left = bodies.left(body, value)
        bodies.drain(body, frame, left if count is None or count == left else None)
        return True


def _part(kind: str, at: int) -> int | None:
    return {"iter": None, "enumerate": 1, "zip": at}.get(kind, -1)


def takes_whole(site: Site, frame: FrameType) -> bool:
    """Whether an instruction takes what is in an iterable: `+=` only does so where it adds to a list."""
    return site.into is None or type(value_of(frame, site.into)) is list
