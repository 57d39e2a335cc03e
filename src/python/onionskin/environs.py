"""environ dictionaries: who is who, and what changed in them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onionskin.budgets import WHOLE_TEXT
from onionskin.previews import Previews, is_atom

#: What was last seen under each key: the value itself where it is safe to hold, and its preview.
type Look = dict[str, tuple[Any, dict[str, Any]]]
_UNSAFE = object()


@dataclass
class _Known:
    number: int
    #: None while it is out of sight.
    environ: dict[str, Any] | None


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
        #: Whether there is any but the server's own, which lives as long as the request.
        self.several = False

    def number(self, environ: dict[str, Any]) -> int:
        """Its identity in this recording."""
        known = self._known.get(id(environ))
        if known is None or known.environ is None:
            known = self._known[id(environ)] = _Known(self._count, environ)
            self._count += 1
            self.several = self._count > 1
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
        now: Look = {}
        for key, value in dict.items(environ):
            name = key if type(key) is str else self._previews.value(key)["text"]
            was = before.get(name)
            if was is not None and was[0] is value:
                now[name] = was
            else:
                now[name] = (value if is_atom(value) else _UNSAFE, self._previews.value(value, WHOLE_TEXT))
        self._looks[number] = now
        return now

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
        return gone

    def forget(self) -> None:
        """Let go of all of them."""
        self._known.clear()
        self._looks.clear()


def whole(look: Look) -> dict[str, Any]:
    """Every key with its preview."""
    return {name: preview for name, (_, preview) in look.items()}


def difference(was: Look, now: Look) -> dict[str, Any] | None:
    """A `delta` of event.ts; None when nothing changed."""
    changed: dict[str, Any] = {}
    for name, seen in now.items():
        before = was.get(name)
        if before is not seen and (before is None or before[1] != seen[1]):
            changed[name] = seen[1]
    gone = [name for name in was if name not in now]
    return {"set": changed, "gone": gone} if changed or gone else None
