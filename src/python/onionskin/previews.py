"""Previews of Python values that never run the program's own code: exact built-in types only, everything else by the name of its type."""

import weakref
from itertools import islice
from operator import is_
from types import FunctionType, ModuleType
from typing import Any

from onionskin.budgets import PREVIEW_DEPTH, PREVIEW_ITEMS, PREVIEW_TEXT

_ATOMS = (str, int, float, complex, bool, bytes, type(None), type(Ellipsis), range)
_SIZED = (str, bytes, bytearray, list, tuple, dict, set, frozenset, range)
_BRACKETS = {list: ("[", "]"), tuple: ("(", ")"), set: ("{", "}"), frozenset: ("frozenset({", "})")}


def is_atom(value: Any) -> bool:
    """Whether `value` is immutable and safe to hold on to: nothing of the program's hangs on it."""
    return type(value) in _ATOMS


type Fingerprint = tuple[Any, ...]


def fingerprint(value: Any) -> Fingerprint | None:
    """Of an exact list, tuple or dict of plain things: what its preview depends on. Much cheaper than the preview; None when it isn't so plain."""
    kind = type(value)
    if kind is list or kind is tuple:
        items = list(value[:PREVIEW_ITEMS])
    elif kind is dict:
        items = [part for pair in islice(value.items(), PREVIEW_ITEMS) for part in pair]
    else:
        return None
    made: list[Any] = [len(value)]
    for item in items:
        of = type(item)
        if of in _SIZED and of not in _ATOMS:
            return None
        made.append(item if of in _ATOMS else of)
    return tuple(made)


def same_fingerprint(one: Fingerprint | None, other: Fingerprint | None) -> bool:
    """Whether both are known and made of the very same things."""
    if one is None or other is None or len(one) != len(other) or one[0] != other[0]:
        return False
    return all(map(is_, one[1:], other[1:], strict=True))


class Previews:
    """Makes previews, and gives objects numbers by which they can be recognised in one recording."""

    def __init__(self) -> None:
        self._numbers: dict[int, tuple[weakref.ref[Any], int]] = {}

    def value(self, value: Any, limit: int = PREVIEW_TEXT) -> dict[str, Any]:
        """A `value` of event.ts."""
        kind = type(value)
        text, cut = _bounded(_text(value, PREVIEW_DEPTH, limit), limit)
        made: dict[str, Any] = {"type": kind.__name__, "text": text}
        if kind in _SIZED:
            made["length"] = len(value)
        if cut:
            made["cut"] = True
        if kind not in _ATOMS and (number := self.number(value)) is not None:
            made["id"] = number
        return made

    def number(self, value: Any) -> int | None:
        """The number of this very object; None where an address could be used again without our noticing."""
        known = self._numbers.get(id(value))
        if known is not None and known[0]() is value:
            return known[1]
        try:
            reference = weakref.ref(value)
        except TypeError:
            return None
        self._numbers[id(value)] = (reference, len(self._numbers) + 1)
        return len(self._numbers)


def _bounded(text: str, limit: int) -> tuple[str, bool]:
    return (text, False) if len(text) <= limit else (text[: limit - 1] + "…", True)


def _text(value: Any, depth: int, limit: int) -> str:
    kind = type(value)
    if kind is str or kind is bytes or kind is bytearray:
        return repr(value[: limit + 1])
    if kind is int:
        return repr(value) if value.bit_length() < 512 else f"<int of {value.bit_length()} bits>"
    if kind in _ATOMS:
        return repr(value)
    if kind in _BRACKETS:
        return _container(value, depth, limit)
    if kind is dict:
        if depth == 0:
            return "{…}"
        items = _first(value.items())
        inside = ", ".join(f"{_text(k, depth - 1, limit)}: {_text(v, depth - 1, limit)}" for k, v in items)
        return "{" + inside + (", …" if len(value) > PREVIEW_ITEMS else "") + "}"
    if kind is FunctionType:
        return f"<function {value.__name__}>"
    if kind is type:
        return f"<class {value.__name__}>"
    if kind is ModuleType:
        return "<module>"
    return f"<{kind.__name__}>"


def _container(value: Any, depth: int, limit: int) -> str:
    left, right = _BRACKETS[type(value)]
    if not value:
        return {list: "[]", tuple: "()", set: "set()", frozenset: "frozenset()"}[type(value)]
    if depth == 0:
        return f"{left}…{right}"
    inside = ", ".join(_text(item, depth - 1, limit) for item in _first(value))
    if len(value) > PREVIEW_ITEMS:
        inside += ", …"
    elif type(value) is tuple and len(value) == 1:
        inside += ","
    return f"{left}{inside}{right}"


def _first(items: Any) -> list[Any]:
    return [item for item, _ in zip(items, range(PREVIEW_ITEMS), strict=False)]


_ARGS = BaseException.__dict__["args"].__get__


def error_text(error: BaseException) -> str:
    """str(error), where that runs nothing of the program's."""
    args = _ARGS(error)
    own = any(type(vars(cls).get("__str__")) is FunctionType for cls in type(error).__mro__)
    if own or not all(type(arg) in _ATOMS for arg in args):
        return ", ".join(_bounded(_text(arg, PREVIEW_DEPTH, PREVIEW_TEXT), PREVIEW_TEXT)[0] for arg in args)
    return str(error)[:2000]
