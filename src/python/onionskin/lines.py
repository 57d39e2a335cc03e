"""Line by line through the user's own files: frames, their depth, and what changed in their locals."""

from collections.abc import Iterable
from dataclasses import dataclass, field
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


#: A local variable at the last look: the value where it is safe to hold, its address, what its preview depends on, and that preview.
type Seen = tuple[Any, int, Fingerprint | None, dict[str, Any]]


@dataclass
class UserFrame:
    """A frame of the user's code, known by number: the frame itself is never held, that would keep its locals alive."""

    number: int
    depth: int
    seen: dict[str, Seen] = field(default_factory=dict)


_UNSAFE = object()
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

    def changes(self, frame: FrameType, known: UserFrame) -> dict[str, Any] | None:
        """A `delta` of its locals since the last look; None when nothing changed."""
        seen = known.seen
        previews = self._previews
        changed: dict[str, Any] = {}
        count = 0
        for name, value in frame.f_locals.items():
            was = seen.get(name)
            if was is not None:
                count += 1
                if was[0] is value or (was[1] == id(value) and is_same(was[2], value, previews)):
                    continue
            elif name in _HIDDEN:
                continue
            else:
                count += 1
            preview = previews.value(value)
            if was is None or was[3] != preview:
                changed[name] = preview
            if id(type(value)) in ATOMS:
                seen[name] = (value, 0, None, preview)
            else:
                seen[name] = (_UNSAFE, id(value), fingerprint(value, previews), preview)
        if count == len(seen):
            return {"set": changed, "gone": []} if changed else None
        here = frame.f_locals
        gone = [name for name in seen if name not in here]
        for name in gone:
            del seen[name]
        return {"set": changed, "gone": gone}
