"""Layers change places: what stands at each place is written at another one, and nothing else of the source is touched."""

from onionskin.arrangement.place import Layer, Place
from onionskin.arrangement.scope import used
from onionskin.arrangement.source import Edit, Trouble


def move(places: list[Place], start: int, end: int) -> list[Edit]:
    """The layer at `start` goes to `end`; those in between make room."""
    first, last = min(start, end), max(start, end)
    layers = [place.layer() for place in places]
    order = [*range(len(places))]
    order.insert(end, order.pop(start))
    _must_be_one_scope(places[first : last + 1])
    _must_not_cross(places, layers, order, range(first, last + 1))
    edits: list[Edit] = []
    outer: Place | None = None
    indent = b""
    for at in range(first, last + 1):
        place, layer = places[at], layers[order[at]]
        before, after = layer.at(place)
        # A call that is the hole of the one before begins in the line where that one's beginning ends.
        indent = indent if outer is not None and outer.hole is place.node else place.base
        start_at, end_at = place.span
        hole_start, hole_end = place.hole_span
        edits += [Edit(start_at, hole_start, before.at(indent)), Edit(hole_end, end_at, after.at(indent))]
        indent = before.indent_behind(indent)
        outer = place
    return [*edits, *_notes(places, order, first, last)]


def _notes(places: list[Place], order: list[int], first: int, last: int) -> list[Edit]:
    """Comments behind the layers go with them, where each layer has the end of a line to itself."""
    moved = places[first : last + 1]
    notes = [note for place in moved if (note := place.note()) is not None]
    nested = any(place.hole is other.node for place in moved for other in moved)
    if nested or len({end for _, end in notes}) != len(moved):
        return []
    texts = [moved[0].source.data[start:end] for start, end in notes]
    return [Edit(*note, texts[order[first + at] - first]) for at, note in enumerate(notes)]


def _must_be_one_scope(places: list[Place]) -> None:
    keys = {place.scope.key for place in places}
    if len(keys) > 1:
        one, other = places[0], next(place for place in places if place.scope.key != places[0].scope.key)
        raise Trouble(
            f"`{one.names[0]}` is put on in {one.source.name}, line {one.line}, and `{other.names[0]}` in {other.source.name}, "
            f"line {other.line}: what one of these places knows by name, the other may not know."
        )
    homes = {id(place.home) for place in places if place.kind == "entry"}
    if homes and (len(homes) > 1 or any(place.kind != "entry" for place in places)):
        raise Trouble("A list of layers with their arguments has no room for a layer that is put on elsewhere.")


def _must_not_cross(places: list[Place], layers: list[Layer], order: list[int], moved: range) -> None:
    """Between the first and the last of these statements nothing may happen that depends on who stands where."""
    those = [places[at] for at in moved]
    scope = those[0].scope
    own = {index for place in those for index in (place.index, place.loop) if index is not None}
    made = _made_by(those)
    for index in range(min(own) + 1, max(own)):
        stmt = scope.body[index]
        shared = used(stmt) & made
        if index not in own and shared:
            name = sorted(shared)[0]
            raise Trouble(
                f"Line {stmt.lineno} of {scope.source.name} uses `{name}` between the layers: it would get another one."
            )
    for at in moved:
        layer, place, old = layers[order[at]], places[at], places[order[at]]
        if place is old:
            continue
        name = layer.names[0]
        twice = sorted(layer.reads & made)
        if twice:
            raise Trouble(
                f"`{name}` is given `{twice[0]}` once more beside what it is put around: elsewhere that would be another one."
            )
        low, high = sorted((place.index, old.index))
        for index in range(low, high + 1):
            makes = sorted((scope.bound(index) - made) & layer.reads)
            if makes:
                raise Trouble(
                    f"`{name}` uses `{makes[0]}`, which line {scope.body[index].lineno} of {scope.source.name} makes: it can't cross that line."
                )


def _made_by(places: list[Place]) -> set[str]:
    """The names that the application has on its way from layer to layer."""
    scope = places[0].scope
    return {name for place in places for name in scope.bound(place.index if place.loop is None else place.loop)}
