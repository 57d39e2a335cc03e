"""The order of the layers as the source writes it, and the source with another order. The user's code is read, never run.

`arrange` finds the stack (finding.py), makes the change (moving.py, switching.py), and finds it again in the changed source: only when the order
is what was asked is anything changed at all. Positions are bytes of UTF-8, as ast counts them (source.py), so what is not touched stays as it is."""

from collections.abc import Mapping
from typing import Any, TypedDict

from onionskin.arrangement.finding import Finder
from onionskin.arrangement.moving import move
from onionskin.arrangement.place import Place
from onionskin.arrangement.source import Edit, Source, Trouble, apply
from onionskin.arrangement.switching import Taken, around, as_it_was, take_out, taken


class Slot(TypedDict):
    """A layer in the source, outermost first."""

    #: As the source calls it, and by what other names a recording may know it.
    name: str
    names: list[str]
    file: str
    line: int
    #: The same text has the same.
    ident: str


class Arrangement(TypedDict):
    """What was found, and what came of the change that was asked for."""

    slots: list[Slot]
    #: Why the layers are not understood, or why nothing was changed: a sentence.
    says: str | None
    #: The file as it is to be, and the layers in their new order.
    edit: dict[str, Any] | None
    #: Of a layer that was taken out, what puts it back.
    taken: Taken | None


def arrange(files: Mapping[str, str], app: str, factory: bool, change: dict[str, Any] | None) -> Arrangement:
    """`change` is {move: [from, to]}, {off: index} or {on: Taken}; None only looks."""
    try:
        finder = _found(files, app, factory)
    except Trouble as trouble:
        return Arrangement(slots=[], says=str(trouble), edit=None, taken=None)
    slots = _slots(finder.places)
    try:
        if change is None:
            return Arrangement(slots=slots, says=None, edit=None, taken=None)
        return _changed(files, app, factory, finder, slots, change)
    except Trouble as trouble:
        return Arrangement(slots=slots, says=str(trouble), edit=None, taken=None)


def _found(files: Mapping[str, str], app: str, factory: bool) -> Finder:
    finder = Finder(files)
    try:
        finder.find(app, factory)
    except RecursionError:
        raise Trouble("The layers are put around one another without end.") from None
    return finder


def _slots(places: list[Place]) -> list[Slot]:
    return [
        Slot(name=place.names[0], names=[*place.names], file=place.source.name, line=place.line, ident=place.layer().ident)
        for place in places
    ]


def _changed(
    files: Mapping[str, str], app: str, factory: bool, finder: Finder, slots: list[Slot], change: dict[str, Any]
) -> Arrangement:
    idents = [slot["ident"] for slot in slots]
    places = finder.places
    kept: Taken | None = None
    if "move" in change:
        start, end = (_held(at, places) for at in change["move"])
        source, edits = places[start].source, move(places, start, end)
        idents.insert(end, idents.pop(start))
    elif "off" in change:
        at = _held(change["off"], places)
        source, edits = places[at].source, take_out(places, at)
        kept = taken(places[at], at, edits, apply(source.data, edits))
        del idents[at]
    else:
        return _put_back(files, app, factory, finder, idents, change["on"])
    text = apply(source.data, edits).decode()
    again = _checked(files, app, factory, source, text, idents)
    return Arrangement(slots=again, says=None, edit={"file": source.name, "source": text}, taken=kept)


def _put_back(files: Mapping[str, str], app: str, factory: bool, finder: Finder, idents: list[str], kept: Taken) -> Arrangement:
    index = min(kept["index"], len(idents))
    idents.insert(index, kept["ident"])
    source = finder.module(kept["file"]).source if kept["file"] in files else None
    edits = None if source is None else as_it_was(source, kept)
    if source is not None and edits is not None:
        try:
            return _restored(files, app, factory, source, edits, idents)
        except Trouble:
            pass  # Another order stands there now: it is put into that.
    source, edits = around(finder.places, finder.core, kept)
    return _restored(files, app, factory, source, edits, idents)


def _restored(
    files: Mapping[str, str], app: str, factory: bool, source: Source, edits: list[Edit], idents: list[str]
) -> Arrangement:
    text = apply(source.data, edits).decode()
    again = _checked(files, app, factory, source, text, idents)
    return Arrangement(slots=again, says=None, edit={"file": source.name, "source": text}, taken=None)


def _checked(files: Mapping[str, str], app: str, factory: bool, source: Source, text: str, idents: list[str]) -> list[Slot]:
    """Look at what was written: the layers have to be the same, in the order that was asked for."""
    try:
        again = _slots(_found({**files, source.name: text}, app, factory).places)
    except Trouble:
        raise Trouble(f"{source.name} could not be rewritten so that it still means the same.") from None
    if [slot["ident"] for slot in again] != idents:
        raise Trouble(f"{source.name} could not be rewritten in that order.")
    return again


def _held(at: Any, places: list[Place]) -> int:
    if not isinstance(at, int) or not 0 <= at < len(places):
        raise Trouble("There is no such layer in the source any more.")
    return at
