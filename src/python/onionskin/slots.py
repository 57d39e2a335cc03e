"""Facts about the program's classes and exceptions, read past any `__getattribute__` of theirs: looking runs none of its code."""

from collections.abc import Callable
from types import GetSetDescriptorType, TracebackType
from typing import Any

name_of: Callable[[type], str] = type.__dict__["__name__"].__get__
mro_of: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__
trace_of: Callable[[BaseException], TracebackType | None] = BaseException.__dict__["__traceback__"].__get__
arguments_of: Callable[[BaseException], tuple[Any, ...]] = BaseException.__dict__["args"].__get__
_members_of: Callable[[type], dict[str, Any]] = type.__dict__["__dict__"].__get__


def member(kind: type, name: str) -> Any:
    """What `name` stands for in a class or the classes it is made of, unbound; None when there is no such thing."""
    for base in mro_of(kind):
        members = _members_of(base)
        if name in members:
            return members[name]
    return None


def attributes_of(value: Any) -> dict[str, Any] | None:
    """What was set on an object, by name; None where it keeps no such thing."""
    place = member(type(value), "__dict__")
    if type(place) is not GetSetDescriptorType:
        return None
    own = place.__get__(value)
    return own if type(own) is dict else None
