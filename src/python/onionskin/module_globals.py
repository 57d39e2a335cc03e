"""The plain globals of the project's modules: what a process keeps from request to request, and no other process of its server sees.

A recording tells how they are before the request, and at each call and return of a layer, and at its end, what has changed since. Plain are names
bound to values of exact built-in types, whose previews run nothing of the program's; functions, classes, modules and instances are left out.
"""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

from onionskin.budgets import GLOBALS, MODULES
from onionskin.previews import ATOMS, SIZED, Previews, is_atom

_PLAIN = ATOMS | SIZED
_GROWING = frozenset(map(id, (list, dict, set, bytearray)))
_UNSAFE = object()
_values, _backwards = dict.values, dict.__reversed__

#: What has changed: {"file", "set", "gone"}, as in recording.ts.
type Change = dict[str, Any]


class _Module:
    """The globals of one module, as they were last told."""

    def __init__(self, file: str) -> None:
        self._file = file
        #: By name: the value where it is safe to hold, and its preview.
        self._known: dict[str, tuple[Any, dict[str, Any]]] = {}
        #: Of all names, plain or not: where their values were, the last name, and how many items were in each container, by its place.
        self._addresses: list[int] = []
        self._last = 0
        self._sizes: dict[int, int] = {}

    def seems_moved(self, names: dict[str, Any]) -> bool:
        """Whether other values stand there than at the last look. At each crossing, so it is quick: of containers is asked how much is in them."""
        values = [*_values(names)]
        return (
            [*map(id, values)] != self._addresses
            or id(next(_backwards(names), None)) != self._last
            or any(id(type(values[at])) not in _GROWING or len(values[at]) != size for at, size in self._sizes.items())
        )

    def look(self, names: dict[str, Any], previews: Previews) -> Change | None:
        """What has changed since the last look."""
        now: dict[str, tuple[Any, dict[str, Any]]] = {}
        for name, value in dict.items(names):
            if type(name) is not str or name[:2] == "__" or id(type(value)) not in _PLAIN:
                continue
            if len(now) == GLOBALS:
                break
            was = self._known.get(name)
            now[name] = was if was is not None and was[0] is value else _seen(value, previews)
        values = [*_values(names)]
        self._addresses = [*map(id, values)]
        self._last = id(next(_backwards(names), None))
        self._sizes = {at: len(value) for at, value in enumerate(values) if id(type(value)) in _GROWING}
        before, self._known = self._known, now
        return self._change({name: seen[1] for name, seen in before.items()})

    def whole(self) -> Change | None:
        """All of it, for a recording that has just begun."""
        return self._change({})

    def _change(self, before: dict[str, dict[str, Any]]) -> Change | None:
        changed = {name: preview for name, (_, preview) in self._known.items() if before.get(name) != preview}
        gone = [name for name in before if name not in self._known]
        return {"file": self._file, "set": changed, "gone": gone} if changed or gone else None


def _seen(value: Any, previews: Previews) -> tuple[Any, dict[str, Any]]:
    preview = previews.value(value)
    # Identities are those of one recording; this outlives it.
    preview.pop("id", None)
    return (value if is_atom(value) else _UNSAFE, preview)


class ModuleGlobals:
    """The globals of one process."""

    def __init__(self, relative: Callable[[str], str | None]) -> None:
        self._relative = relative
        self._previews = Previews()
        #: By the module's name.
        self._modules: dict[str, _Module] = {}
        self._imported = -1

    def begin(self) -> list[Change]:
        """A recording begins: all of them."""
        self._find()
        self._look(lambda module, names: True)
        return [change for module in self._modules.values() if (change := module.whole()) is not None]

    def moved(self) -> list[Change]:
        """What seems to have changed since the last look."""
        return self._look(_Module.seems_moved)

    def end(self) -> list[Change]:
        """What has changed since the last look, within containers too, and in modules that were imported meanwhile."""
        self._find()
        return self._look(lambda module, names: True)

    def _look(self, wanted: Callable[[_Module, dict[str, Any]], bool]) -> list[Change]:
        changes: list[Change] = []
        for name, module in self._modules.items():
            there = sys.modules.get(name)
            if type(there) is not ModuleType:
                continue
            names = there.__dict__
            if wanted(module, names) and (change := module.look(names, self._previews)) is not None:
                changes.append(change)
        return changes

    def _find(self) -> None:
        """The project's modules, where others have been imported since the last time."""
        if type(sys.modules) is not dict or len(sys.modules) == self._imported:
            return
        self._imported = len(sys.modules)
        for name, module in [*sys.modules.items()]:
            if type(module) is not ModuleType or name in self._modules or len(self._modules) == MODULES:
                continue
            path = module.__dict__.get("__file__")
            file = self._relative(path) if type(path) is str else None
            if file is not None:
                self._modules[name] = _Module(file)
