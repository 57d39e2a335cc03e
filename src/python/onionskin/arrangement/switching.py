"""A layer is taken out of the source, and put back: byte for byte where it was, or around what stands there now."""

import ast
from typing import TypedDict

from onionskin.arrangement.place import Kind, Place
from onionskin.arrangement.source import Edit, Source, Trouble, inverse


class Taken(TypedDict):
    """A layer that is not in the source at present."""

    name: str
    #: Where in the stack it was.
    index: int
    file: str
    #: How the file was left without it, and what puts it back: [start, end, text], in bytes of that.
    left: str
    edits: list[tuple[int, int, str]]
    kind: Kind
    before: str
    after: str
    ident: str


def take_out(places: list[Place], index: int) -> list[Edit]:
    """The source without one of its layers."""
    place = places[index]
    if place.kind == "call":
        return _without_call(place)
    if isinstance(place.home, ast.stmt):
        return _without_line(place)
    return _without_element(place)


def taken(place: Place, index: int, edits: list[Edit], left: bytes) -> Taken:
    """What is kept of it."""
    layer = place.layer()
    back = [(start, end, text.decode()) for start, end, text in inverse(place.source.data, edits)]
    return Taken(
        name=place.names[0],
        index=index,
        file=place.source.name,
        left=left.decode(),
        edits=back,
        kind=place.kind,
        before=layer.before.at(b"").decode(),
        after=layer.after.at(b"").decode(),
        ident=layer.ident,
    )


def as_it_was(source: Source, kept: Taken) -> list[Edit] | None:
    """The edits that put it back where it was, when only something else has changed since."""
    left, now = kept["left"].encode(), source.data
    most = min(len(left), len(now))
    start = next((at for at in range(most) if left[at] != now[at]), most)
    rest = most - start
    end = next((at for at in range(rest) if left[-1 - at] != now[-1 - at]), rest)
    shift = len(now) - len(left)
    edits = []
    for first, last, text in kept["edits"]:
        if last <= start:
            edits.append(Edit(first, last, text.encode()))
        elif first >= len(left) - end:
            edits.append(Edit(first + shift, last + shift, text.encode()))
        else:
            return None
    return edits


def around(places: list[Place], core: Place | None, kept: Taken) -> tuple[Source, list[Edit]]:
    """The edits that put it into the stack as it is now, as near as can be to where it was."""
    index = min(kept["index"], len(places))
    before, after = kept["before"].encode(), kept["after"].encode()
    if kept["kind"] == "call":
        wanted = places[index] if index < len(places) else None
        outside = places[index - 1] if index > 0 else None
        if wanted is not None and wanted.kind == "call":
            return wanted.source, _wrapped(wanted.span, before, after)
        if outside is not None and outside.kind == "call":
            return outside.source, _wrapped(outside.hole_span, before, after)
        if not places and core is not None and hasattr(core.node, "end_lineno"):
            return core.source, _wrapped(core.span, before, after)
    else:
        for place, behind in ((index, False), (index - 1, True)):
            if 0 <= place < len(places) and places[place].kind == kept["kind"]:
                return places[place].source, _beside(places[place], before, behind)
    raise Trouble(
        f"The code around `{kept['name']}` has changed too much to put it back: undo in the editor, or write it in again."
    )


def _wrapped(span: tuple[int, int], before: bytes, after: bytes) -> list[Edit]:
    return [Edit(span[0], span[0], before), Edit(span[1], span[1], after)]


def _beside(place: Place, text: bytes, inside: bool) -> list[Edit]:
    """Next to a decorator or an element, further outside or `inside` of it."""
    source = place.source
    start, end = place.span
    if isinstance(place.home, ast.stmt):
        at = source.line_start(start) if not inside else source.next_line(end)
        return [Edit(at, at, place.base + b"@" + text + _line_break(source, start))]
    return [Edit(start, start, text + b", ")] if place.inner_first == inside else [Edit(end, end, b", " + text)]


def _line_break(source: Source, at: int) -> bytes:
    return source.data[source.line_end(at) : source.next_line(at)] or b"\n"


def _without_call(place: Place) -> list[Edit]:
    source = place.source
    start, end = place.span
    hole_start, hole_end = place.hole_span
    stmt = place.scope.body[place.index]
    if isinstance(stmt, ast.Assign) and stmt.value is place.node and len(stmt.targets) == 1 and place.hole is not None:
        same = ast.dump(_loaded(stmt.targets[0])) == ast.dump(place.hole)
        line = source.line_start(source.start(stmt))
        behind = source.data[source.end(stmt) : source.line_end(source.end(stmt))].strip()
        alone = source.data[line : source.start(stmt)].strip() == b"" and (behind == b"" or behind.startswith(b"#"))
        # `app = app` says nothing: the line goes, unless it is all there is.
        if same and alone and len(place.scope.body) > 1:
            return [Edit(line, source.next_line(source.end(stmt)), b"")]
    return [Edit(start, hole_start, b""), Edit(hole_end, end, b"")]


def _loaded(target: ast.expr) -> ast.expr:
    text = ast.unparse(target)
    return ast.parse(text, mode="eval").body


def _without_line(place: Place) -> list[Edit]:
    source = place.source
    start, end = place.span
    line = source.line_start(start)
    if source.data[line:start].strip() != b"@":
        raise Trouble(f"`{place.names[0]}` does not have its line to itself.")
    return [Edit(line, source.next_line(end), b"")]


def _without_element(place: Place) -> list[Edit]:
    source = place.source
    home = place.home
    elements = home.elts if isinstance(home, ast.List | ast.Tuple) else []
    at = next(at for at, one in enumerate(elements) if one is place.node)
    start, end = place.span
    stop = source.end(home) if isinstance(home, ast.expr) else end
    line, next_line = source.line_start(start), source.next_line(end)
    tail = source.data[end : source.line_end(end)]
    comma, mark, _ = tail.partition(b"#")
    # Alone in its line: the line goes, its comment with it.
    if source.data[line:start].strip() == b"" and comma.strip() in (b",", b"") and next_line <= stop:
        return [Edit(line, next_line, b"")]
    # A tuple of one needs its comma.
    lonely = isinstance(home, ast.Tuple) and len(elements) == 2
    if at + 1 < len(elements) and not mark:
        other = elements[at + 1]
        behind = source.end(other)
        needs = lonely and not source.data[behind:stop].lstrip().startswith(b",")
        return [Edit(start, source.start(other), b""), *([Edit(behind, behind, b",")] if needs else [])]
    if at > 0:
        keeps = b"," if lonely and not source.data[end:stop].lstrip().startswith(b",") else b""
        return [Edit(source.end(elements[at - 1]), end, keeps)]
    return [Edit(start, end + (1 if tail.startswith(b",") else 0), b"")]
