"""HttpRequest and HttpResponse, looked at without running anything of theirs: no property, no lazy object, no code of a session or a user.

A request is looked at as if it were an environ whose keys are its attributes (environs.py); of a response are told its status, headers, cookies
and size, as far as they are plain values.
"""

import sys
from typing import Any

from onionskin.previews import Previews
from onionskin.slots import attributes_of, member, mro_of, name_of

#: Attributes that are the WSGI environ once more: what changes in it is told of it.
_SAME = frozenset({"environ", "META"})
_NOTHING: dict[str, Any] = {}


def attributes_of_request(request: Any) -> dict[str, Any] | None:
    """What was set on an HttpRequest; None when it is none."""
    return attributes_of(request) if _is(request, "django.http.request", "HttpRequest") else None


class RequestLens:
    """The attributes of an HttpRequest; what is in its session, who its user is and whatever else is lazy, once the program itself has had
    them loaded."""

    def __init__(self) -> None:
        #: The names of attributes that are lazy.
        self._lazy: tuple[str, ...] = ()

    def shown(self, environ: dict[str, Any]) -> dict[str, Any]:
        """What there is to see."""
        shown = {name: value for name, value in environ.items() if name not in _SAME}
        self._lazy = tuple(
            name
            for name, value in shown.items()
            if type(value) is not str and _is(value, "django.utils.functional", "LazyObject")
        )
        for name in self._lazy:
            loaded = _loaded(shown[name])
            if loaded is not None:
                shown[name] = loaded
                if type(called := (attributes_of(loaded) or _NOTHING).get("username")) is str:
                    shown[f"{name}.username"] = called
        if (session := environ.get("session")) is not None:
            own = attributes_of(session) or _NOTHING
            if type(cache := own.get("_session_cache")) is dict:
                shown |= {f"session[{key!r}]": value for key, value in cache.items() if type(key) is str}
            # To load it is to see what was in it before; only what is set makes it another one, which is saved.
            if own.get("modified") is True:
                shown["session.modified"] = True
        return shown

    def mark(self, environ: dict[str, Any]) -> Any:
        """Another one when the user was loaded, or the session has changed. This is asked at each crossing: it has to be quick."""
        session = environ.get("session")
        if session is None and not self._lazy:
            return None
        own = _NOTHING if session is None else attributes_of(session) or _NOTHING
        cache = own.get("_session_cache")
        held = len(cache) if type(cache) is dict else 0
        return [id(_loaded(environ.get(name))) for name in self._lazy], held, own.get("modified") is True


def _loaded(lazy: Any) -> Any:
    """What is in a SimpleLazyObject that the program has used; None: nobody has."""
    within = (attributes_of(lazy) or _NOTHING).get("_wrapped")
    return None if type(within) is object else within


def response_of(value: Any, previews: Previews) -> dict[str, Any] | None:
    """A `response` of event-parts.ts; None when it is no HttpResponse."""
    own = attributes_of(value) if _is(value, "django.http.response", "HttpResponseBase") else None
    if own is None:
        return None
    kind = type(value)
    status = own.get("status_code", member(kind, "status_code"))
    told: dict[str, Any] = {"type": name_of(kind), "status": status if type(status) is int else None}
    told["headers"] = [list(pair) for pair in _headers(own)]
    if cookies := _cookies(own.get("cookies")):
        told["cookies"] = cookies
    rendered = own.get("_is_rendered") is not False
    told["size"] = _size(own) if rendered else None
    if not rendered:
        told["rendered"] = False
    if (number := previews.number(value)) is not None:
        told["id"] = number
    return told


def _headers(own: dict[str, Any]) -> list[tuple[str, str]]:
    store = (attributes_of(own.get("headers")) or _NOTHING).get("_store")
    pairs = store.values() if type(store) is dict else ()
    return [pair for pair in pairs if type(pair) is tuple and len(pair) == 2 and type(pair[0]) is str and type(pair[1]) is str]


def _cookies(cookies: Any) -> list[list[str]]:
    """Names and values. SimpleCookie is a dict of Morsels, whose own attributes say what was set."""
    if not issubclass(type(cookies), dict):
        return []
    values = [(name, (attributes_of(morsel) or _NOTHING).get("_coded_value")) for name, morsel in dict.items(cookies)]
    return [[name, value] for name, value in values if type(name) is str and type(value) is str]


def _size(own: dict[str, Any]) -> int | None:
    """Bytes of its content; None where they come later, or nobody knows."""
    parts = own.get("_container")
    if type(parts) is not list or not all(type(part) is bytes for part in parts):
        return None
    return sum(map(len, parts))


def _is(value: Any, module: str, name: str) -> bool:
    """Whether a value is of a class of Django's, if that has been imported at all."""
    found = sys.modules.get(module)
    kind = None if found is None else found.__dict__.get(name)
    if kind is None:
        return False
    for base in mro_of(type(value)):  # noqa: SIM110 (a loop of its own is quicker, and this is asked often)
        if base is kind:
            return True
    return False
