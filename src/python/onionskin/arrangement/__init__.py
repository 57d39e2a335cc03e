"""The order of the layers as the source writes it, and the source with another order. The user's code is read, never run.

`arrange` finds the stack (finding.py), makes the change (moving.py, switching.py), and finds it again in the changed source: only when the order
is what was asked is anything changed at all. Positions are bytes of UTF-8, as ast counts them (source.py), so what is not touched stays as it is."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypedDict

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


class _Project(NamedTuple):
    """What is read, and the name that the server asks for."""

    files: Mapping[str, str]
    app: str
    factory: bool

    def found(self) -> Finder:
        """Its layers, or Trouble."""
        finder = Finder(self.files)
        try:
            finder.find(self.app, self.factory)
        except RecursionError:
            raise Trouble("The layers are put around one another without end.") from None
        return finder


def arrange(files: Mapping[str, str], app: str, factory: bool, change: dict[str, Any] | None) -> Arrangement:
    """`change` is {move: [from, to]}, {off: index} or {on: Taken}; None only looks."""
    project = _Project(files, app, factory)
    slots: list[Slot] = []
    says: str | None = None
    try:
        finder = project.found()
        slots, says = _slots(finder.places), finder.remark
        if change is not None:
            return _changed(project, finder, [slot["ident"] for slot in slots], change)
    except Trouble as trouble:
        says = str(trouble)
    return Arrangement(slots=slots, says=says, edit=None, taken=None)


def _slots(places: list[Place]) -> list[Slot]:
    return [
        Slot(name=place.names[0], names=[*place.names], file=place.source.name, line=place.line, ident=place.layer().ident)
        for place in places
    ]


def _changed(project: _Project, finder: Finder, idents: list[str], change: dict[str, Any]) -> Arrangement:
    places = finder.places
    if "move" in change:
        start, end = (_held(at, places) for at in change["move"])
        edits = move(places, start, end)
        idents.insert(end, idents.pop(start))
        return _written(project, places[start].source, edits, idents)
    if "off" in change:
        at = _held(change["off"], places)
        source, edits = places[at].source, take_out(places, at)
        kept = taken(places[at], at, edits, apply(source.data, edits))
        del idents[at]
        return _written(project, source, edits, idents, kept)
    return _put_back(project, finder, idents, change["on"])


def _put_back(project: _Project, finder: Finder, idents: list[str], kept: Taken) -> Arrangement:
    index = min(kept["index"], len(idents))
    idents.insert(index, kept["ident"])
    source = finder.module(kept["file"]).source if kept["file"] in project.files else None
    edits = None if source is None else as_it_was(source, kept)
    if source is not None and edits is not None:
        try:
            return _written(project, source, edits, idents)
        except Trouble:
            pass  # Another order stands there now: it is put into that.
    source, edits = around(finder.places, finder.core, kept)
    return _written(project, source, edits, idents)


def _written(project: _Project, source: Source, edits: list[Edit], idents: list[str], kept: Taken | None = None) -> Arrangement:
    """The file as it is to be, looked at again: the layers have to be the same, in the order that was asked for."""
    text = apply(source.data, edits).decode()
    try:
        again = _slots(project._replace(files={**project.files, source.name: text}).found().places)
    except Trouble:
        raise Trouble(f"{source.name} could not be rewritten so that it still means the same.") from None
    if [slot["ident"] for slot in again] != idents:
        raise Trouble(f"{source.name} could not be rewritten in that order.")
    return Arrangement(slots=again, says=None, edit={"file": source.name, "source": text}, taken=kept)


def _held(at: Any, places: list[Place]) -> int:
    if not isinstance(at, int) or not 0 <= at < len(places):
        raise Trouble("There is no such layer in the source any more.")
    return at
