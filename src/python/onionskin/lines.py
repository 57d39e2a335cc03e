"""Line by line through the user's own files: frames, their depth, and what changed in their locals."""

import sys
from collections.abc import Iterable
from operator import is_not
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any

from onionskin import private_copy
from onionskin.budgets import PREVIEW_TEXT
from onionskin.fingerprints import UNKNOWN, Fingerprint, fingerprint, is_frozen
from onionskin.previews import ATOMS, Previews
from onionskin.rebinding import Rebinding, forget, rebinding
from onionskin.sameness import Holders
from onionskin.terse import Changes, Terse, is_plain

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
    forget()
    for file in files:
        linecache.getlines(file)


class UserFrame:
    """A frame of the user's code, known by number: the frame itself is never held, that would keep its locals alive."""

    __slots__ = ("code", "depth", "held", "holds", "line", "names", "number", "told")

    def __init__(self, number: int, depth: int, code: Rebinding) -> None:
        self.number = number
        self.depth = depth
        self.code = code
        #: The line that runs, or is about to.
        self.line = 0
        #: Its locals at the last look, in the frame's own order: their names, and what was told of them (terse.py; None: nothing).
        self.names: list[str] = []
        self.told: list[dict[str, Any] | int | str | None] = []
        #: The values that are safe to hold; of others, in a list (which no value here is), how it is told that they are still the same.
        self.held: list[Any] = []
        #: The addresses of lists and the like that it is known to hold, by their place.
        self.holds: dict[int, int] = {}

    def arrange(self, names: list[str]) -> tuple[list[str], list[int]]:
        """From now on its locals are these. Gives those that were told and are there no more, and the addresses that they held."""
        if len(names) > len(self.names) and self._only_come(names):
            return [], []
        was = {name: at for at, name in enumerate(self.names)}
        ats = [was.get(name) for name in names]
        now = {at: nth for nth, at in enumerate(ats) if at is not None}
        gone = [name for name, at in was.items() if at not in now and self.told[at] is not None]
        left = [address for at, address in self.holds.items() if at not in now]
        self.told = [None if at is None else self.told[at] for at in ats]
        self.held = [_NEW if at is None else self.held[at] for at in ats]
        self.holds = {now[at]: address for at, address in self.holds.items() if at in now}
        self.names = names
        return gone, left

    def _only_come(self, names: list[str]) -> bool:
        """The same where all that were there still are, as most often: quicker, since little is moved."""
        before = self.names
        come = len(names) - len(before)
        if not before or before == names[: len(before)]:  # they come last, and text is compared with text
            self.told += [None] * come
            self.held += [_NEW] * come
            self.names = names
            return True
        at, new = 0, []
        for place, name in enumerate(names):
            if at < len(before) and before[at] is name:
                at += 1
            else:
                new.append(place)
        if at < len(before):
            return False
        for place in new:
            self.told.insert(place, None)
            self.held.insert(place, _NEW)
            if self.holds:
                self.holds = {at + (at >= place): address for at, address in self.holds.items()}
        self.names = names
        return True


#: So many objects that were looked at last are remembered.
_RECENT = 16
#: Of a name that was not there at the last look.
_NEW = object()
#: The type of the locals of a function that runs; 3.12 gives a dict, as it does of a module's.
_PROXY = kind if (kind := type((lambda: sys._getframe().f_locals)())) is not dict else None
#: Not told. The last one is a name of JavaScript's that no reader of a recording takes for a name.
_HIDDEN = frozenset(
    {
        "__builtins__",
        "__annotations__",
        "__conditional_annotations__",
        "__cached__",
        "__loader__",
        "__spec__",
        "__doc__",
        "__proto__",
    }
)


