"""One file of a project as the bytes that ast counts in, and edits of it. Nothing here runs it."""

import ast
import re
from functools import cached_property
from typing import NamedTuple

_LINE_END = re.compile(rb"\r\n|\r|\n")
_BOM = "\ufeff"


class Trouble(Exception):
    """Why the layers are not understood or can't be moved, in a sentence for the user."""


class Edit(NamedTuple):
    """The bytes from `start` to `end` become `text`."""

    start: int
    end: int
    text: bytes


def apply(data: bytes, edits: list[Edit]) -> bytes:
    """`data` with all of them made. They must not overlap."""
    parts = []
    at = 0
    for start, end, text in sorted(edits):
        if start < at:
            raise Trouble("The layers are written into one another in a way that can't be taken apart.")
        parts += [data[at:start], text]
        at = end
    return b"".join([*parts, data[at:]])


def inverse(data: bytes, edits: list[Edit]) -> list[Edit]:
    """What turns the edited bytes back into `data`."""
    back = []
    shift = 0
    for start, end, text in sorted(edits):
        back.append(Edit(start + shift, start + shift + len(text), data[start:end]))
        shift += len(text) - (end - start)
    return back


class Source:
    """A file that parses, else a Trouble."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        try:
            self.data = text.encode()
            self.tree = ast.parse(text.removeprefix(_BOM))
        except SyntaxError as error:
            raise Trouble(f"{name} can't be read as Python as it stands (line {error.lineno or 1}): {error.msg}.") from None
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            raise Trouble(f"{name} can't be read as Python as it stands: {error}.") from None
        first = len(_BOM.encode()) if text.startswith(_BOM) else 0
        # ast counts lines as the tokenizer does: "\r\n", "\r" and "\n" end one, a form feed does not.
        self._starts = [first, *(found.end() for found in _LINE_END.finditer(self.data))]

    def offset(self, line: int, column: int) -> int:
        """From ast's numbers (lines from 1, columns in bytes of UTF-8) to a place in the bytes."""
        return self._starts[line - 1] + column

    def start(self, node: ast.expr | ast.stmt) -> int:
        """Where a node begins."""
        return self.offset(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt) -> int:
        """Where a node ends."""
        if node.end_lineno is None or node.end_col_offset is None:
            raise ValueError("A node that was read from text has an end.")
        return self.offset(node.end_lineno, node.end_col_offset)

    def line_start(self, at: int) -> int:
        """Where the line begins that `at` is in."""
        return max(start for start in self._starts if start <= at)

    def line_end(self, at: int) -> int:
        """Where the line ends that `at` is in, its line break left out."""
        found = _LINE_END.search(self.data, at)
        return len(self.data) if found is None else found.start()

    def next_line(self, at: int) -> int:
        """Where the line after the one that `at` is in begins."""
        found = _LINE_END.search(self.data, at)
        return len(self.data) if found is None else found.end()

    def indent(self, at: int) -> bytes:
        """What the line that `at` is in begins with; of a line that begins inside a string, the one where that begins."""
        start = self.line_start(at)
        while start in self.inside_text:
            start = self.line_start(start - 1)
        return leading(self.data[start : self.line_end(start)])

    @cached_property
    def inside_text(self) -> frozenset[int]:
        """The starts of lines that lie in a string of several lines: not a space of theirs may be touched."""
        lines: set[int] = set()
        for node in ast.walk(self.tree):
            quoted = isinstance(node, ast.JoinedStr | ast.TemplateStr) or (
                isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
            )
            if quoted and isinstance(node, ast.expr) and node.end_lineno is not None:
                lines.update(self._starts[line - 1] for line in range(node.lineno + 1, node.end_lineno + 1))
        return frozenset(lines)


def leading(line: bytes) -> bytes:
    """The white space that a line begins with."""
    return line[: len(line) - len(line.lstrip(b" \t\f"))]


class Line(NamedTuple):
    """One line of a piece, with its break."""

    text: bytes
    #: It begins with the indentation of the line that the piece begins in, which is taken away here and given back elsewhere.
    follows: bool = False
    #: It begins inside a string.
    quoted: bool = False


class Piece(NamedTuple):
    """Text that can be written elsewhere: its lines keep their distance from the line that it begins in."""

    lines: tuple[Line, ...]

    def at(self, indent: bytes) -> bytes:
        """As it is written in a line that is indented by so much."""
        return b"".join(indent + line.text if line.follows else line.text for line in self.lines)

    def indent_behind(self, indent: bytes) -> bytes:
        """The indentation of the line that it ends in, where it begins in a line that is indented by so much."""
        for line in reversed(self.lines[1:]):
            if not line.quoted:
                return leading(indent + line.text if line.follows else line.text)
        return indent

    def joined(self, head: bytes, tail: bytes) -> Piece:
        """With something before and behind."""
        return Piece((Line(head), *self.lines, Line(tail)))


def piece(source: Source, start: int, end: int, base: bytes) -> Piece:
    """What stands from `start` to `end`, as a piece that begins in a line indented by `base`."""
    lines: list[Line] = []
    at = start
    while at < end:
        stop = min(source.next_line(at), end)
        text = source.data[at:stop]
        quoted = at != start and at in source.inside_text
        # An empty line stays as it is; but the last one may be nothing but what stands before the hole.
        counts = text.strip() != b"" or stop == end
        follows = at != start and not quoted and counts and text.startswith(base)
        lines.append(Line(text[len(base) :] if follows else text, follows, quoted))
        at = stop
    return Piece(tuple(lines))
