"""The values that a call is about to take, read from the frame's names. Runs nothing of the program's."""

import inspect
from types import FrameType, FunctionType, MethodType
from typing import Any, Final

from onionskin.bytecode import Anatomy, Source
from onionskin.slots import member

UNKNOWN: Final = object()


def argument_values(frame: FrameType, anatomy: Anatomy, offset: int) -> tuple[Any, ...]:
    """The positional arguments of the call at `offset`; nothing unless all of them are known."""
    values = tuple(value_of(frame, source) for source in anatomy.call_site(offset).arguments)
    return () if any(value is UNKNOWN for value in values) else values


def call_values(frame: FrameType, anatomy: Anatomy, offset: int) -> tuple[tuple[Any, ...], dict[str, Any]] | None:
    """What the call at `offset` passes by position and by name; None unless all of it is known."""
    site = anatomy.call_site(offset)
    values = [value_of(frame, source) for source in site.arguments]
    keywords = {name: value_of(frame, source) for name, source in site.keywords}
    if site.spread is not None:
        spread = value_of(frame, site.spread)
        if type(spread) is not tuple and type(spread) is not list:
            return None
        values.extend(spread)
    if site.merged is not None:
        merged = value_of(frame, site.merged)
        if type(merged) is not dict or not all(type(name) is str for name in merged):
            return None
        keywords |= merged
    if any(value is UNKNOWN for value in (*values, *keywords.values())):
        return None
    return tuple(values), keywords


def value_of(frame: FrameType, source: Source | None) -> Any:
    """What a constant, a name or a chain of plain attributes stands for now."""
    if source is None or source.kind == "call":
        return UNKNOWN
    if source.kind == "const":
        return source.value
    first, *path = (source.value,) if source.kind == "name" else source.value
    value = frame.f_locals.get(first, UNKNOWN)
    if value is UNKNOWN:
        value = frame.f_globals.get(first, UNKNOWN)
    for name in path:
        value = _attribute(value, name)
    return value


def _attribute(owner: Any, name: str) -> Any:
    if owner is UNKNOWN:
        return UNKNOWN
    found = inspect.getattr_static(owner, name, UNKNOWN)
    if type(found) is FunctionType:
        of_class = member(type(owner), name)
        is_method = found is of_class and not issubclass(type(owner), type)
        return MethodType(found, owner) if is_method else found
    # A property or the like would have to be run to know.
    return UNKNOWN if member(type(found), "__get__") is not None else found
