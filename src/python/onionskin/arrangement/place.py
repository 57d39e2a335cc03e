"""A place in the source where a layer is put around what is inside it, and what stands there: the layer.

Three kinds.  call: `Timing(app, x=1)` around its hole, `app`.  value: `Timing` as a decorator or in a list, to be called with what is inside.
entry: something else in a list, which only another place of the same list has room for."""

import ast
from dataclasses import dataclass
from typing import Literal

from onionskin.arrangement.scope import Scope, free_names
from onionskin.arrangement.source import Line, Piece, Source, Trouble, piece

Kind = Literal["call", "value", "entry"]
#: What can be called, or have @ before it, as it is written.
_PLAIN = (ast.Name, ast.Attribute, ast.Call, ast.Subscript)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What stands at a place and can stand at another one."""

    kind: Kind
    #: All of a value or an entry; of a call what stands before its hole.
    before: Piece
    #: Of a call, what stands behind its hole.
    after: Piece
    #: Of a call, what is called, when it is called with nothing but its hole; of a value, itself when a call can be made of it.
    alone: Piece | None
    #: The same layer has the same text, wherever it stands.
    ident: str
    #: How it is called in the source; then by what other names a recording may know it.
    names: tuple[str, ...]
    #: The names that it looks up.
    reads: frozenset[str]

    def at(self, place: Place) -> tuple[Piece, Piece]:
        """How it is written there, before and behind the hole."""
        if place.kind == self.kind and (self.kind != "entry" or place.home is not None):
            return self.before, self.after
        if place.kind == "call" and self.kind == "value" and self.alone is not None:
            return self.alone.joined(b"", b"("), Piece((Line(b")"),))
        if place.kind == "value" and self.kind == "call" and self.alone is not None:
            return self.alone, Piece(())
        where = "as a decorator" if isinstance(place.home, ast.stmt) else "in a list of layers"
        if place.kind == "call":
            raise Trouble(
                f"`{self.names[0]}` is written with its own arguments in a list; elsewhere it can't be written like that."
            )
        raise Trouble(f"`{self.names[0]}` is given further arguments where it is called; {where} there is no room for them.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it is."""

    kind: Kind
    scope: Scope
    #: Which of the scope's statements it is in.
    index: int
    node: ast.expr
    hole: ast.expr | None = None
    #: Of a value or an entry: the list, or the function with the decorator.
    home: ast.expr | ast.stmt | None = None
    #: The list begins with the innermost one.
    inner_first: bool = False
    #: Another statement of the scope that has its part in this: the loop over the list.
    loop: int | None = None
    names: tuple[str, ...]

    @property
    def source(self) -> Source:
        """The file it is in."""
        return self.scope.source

    @property
    def span(self) -> tuple[int, int]:
        """From where to where it goes, the hole included."""
        return self.source.start(self.node), self.source.end(self.node)

    @property
    def hole_span(self) -> tuple[int, int]:
        """From where to where its hole goes; at its end when it has none."""
        if self.hole is None:
            end = self.source.end(self.node)
            return end, end
        return self.source.start(self.hole), self.source.end(self.hole)

    @property
    def line(self) -> int:
        """The line where it begins."""
        return self.node.lineno

    @property
    def base(self) -> bytes:
        """The indentation of the line where it begins."""
        return self.source.indent(self.span[0])

    def layer(self) -> Layer:
        """What stands here."""
        start, end = self.span
        hole, after = self.hole_span
        base = self.base
        parts = _parts(self.node, self.hole)
        reads = frozenset(name for part in parts for name in free_names(part))
        return Layer(
            kind=self.kind,
            before=piece(self.source, start, hole, base),
            after=piece(self.source, after, end, base),
            alone=self._alone(base),
            ident=_ident(self.node, self.hole),
            names=self.names,
            reads=reads,
        )

    def _alone(self, base: bytes) -> Piece | None:
        node = self.node
        if self.kind == "value":
            whole = piece(self.source, *self.span, base)
            return whole if isinstance(node, _PLAIN) else whole.joined(b"(", b")")
        if not isinstance(node, ast.Call) or not _is_bare(node, self.hole):
            return None
        called = piece(self.source, self.source.start(node), self.source.end(node.func), base)
        # Between what is called and its hole there may be a comment, which belongs to the layer: then it can't stand alone.
        between = (
            self.source.data[self.source.end(node.func) : self.hole_span[0]] + self.source.data[self.hole_span[1] : self.span[1]]
        )
        return called if b"#" not in between else None

    def note(self) -> tuple[int, int] | None:
        """From where to where a comment behind it goes, at the end of its line; null where something else of the program follows."""
        end = self.span[1]
        rest = self.source.data[end : self.source.line_end(end)]
        code, mark, _ = rest.partition(b"#")
        kept = code.lstrip(b" \t,")
        if kept != b"" or (code.strip() == b"," and self.kind == "call"):
            return None
        start = end + len(code.rstrip(b" \t"))
        return (start, self.source.line_end(end)) if mark or code.strip(b" \t") in (b"", b",") else None


def _is_bare(node: ast.Call, hole: ast.expr | None) -> bool:
    return node.keywords == [] and len(node.args) == 1 and node.args[0] is hole


def _parts(node: ast.expr, hole: ast.expr | None) -> list[ast.AST]:
    if not isinstance(node, ast.Call) or hole is None:
        return [node]
    given = [arg for arg in node.args if arg is not hole]
    return [node.func, *given, *(keyword.value for keyword in node.keywords if keyword.value is not hole)]


def _ident(node: ast.expr, hole: ast.expr | None) -> str:
    if not isinstance(node, ast.Call) or hole is None:
        return ast.dump(node)
    if _is_bare(node, hole):
        return ast.dump(node.func)
    given = ["…" if arg is hole else ast.dump(arg) for arg in node.args]
    named = [f"{keyword.arg}={'…' if keyword.value is hole else ast.dump(keyword.value)}" for keyword in node.keywords]
    return f"{ast.dump(node.func)}({', '.join([*given, *named])})"