class Frames:
    """All frames of the user's code in one recording."""

    def __init__(self, previews: Previews) -> None:
        self._previews = previews
        self._holders = Holders(previews.new_number)
        #: By the id() of the frame.
        self.alive: dict[int, UserFrame] = {}
        self._count = 0
        #: By address: the number, the preview and the fingerprint of what was there at the last look.
        self._recent: dict[int, tuple[int | None, dict[str, Any], Fingerprint]] = {}

    def open(self, frame: FrameType, depth: int) -> UserFrame:
        """A call begins."""
        self.close(frame)  # one at the same address that ended unseen
        made = self.alive[id(frame)] = UserFrame(self._count, depth, rebinding(frame.f_code))
        self._count += 1
        return made

    def get(self, frame: FrameType) -> UserFrame | None:
        """What is known of a frame that runs."""
        return self.alive.get(id(frame))

    def close(self, frame: FrameType) -> None:
        """It will never run again."""
        known = self.alive.pop(id(frame), None)
        if known is not None:
            for address in known.holds.values():
                self._holders.drop(address)

    def only(self, running: Iterable[int]) -> None:
        """The others may have ended unseen: their addresses may be those of other frames by now. So may those of what the running ones held."""
        kept = {address: self.alive[address] for address in running if address in self.alive}
        self.alive.clear()
        self.alive.update(kept)
        self._holders = Holders(self._previews.new_number)
        for known in self.alive.values():
            for at in known.holds:
                known.held[at] = [*UNKNOWN]
            known.holds.clear()

    def let_go(self, value: Any) -> None:
        """The program counts the references to `value`."""
        if type(value) is not tuple:
            return
        self._recent.clear()
        for known in self.alive.values():
            for at, held in enumerate(known.held):
                if type(held) is tuple or type(held) is list:
                    known.held[at] = [*UNKNOWN]

    def number(self, value: Any) -> int | None:
        """The number of an object, be it a list or the like, that a local is known to hold at this moment."""
        return None if id(type(value)) in ATOMS else self._holders.number(id(value))

    def changes(self, frame: FrameType, known: UserFrame) -> Changes | None:
        """What changed in its locals since the last look; None when nothing did."""
        here = frame.f_locals
        if type(here) is _PROXY:
            values = here.values()
            names = known.names if known.code.only_grows and len(values) == len(known.names) else here.keys()
        elif issubclass(type(here), dict):
            names, values = [*dict.keys(here)], [*dict.values(here)]
        else:  # a mapping of the program's own, in the body of a class: looking at it would run its code
            return None
        gone: list[str] = []
        left: list[int] = []
        if names is not known.names and (len(names) != len(known.names) or any(map(is_not, names, known.names))):  # noqa: B912
            if not all(type(name) is str for name in names):  # whoever writes such names into the locals of a frame
                return None
            gone, left = known.arrange(names)
        # What has changed: most often nothing. In WebAssembly a loop is quicker than map() and its like, which call functions of C's.
        changed: Terse = []
        held, at = known.held, -1
        for value in values:
            at += 1
            was = held[at]
            if value is was:
                continue
            if type(was) is list:
                if was[0](value, was[1]):
                    continue
            elif ((kind := type(value)) is int or kind is str) and type(was) is not tuple:  # the most frequent case
                held[at] = value
                said = value if is_plain(value) else self._previews.value(value)
                if known.told[at] != said and not (known.told[at] is None and names[at] in _HIDDEN):
                    known.told[at] = said
                    changed += (names[at], said)
                continue
            self._changed(known, at, value, changed, left)
        if left:
            for address in left:
                self._holders.drop(address)
        if (early := known.code.early) and known.holds and known.line in early:
            self._doubt(known, early[known.line])
        return (changed, gone) if changed or gone else None

    def _changed(self, known: UserFrame, at: int, value: Any, changed: Terse, left: list[int]) -> None:
        """A local may have another preview than before. `left`: addresses of what is not held any more; while they are in there, what was held
        before and what is held now were there at the same time."""
        name, told, number = known.names[at], known.told[at], None
        if told is None and name in _HIDDEN:
            return
        is_atom = id(type(value)) in ATOMS
        if not is_atom:
            number = self._previews.number(value)
        if number is None and not is_atom and (type(value) is not tuple or value):  # there is only one empty tuple
            number = self._number(known, at, id(value), left)
        elif at in known.holds:
            left.append(known.holds.pop(at))
        if is_frozen(value):
            preview = value if is_plain(value) else self._previews.value(value, PREVIEW_TEXT, number)
            known.held[at] = value
        else:
            preview, mark = self._look(value, number)
            known.held[at] = [*mark]
        if told != preview:
            known.told[at] = preview
            changed += (name, preview)

    def _look(self, value: Any, number: int | None) -> tuple[dict[str, Any], Fingerprint]:
        """The preview of what is no atom, and its fingerprint. What one function hands to the next is looked at in both."""
        recent = self._recent.get(id(value))
        if recent is not None and recent[0] == number and recent[2][0](value, recent[2][1]):
            return recent[1:]
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        looked = self._previews.value(value, PREVIEW_TEXT, number), fingerprint(value)
        self._recent[id(value)] = number, *looked
        return looked

    def _number(self, known: UserFrame, at: int, address: int, left: list[int]) -> int | None:
        """The number of what is at `address` and in the local number `at`."""
        was = known.holds.get(at)
        if was == address:
            return self._holders.number(address)
        if not known.code.is_function or known.names[at] in known.code.shared:
            return None
        if was is not None:
            left.append(was)
        known.holds[at] = address
        return self._holders.take(address)

    def _doubt(self, known: UserFrame, names: frozenset[str]) -> None:
        """Nothing is known of these while the line runs."""
        for at in [at for at in known.holds if known.names[at] in names]:
            self._holders.drop(known.holds.pop(at))
            known.held[at] = [*UNKNOWN]
