"""environ dictionaries: who is who, and what changed in them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import is_not, itemgetter
from typing import Any, Protocol

from onionskin.budgets import ENVIRONS, WHOLE_TEXT
from onionskin.fingerprints import Fingerprint, fingerprint
from onionskin.previews import ATOMS, SIZED, Previews, is_atom

#: What was last seen under each key: the value itself where it is safe to hold; its preview; and of what was seen twice, how it is told that it
#: still looks the same.
type Look = dict[str, tuple[Any, dict[str, Any], Fingerprint | None]]
_UNSAFE = object()
_values, _backwards = dict.values, dict.__reversed__
_NONE_MOVED: list[tuple[int, dict[str, Any]]] = []
_GROWING = frozenset(map(id, (list, dict, set, bytearray)))


class Lens(Protocol):
    """How something that is no environ is looked at as if it were one: Django's HttpRequest has attributes instead of keys."""

    def shown(self, environ: dict[str, Any]) -> dict[str, Any]:
        """What there is to see."""
        ...

    def mark(self, environ: dict[str, Any]) -> Any:
        """Another one when something further within has changed; quick to have."""
        ...


def _nothing_of(values: list[Any]) -> tuple[Any, ...]:
    return ()


@dataclass
class _Known:
    number: int
    #: None while it is out of sight.
    environ: dict[str, Any] | None
    #: At the last look: how many values there were; where those that are safe to hold are, and they themselves; the addresses of all others, by
    #: their place. What is held can be compared without making a number of each address.
    count: int = 0
    held_at: Callable[[list[Any]], tuple[Any, ...]] = _nothing_of
    held: list[Any] = field(default_factory=list)
    _safe: list[int] = field(default_factory=list)
    loose: dict[int, int] = field(default_factory=dict)
    #: The address of the last key: one that is new comes last.
    last: int = 0
    #: Those values that are containers, by their place, and how many items they had.
    sizes: dict[int, int] = field(default_factory=dict)
    lens: Lens | None = None
    mark: Any = None

    def remember(self, environ: dict[str, Any]) -> None:
        """How it looks now."""
        values = [*_values(environ)]
        safe: list[int] = []
        self.loose, self.sizes = {}, {}
        for at, value in enumerate(values):
            kind = type(value)
            if kind is str or id(kind) in ATOMS:
                safe.append(at)
                continue
            self.loose[at] = id(value)
            if id(kind) in _GROWING:
                self.sizes[at] = len(value)
        if len(safe) < 2:  # of one itemgetter() makes no tuple
            self.loose |= {at: id(values[at]) for at in safe}
            safe = []
        if self._safe != safe:
            self._safe, self.held_at = safe, itemgetter(*safe) if safe else _nothing_of
        self.count = len(values)
        self.held = [values[at] for at in safe]
        self.last = id(next(_backwards(environ), None))
        if self.lens is not None:
            self.mark = self.lens.mark(environ)


def _holders(known: _Known) -> int:
    return sys.getrefcount(known.environ)


#: What _holders() counts when nobody but us holds it.
_ONLY_US = _holders(_Known(0, {}))


