"""The sink of a process: posts what happened before the program goes on, since what has been posted survives a loop that never ends.
After many events they are posted in short batches, but a line that is told for the first time never waits.

An event is a row of values, with its time in microseconds, which is shorter to say and to read than an object; what the values are is said before
(protocol.ts)."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from onionskin.budgets import BATCH_MILLISECONDS, LINES_POSTED_AT_ONCE, POSTED_AT_ONCE
from onionskin.sink import Piece, Shape

_BATCH = BATCH_MILLISECONDS * 1000


class RowSink:
    """Gives `post` what is due. What it is given is cleared afterwards."""

    def __init__(self, post: Callable[[list[Any]], None]) -> None:
        self._post = post
        self._waiting: list[Any] = []
        #: What waits may not wait for more.
        self.due: list[bool] = []
        self._events = 0
        self._lines = 0
        self._since = 0
        #: By number: the lines, and the names of the fields, that rows refer to.
        self._places: dict[tuple[str, int], int] = {}
        self._shapes: dict[tuple[str, ...], int] = {}
        #: The same for the places of lines, by their id(): that is had without reading them. They are held, or an id() could be used again.
        self._known: dict[int, tuple[int | None, dict[str, Any] | None]] = {}
        #: Lines that were told, by number.
        self._told: set[int] = set()

    def add(self, piece: Piece) -> None:
        """Keep one piece until the program goes on, or until there are more."""
        event = piece.get("event")
        if event is not None:
            row = self._row(event)
            self._waiting.append(row)
            # At the program's limit there may be no room for us to think about it.
            try:  # a `with suppress()` would be two more calls for each event
                if not self._may_wait(event["type"], row[1]):
                    self.due.append(True)
            except RecursionError, MemoryError:
                self.due.append(True)
            return
        if "begin" in piece:
            self._events = self._lines = 0
            self._since = 0
            self._told.clear()
            self._known.clear()
            self._places.clear()
            self._shapes.clear()
        self._waiting.append(piece)
        if "place" in piece:
            self.due.append(True)
        elif "end" in piece:
            self.due.append(True)
            # Where the program was at its limit there is no room for us to post: it goes with what comes next.
            with suppress(RecursionError, MemoryError):
                self.goes_on()

    def step(self, shape: Shape, at: int, span: int | None, place: dict[str, Any] | None, values: tuple[Any, ...]) -> None:
        """The same for an `open`, a `line` or a `leave`."""
        known = self._known.get(id(place))
        if known is None:
            known = self._known[id(place)] = self._number(place), place
        number = known[0]
        # What _shape() says, and mostly _line_may_wait() as well, without calling them each time.
        told = self._shapes.get(shape)
        self._waiting.append([self._shape(shape) if told is None else told, at, span, number, *values])
        if self.due:
            return
        if self._lines >= LINES_POSTED_AT_ONCE and number in self._told and at - self._since < _BATCH:
            self._lines += 1
        else:
            try:
                if not self._line_may_wait(at, number):
                    self.due.append(True)
            except RecursionError, MemoryError:
                self.due.append(True)

    def _row(self, event: dict[str, Any]) -> list[Any]:
        """[shape, at, span, place, further values]. Every event begins with its type and these three; its type is said with its shape."""
        values = [*event.values()]
        values[0] = self._shape((values[0], *event))
        values[1] = round(values[1] * 1000)
        values[3] = self._number(values[3])
        return values

    def _shape(self, names: tuple[str, ...]) -> int:
        """The number of a type of event with these fields."""
        shape = self._shapes.get(names)
        if shape is None:
            # Said twice where there is no room to remember that it was said: so it is said with its number.
            shape = len(self._shapes)
            self._waiting.append({"shape": [shape, names[0], names[5:]]})
            self._shapes[names] = shape
        return shape

    def _number(self, place: dict[str, Any] | None) -> int | None:
        """The number of a line in a file."""
        if place is None:
            return None
        key = (place["file"], place["line"])
        number = self._places.get(key)
        if number is None:
            number = len(self._places)
            self._waiting.append({"line": [number, *key]})
            self._places[key] = number
        return number

    def goes_on(self) -> None:
        """Post what is due."""
        if self.due:
            self._post(self._waiting)
            self._waiting.clear()
            self.due.clear()

    def _may_wait(self, kind: str, at: int) -> bool:
        """Whether this event can be posted with the next ones: not what is said once. What goes to the client or comes from it is the
        server's doing: nothing hangs there."""
        self._events += 1
        if kind == "cut":
            self._told.clear()  # from now on each line is told once
            return False
        if kind == "sent" or kind == "received":
            return True
        return self._events > POSTED_AT_ONCE and self._is_soon(at)

    def _line_may_wait(self, at: int, place: int | None) -> bool:
        """The same: not a line that is told for the first time, it may be where the program hangs."""
        self._lines += 1
        if place not in self._told and place is not None:
            self._told.add(place)
            return False
        return self._lines > LINES_POSTED_AT_ONCE and self._is_soon(at)

    def _is_soon(self, at: int) -> bool:
        """Whether something was posted a moment ago; else something is now."""
        if at - self._since < _BATCH:
            return True
        self._since = at
        return False
