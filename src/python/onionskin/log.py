"""Writes one recording, piece by piece, within its budgets. Knows the format; knows nothing of how facts are found."""

import time
from collections.abc import Callable
from typing import Any

from onionskin import budgets
from onionskin.module_globals import ModuleGlobals
from onionskin.sink import Shape, Sink

_clock = time.perf_counter
type Place = dict[str, Any] | None


class Log:
    """The recording under way."""

    def __init__(self, sink: Sink, process: int, request: int, server: str, module_globals: ModuleGlobals) -> None:
        self._sink = sink
        #: To be called when the program goes on and there is something `due`.
        self.goes_on, self.due = sink.goes_on, sink.due
        #: The next callback comes at once, whatever the program is: what is due may go with what that has to tell.
        self.is_soon = False
        self._add_step = sink.step
        self._zero = _clock()
        self._blocks: dict[bytes, int] = {}
        self._kept_bytes = 0
        self._printed = 0
        self._print: tuple[str, int | None, Place] | None = None
        self._print_at = 0.0
        self._printing: list[str] = []
        self._counts = {"layer": 0, "span": 0, "body": 0, "event": 0}
        self._lines = 0
        #: Whether the budget of lines is used up.
        self.lines_are_cut = False
        self._cut: set[str] = set()
        #: Whether no more events but lines are kept.
        self.is_full = False
        self.ended = False
        #: Called before an event of another kind than lines is written, with its type.
        self.before_event: Callable[[str], None] | None = None
        self._add("begin", {"process": process, "request": request, "origin": round(time.time() * 1000, 3), "server": server})
        #: None at the start-up, in which they come to be.
        self._globals = module_globals if request else None
        self._looks = 0
        if self._globals is not None:
            self._add_globals(self._globals.begin())

    @property
    def prints_are_cut(self) -> bool:
        """Whether nothing more of what is printed is kept."""
        return "prints" in self._cut or self.is_full

    @property
    def is_empty(self) -> bool:
        """Whether nothing has happened yet."""
        return self._counts["event"] == 0

    def layer(self, name: str, kind: str, place: Place, path: str | None = None) -> int:
        """A new layer's id."""
        own = {} if path is None else {"path": path}
        return self._entry("layer", {"name": name, "kind": kind, "place": place, **own})

    def span(self, layer: int, parent: int | None) -> int:
        """A new span's id. The event that asks must be the next one written."""
        self.flush_print()
        if self.before_event is not None:
            self.before_event("call")
        return self._entry("span", {"layer": layer, "parent": parent, "asks": self._counts["event"]})

    def body(self, kind: str, maker: int | None, lazy: bool, closes: bool | None) -> int:
        """A new body's id."""
        has_close = {} if closes is None else {"close": closes}
        return self._entry("body", {"kind": kind, "maker": maker, "lazy": lazy, **has_close})

    def block(self, data: bytes) -> tuple[int, int]:
        """The index of a block of bytes and how much of it was kept."""
        kept = data[: budgets.BLOCK_BYTES]
        if kept not in self._blocks:
            kept = kept[: budgets.ALL_BYTES - self._kept_bytes]
        index = self._blocks.get(kept)
        if index is None:
            index = len(self._blocks)
            self._add("bytes", kept.decode("latin-1"))
            self._blocks[kept] = index
            self._kept_bytes += len(kept)
        return index, len(kept)

    def has_room(self, size: int) -> bool:
        """Whether blocks of so many bytes in all would be kept whole."""
        return size <= min(budgets.BLOCK_BYTES, budgets.ALL_BYTES - self._kept_bytes)

    def event(self, type: str, span: int | None, place: Place, **fields: Any) -> int:
        """Write an event; its index."""
        if self._print is not None:
            self.flush_print()
        if self.before_event is not None:
            self.before_event(type)
        if self._is_too_much(span, place):
            return self._counts["event"] - 1
        return self._write(type, span, place, fields)

    def step(self, shape: Shape, span: int | None, place: Place, values: tuple[Any, ...]) -> None:
        """Write an `open`, a `line` or a `leave`: they have a budget of their own."""
        if self._print is not None:
            self.flush_print()
        self._lines += 1
        if self._lines == budgets.LINES:
            self._cut_lines(span, place)
        self._add_step(shape, int((_clock() - self._zero) * 1_000_000), span, place, values)
        self._counts["event"] += 1

    def _cut_lines(self, span: int | None, place: Place) -> None:
        self.lines_are_cut = True
        self._write("cut", span, place, {"what": "lines", "kept": self._lines, "of": None})

    def _is_too_much(self, span: int | None, place: Place) -> bool:
        """Whether no more events but lines are kept. Says so once."""
        written = self._counts["event"]
        if written < budgets.EVENTS or written - min(self._lines, budgets.LINES) < budgets.EVENTS:
            return False
        if not self.is_full:
            self.is_full = True
            self._write("cut", span, place, {"what": "events", "kept": budgets.EVENTS, "of": None})
        return True

    def bytes_event(self, type: str, span: int | None, place: Place, data: bytes, **fields: Any) -> int:
        """Write an event that carries a block of bytes; when the block was cut, with its true size and a word about it."""
        if self._is_too_much(span, place):
            return self._counts["event"] - 1
        index, kept = self.block(data)
        if kept == len(data):
            return self.event(type, span, place, **fields, bytes=index)
        at = self.event(type, span, place, **fields, bytes=index, size=len(data))
        self._write("cut", span, place, {"what": "bytes", "kept": kept, "of": len(data)})
        return at

    def look_at_globals(self) -> None:
        """Tell what has changed in the globals of the project's modules; it is so since the last event at the latest."""
        if self._globals is not None and self._looks < budgets.GLOBAL_LOOKS and (changes := self._globals.moved()):
            self._looks += 1
            self._add_globals(changes)

    def _add_globals(self, changes: list[dict[str, Any]]) -> None:
        for change in changes:
            self._add("globals", {"at": max(0, self._counts["event"] - 1), **change})

    def left_environs(self, span: int | None, place: Place) -> None:
        """There are more environs than can be watched. Said once."""
        if "environs" not in self._cut and not self._is_too_much(span, place):
            self._cut.add("environs")
            self._write("cut", span, place, {"what": "environs", "kept": budgets.ENVIRONS, "of": None})

    def missed_depth(self, span: int | None, place: Place) -> None:
        """The program came so near its recursion limit that there was no room to record. Said once."""
        if "depth" not in self._cut and not self.is_full:
            self._cut.add("depth")
            self.event("cut", span, place, what="depth", kept=self._counts["event"], of=None)

    def print(self, stream: str, span: int | None, place: Place, text: str) -> None:
        """Text was printed. print() writes its end of line separately: what follows on the same line joins in one event."""
        if self._print is not None:
            if self._print == (stream, span, place):
                self._printing.append(text)
                if text.endswith("\n"):
                    self.flush_print()
                return
            self.flush_print()
        if self.before_event is not None:
            self.before_event("print")
        self._print, self._print_at, self._printing = (stream, span, place), self._now(), [text]
        if text.endswith("\n"):
            self.flush_print()

    def flush_print(self) -> None:
        """Write what was printed and still waits for the rest of its line."""
        if self._print is None:
            return
        stream, span, place = self._print
        self._print, text = None, "".join(self._printing)
        room = budgets.PRINTED - self._printed
        self._printed += len(text)
        if room > 0 and not self._is_too_much(span, place):
            self._write("print", span, place, {"stream": stream, "text": text[:room], "at": self._print_at})
        if len(text) > room and "prints" not in self._cut:
            self._cut.add("prints")
            self._write("cut", span, place, {"what": "prints", "kept": budgets.PRINTED, "of": None})

    def passes(self, place: Place) -> None:
        """The program has come to a line for the first time. No part of the recording: it tells where a program hangs."""
        self._add("place", place)

    def end(self, ended: str) -> None:
        """Nothing comes after this."""
        self.flush_print()
        if self._globals is not None:
            self._add_globals(self._globals.end())
        self.ended = True
        self._add("end", ended)

    def _now(self) -> float:
        return int((_clock() - self._zero) * 1_000_000) / 1000

    def _entry(self, table: str, fields: dict[str, Any]) -> int:
        number = self._counts[table]
        self._add(table, {"id": number, **fields})
        self._counts[table] = number + 1
        return number

    def _write(self, type: str, span: int | None, place: Place, fields: dict[str, Any]) -> int:
        index = self._counts["event"]
        self._add("event", {"type": type, "at": fields.pop("at", None) or self._now(), "span": span, "place": place, **fields})
        # Only now: where the program is out of stack or memory there may be no room for us, and nothing was added.
        self._counts["event"] = index + 1
        return index

    def _add(self, kind: str, value: Any) -> None:
        self._sink.add({kind: value})
