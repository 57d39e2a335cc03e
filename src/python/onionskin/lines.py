"""Line by line through the user's own files: frames, their depth, and what changed in their locals."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import ne
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any

from onionskin import private_copy
from onionskin.fingerprints import Fingerprint, fingerprint, is_same
from onionskin.previews import ATOMS, Previews

if TYPE_CHECKING:
    import linecache
else:
    linecache = private_copy("linecache")


def def_line(code: CodeType) -> int:
    """The line that says `def`, `class` or `lambda`: code begins, for Python, at its first decorator."""
    first = code.co_firstlineno
    for line in range(first, first + 30):
        text = linecache.getline(code.co_filename, line).lstrip()
        if text.startswith(("def ", "async def ", "class ")):
            return line
        if not text.startswith("@") and line == first:
            return first
    return first


def read_sources(files: Iterable[str]) -> None:
    """Have the source of `files` at hand. What was known of others is forgotten."""
    linecache.clearcache()
    for file in files:
        linecache.getlines(file)


@dataclass
class UserFrame:
    """A frame of the user's code, known by number: the frame itself is never held, that would keep its locals alive."""

    number: int
    depth: int
    #: Its locals at the last look, in the frame's own order: their names, the addresses of their values, and their previews (None: not told).
    names: list[str] = field(default_factory=list)
    addresses: list[int] = field(default_factory=list)
    told: list[dict[str, Any] | None] = field(default_factory=list)
    #: The values that are safe to hold: so long their address is their own.
    held: list[Any] = field(default_factory=list)
    #: By their place in these: what the previews of those depend on that may have changed though their address has not.
    loose: dict[int, Fingerprint | None] = field(default_factory=dict)

    def arrange(self, names: list[str]) -> list[str]:
        """From now on its locals are these. Gives those that were told and are there no more."""
        was = {name: at for at, name in enumerate(self.names)}
        ats = [was.get(name) for name in names]
        now = {at: nth for nth, at in enumerate(ats) if at is not None}
        gone = [name for name, at in was.items() if at not in now and self.told[at] is not None]
        addresses = [0 if at is None else self.addresses[at] for at in ats]
        told = [None if at is None else self.told[at] for at in ats]
        held = [None if at is None else self.held[at] for at in ats]
        loose = {now[at]: mark for at, mark in self.loose.items() if at in now}
        self.names, self.addresses, self.told, self.held, self.loose = names, addresses, told, held, loose
        return gone


#: The type of the locals of a function that runs.
_PROXY = type((lambda: sys._getframe().f_locals)())
_HIDDEN = frozenset(
    {"__builtins__", "__annotations__", "__conditional_annotations__", "__cached__", "__loader__", "__spec__", "__doc__"}
)


class Frames:
    """All frames of the user's code in one recording."""

    def __init__(self, previews: Previews) -> None:
        self._previews = previews
        #: By the id() of the frame.
        self.alive: dict[int, UserFrame] = {}
        self._count = 0

    def open(self, frame: FrameType, depth: int) -> UserFrame:
        """A call begins."""
        made = self.alive[id(frame)] = UserFrame(self._count, depth)
        self._count += 1
        return made

    def get(self, frame: FrameType) -> UserFrame | None:
        """What is known of a frame that runs."""
        return self.alive.get(id(frame))

    def close(self, frame: FrameType) -> None:
        """It will never run again."""
        self.alive.pop(id(frame), None)

    def only(self, running: Iterable[int]) -> None:
        """The others may have ended unseen: their addresses may be those of other frames by now."""
        self.alive = {address: self.alive[address] for address in running if address in self.alive}

    def changes(self, frame: FrameType, known: UserFrame) -> dict[str, Any] | None:
        """A `delta` of its locals since the last look; None when nothing changed."""
        here = frame.f_locals
        if type(here) is _PROXY:
            names, values = [*here], [*here.values()]
        elif issubclass(type(here), dict):
            names, values = [*dict.keys(here)], [*dict.values(here)]
        else:  # a mapping of the program's own, in the body of a class: looking at it would run its code
            return None
        # What has changed, most often nothing, is found in C, by addresses.
        previews = self._previews
        addresses = [*map(id, values)]
        gone = [] if names == known.names else known.arrange(names)
        stale = [
            at
            for at, mark in known.loose.items()
            if addresses[at] == known.addresses[at] and not is_same(mark, values[at], previews)
        ]
        if addresses != known.addresses:
            stale += [at for at, moved in enumerate(map(ne, addresses, known.addresses)) if moved]  # noqa: B912
            stale.sort()
        elif not stale and not gone:
            return None
        changed: dict[str, Any] = {}
        for at in stale:
            name, value, told = names[at], values[at], known.told[at]
            if told is None and name in _HIDDEN:
                continue
            preview = previews.value(value)
            if told != preview:
                known.told[at] = changed[name] = preview
            if id(type(value)) in ATOMS:
                known.held[at] = value
                known.loose.pop(at, None)
            else:
                known.held[at] = None
                known.loose[at] = fingerprint(value, previews)
        known.addresses = addresses
        return {"set": changed, "gone": gone} if changed or gone else None