class Environs:
    """Every environ of one recording. A dict can't be referred to weakly, and its address may only be used again once we know
    that it is gone: so it is held, and `sweep` lets go of those that the program has dropped."""

    def __init__(self, previews: Previews) -> None:
        self._previews = previews
        self._known: dict[int, _Known] = {}
        self._count = 0
        self._looks: dict[int, Look] = {}
        #: Those that are looked at when somebody else begins to act.
        self._watched: list[_Known] = []
        #: Whether there is any but the server's own, which lives as long as the request.
        self.several = False
        #: Whether there were more than can be watched.
        self.left_out = False

    def number(self, environ: dict[str, Any], lens: Lens | None = None) -> int:
        """Its identity in this recording."""
        known = self._known.get(id(environ))
        if known is None or known.environ is None:
            known = self._known[id(environ)] = _Known(self._count, environ, lens=lens)
            self._count += 1
            # The attributes of an HttpRequest live as long as the request, as its own environ does.
            self.several = self.several or (self._count > 1 and lens is None)
            if len(self._watched) < ENVIRONS:
                self._watched.append(known)
            else:
                self.left_out = True
        return known.number

    def held(self, number: int | None) -> dict[str, Any] | None:
        """Environ `number` itself; None when it is gone."""
        return next((known.environ for known in self._known.values() if known.number == number), None)

    def last(self, number: int | None) -> Look | None:
        """How environ `number` looked when it was last recorded."""
        return None if number is None else self._looks.get(number)

    def look(self, environ: dict[str, Any]) -> Look:
        """How it looks now; remembered as recorded."""
        number = self.number(environ)
        before = self._looks.get(number, {})
        lens = self._known[id(environ)].lens
        now: Look = {}
        for key, value in dict.items(environ if lens is None else lens.shown(environ)):
            # What is no name, and one that no reader of a recording takes for a name (it is JavaScript's), goes by its repr().
            name = key if type(key) is str and key != "__proto__" else self._previews.value(key)["text"]
            was = before.get(name)
            if was is None:
                now[name] = (value if is_atom(value) else _UNSAFE, self._previews.value(value, WHOLE_TEXT), None)
            elif was[0] is value or ((mark := was[2]) is not None and mark[0](value, mark[1])):
                now[name] = was
            else:
                # Of containers a fingerprint may hold what is in them.
                by = None if id(type(value)) in SIZED or is_atom(value) else fingerprint(value)
                now[name] = (value if is_atom(value) else _UNSAFE, self._previews.value(value, WHOLE_TEXT), by)
        self._looks[number] = now
        self._known[id(environ)].remember(environ)
        return now

    def now(self, environ: dict[str, Any]) -> Look:
        """The same, without looking again where nothing can have moved: of what is seen through a lens there is much."""
        known = self._known.get(id(environ))
        last = None if known is None or known.lens is None else self._looks.get(known.number)
        return self.look(environ) if known is None or last is None or self._has_moved(known, environ) else last

    def moved(self, besides: dict[str, Any] | None = None) -> list[tuple[int, dict[str, Any]]]:
        """The environs in which other values seem to stand than at the last look, which `besides` has had just now. This happens at each crossing,
        so it is quick: a key that is new is always the last one, and of containers is asked how much is in them."""
        found = _NONE_MOVED
        for known in self._watched:
            environ = known.environ
            if environ is None or environ is besides:
                continue
            if self._has_moved(known, environ):
                found = [*found, (known.number, environ)]
        return found

    @staticmethod
    def _has_moved(known: _Known, environ: dict[str, Any]) -> bool:
        values = [*_values(environ)]
        if len(values) != known.count or any(map(is_not, known.held_at(values), known.held)):  # noqa: B912
            return True
        for at, address in known.loose.items():
            if id(values[at]) != address:
                return True
        for at, size in known.sizes.items():
            if id(type(values[at])) not in _GROWING or len(values[at]) != size:
                return True
        return id(next(_backwards(environ), None)) != known.last or (
            known.lens is not None and known.lens.mark(environ) != known.mark
        )

    def let_go(self, environ: Any) -> Callable[[Any], None] | None:
        """Don't hold this one any longer, until what is given back takes it."""
        known = self._known.get(id(environ))
        if known is None or known.environ is not environ:
            return None
        known.environ = None
        return lambda again: setattr(known, "environ", again)

    def sweep(self) -> list[Any]:
        """Let go of those that only we hold: what is in them dies when the program meant it to. They are given back, to die outside of us."""
        count = sys.getrefcount
        for known in self._known.values():
            if count(known.environ) == _ONLY_US:
                break
        else:
            return []
        gone: list[Any] = []
        for address, known in [*self._known.items()]:
            if known.environ is not None and _holders(known) == _ONLY_US:
                gone.append(known.environ)
                del self._known[address]
                self._watched = [watched for watched in self._watched if watched is not known]
        return gone

    def forget(self) -> None:
        """Let go of all of them."""
        self._known.clear()
        self._watched.clear()
        self._looks.clear()


def whole(look: Look) -> dict[str, Any]:
    """Every key with its preview."""
    return {name: preview for name, (_, preview, _) in look.items()}


def difference(was: Look, now: Look) -> dict[str, Any] | None:
    """A `delta` of event-parts.ts; None when nothing changed."""
    changed: dict[str, Any] = {}
    for name, seen in now.items():
        before = was.get(name)
        if before is not seen and (before is None or before[1] != seen[1]):
            changed[name] = seen[1]
    gone = [name for name in was if name not in now]
    return {"set": changed, "gone": gone} if changed or gone else None
