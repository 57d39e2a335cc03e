"""Where the pieces of a recording go.

A piece is a dict with a single key, one thing to append to the recording under way:
`begin`, `layer`, `span`, `body`, `bytes`, `globals`, `event` or `end`; or `place`, a line that the program has come to, which is no part of it. A layer, span, body or block of bytes comes before the first event
that mentions it. `src/trace/event.ts` and `recording.ts` specify the values.
"""

from typing import Any, Protocol

from onionskin.terse import whole

type Piece = dict[str, Any]
type Recording = dict[str, Any]
#: The type of an event, and the names of its fields. `set` and `gone` are its `locals`, said tersely (terse.py).
type Shape = tuple[str, ...]

VERSION = 1
_TABLES = {"layer": "layers", "span": "spans", "body": "bodies", "bytes": "bytes", "event": "events"}


class Sink(Protocol):
    """Takes pieces in the order in which they happened."""

    #: Not empty while something waits that has to be known before the program goes on. It stays the same list.
    due: list[bool]

    def add(self, piece: Piece) -> None: ...

    def step(self, shape: Shape, at: int, span: int | None, place: dict[str, Any] | None, values: tuple[Any, ...]) -> None:
        """The same for steps through lines, of which there are most: without a dict around them. `at` in microseconds."""

    def goes_on(self) -> None:
        """The program goes on, and may never come back: what was added has to be known by now."""


class ListSink:
    """Keeps whole recordings as plain dicts in the shape of `recording.ts`. A recording is in the list from its beginning."""

    def __init__(self) -> None:
        self.recordings: list[Recording] = []
        self.due: list[bool] = []

    def add(self, piece: Piece) -> None:
        """Append one piece to the recording under way."""
        ((kind, value),) = piece.items()
        if kind == "begin":
            self.recordings.append(
                {
                    "version": VERSION,
                    **value,
                    "layers": [],
                    "spans": [],
                    "bodies": [],
                    "bytes": [],
                    "events": [],
                    "ended": "stopped",
                }
            )
        elif kind == "end":
            self.recordings[-1]["ended"] = value
        elif kind == "globals":
            self.recordings[-1].setdefault("globals", []).append(value)
        elif kind != "place":
            self.recordings[-1][_TABLES[kind]].append(value)

    def step(self, shape: Shape, at: int, span: int | None, place: dict[str, Any] | None, values: tuple[Any, ...]) -> None:
        """Append an `open`, a `line` or a `leave`."""
        made: dict[str, Any] = {"type": shape[0], "at": at / 1000, "span": span, "place": place}
        made |= zip(shape[5:], values, strict=True)
        if "set" in made:
            made["locals"] = whole(made.pop("set"), made.pop("gone", []))
        self.recordings[-1]["events"].append(made)

    def goes_on(self) -> None:
        """It is all in the list."""
