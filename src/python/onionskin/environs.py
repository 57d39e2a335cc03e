"""environ dictionaries: who is who, and what changed in them."""

from typing import Any

from onionskin.budgets import WHOLE_TEXT
from onionskin.previews import Previews, is_atom

#: What was last seen under each key: the value itself where it is safe to hold, and its preview.
type Look = dict[str, tuple[Any, dict[str, Any]]]
_UNSAFE = object()


class Environs:
    """Every environ of one recording. They are held until its end, so that no address is used twice."""

    def __init__(self, previews: Previews) -> None:
        self._previews = previews
        self._known: dict[int, tuple[int, dict[str, Any]]] = {}
        self._looks: dict[int, Look] = {}

    def number(self, environ: dict[str, Any]) -> int:
        """Its identity in this recording."""
        known = self._known.get(id(environ))
        if known is None:
            known = self._known[id(environ)] = (len(self._known), environ)
        return known[0]

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

    def forget(self) -> None:
        """Let go of all of them."""
        self._known.clear()
        self._looks.clear()


def whole(look: Look) -> dict[str, Any]:
    """Every key with its preview."""
    return {name: preview for name, (_, preview) in look.items()}


def difference(was: Look, now: Look) -> dict[str, Any] | None:
    """A `delta` of event.ts; None when nothing changed."""
    changed = {name: preview for name, (_, preview) in now.items() if name not in was or was[name][1] != preview}
    gone = [name for name in was if name not in now]
    return {"set": changed, "gone": gone} if changed or gone else None
