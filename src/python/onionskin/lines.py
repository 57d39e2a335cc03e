"""Line by line through the user's own files: frames, their depth, and what changed in their locals."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

from onionskin import private_copy
from onionskin.previews import Fingerprint, Previews, fingerprint, is_atom, same_fingerprint

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


class _Seen(NamedTuple):
    """A local variable at the last look: the value where it is safe to hold, what its preview depends on, and that preview."""

    value: Any
    address: int
    mark: Fingerprint | None
    preview: dict[str, Any]


@dataclass
class UserFrame:
    """A frame of the user's code, known by number: the frame itself is never held, that would keep its locals alive."""

    number: int
    depth: int
    seen: dict[str, _Seen] = field(default_factory=dict)


_UNSAFE = object()
_HIDDEN = frozenset(
    {"__builtins__", "__annotations__", "__conditional_annotations__", "__cached__", "__loader__", "__spec__", "__doc__"}
)


class Frames:
    """All frames of the user's code in one recording."""

    def __init__(self, previews: Previews) -> None:
        self._previews = previews
        self._alive: dict[int, UserFrame] = {}
        self._count = 0

    def open(self, frame: FrameType, depth: int) -> UserFrame:
        """A call begins."""
        made = self._alive[id(frame)] = UserFrame(self._count, depth)
        self._count += 1
        return made

    def get(self, frame: FrameType) -> UserFrame | None:
        """What is known of a frame that runs."""
        return self._alive.get(id(frame))

    def close(self, frame: FrameType) -> None:
        """It will never run again."""
        self._alive.pop(id(frame), None)

    def changes(self, frame: FrameType, known: UserFrame) -> dict[str, Any] | None:
        """A `delta` of its locals since the last look; None when nothing changed."""
        here = frame.f_locals
        seen = known.seen
        changed: dict[str, Any] = {}
        for name, value in here.items():
            was = seen.get(name)
            if (was is not None and was.value is value) or name in _HIDDEN:
                continue
            mark = fingerprint(value)
            if was is not None and was.address == id(value) and same_fingerprint(was.mark, mark):
                continue
            preview = self._previews.value(value)
            if was is None or was.preview != preview:
                changed[name] = preview
            seen[name] = _Seen(value if is_atom(value) else _UNSAFE, id(value), mark, preview)
        gone = [name for name in seen if name not in here] if len(seen) > len(here) or changed else []
        for name in gone:
            del seen[name]
        return {"set": changed, "gone": gone} if changed or gone else None
