"""Previews of Python values that never run the program's own code: exact built-in types only, everything else by the name of its type."""

import weakref
from contextlib import suppress
from types import FunctionType, ModuleType
from typing import Any

from onionskin.budgets import PREVIEW_DEPTH, PREVIEW_ITEMS, PREVIEW_TEXT
from onionskin.slots import arguments_of, member, name_of

# Types by their id(): comparing a class with another may run code of its metaclass.
ATOMS = frozenset(map(id, (str, int, float, complex, bool, bytes, type(None), type(Ellipsis), range)))
SIZED = frozenset(map(id, (str, bytes, bytearray, list, tuple, dict, set, frozenset, range)))
#: Nothing can refer to them weakly: sameness.py knows them in the locals of frames.
_NAMELESS = frozenset(map(id, (list, tuple, dict, bytearray)))
_BRACKETS = {id(list): ("[", "]"), id(tuple): ("(", ")"), id(set): ("{", "}"), id(frozenset): ("frozenset({", "})")}
_EMPTY = {id(list): "[]", id(tuple): "()", id(set): "set()", id(frozenset): "frozenset()"}


def is_atom(value: Any) -> bool:
    """Whether `value` is immutable and safe to hold on to: nothing of the program's hangs on it."""
    return id(type(value)) in ATOMS


class Previews:
    """Makes previews, and gives objects numbers by which they can be recognised in one recording."""

    def __init__(self) -> None:
        self._numbers: dict[int, tuple[weakref.ref[Any], int]] = {}
        self._count = 0

    def value(self, value: Any, limit: int = PREVIEW_TEXT, number: int | None = None) -> dict[str, Any]:
        """A `value` of event-parts.ts. `number`: the object's, where it is known to somebody else."""
        kind = type(value)
        if kind is int and -(10**18) < value < 10**18:  # most of what programs count with
            return {"type": "int", "text": repr(value)}
        if kind is str and len(value) <= limit and len(text := repr(value)) <= limit:
            return {"type": "str", "text": text, "length": len(value)}
        text, cut = _bounded(_text(value, PREVIEW_DEPTH, limit), limit)
        made: dict[str, Any] = {"type": name_of(kind), "text": text}
        if id(kind) in SIZED:
            made["length"] = len(value)
        if cut:
            made["cut"] = True
        if number is None and id(kind) not in ATOMS:
            number = self.number(value)
        if number is not None:
            made["id"] = number
        return made

    def new_number(self) -> int:
        """One that no object has."""
        self._count += 1
        return self._count

    def number(self, value: Any) -> int | None:
        """The number of this very object; None where an address could be used again without our noticing."""
        if id(type(value)) in _NAMELESS:
            return None
        known = self._numbers.get(id(value))
        if known is not None and known[0]() is value:
            return known[1]
        try:
            reference = weakref.ref(value)
        except TypeError:
            return None
        number = self.new_number()
        self._numbers[id(value)] = (reference, number)
        return number


def _bounded(text: str, limit: int) -> tuple[str, bool]:
    return (text, False) if len(text) <= limit else (text[: limit - 1] + "…", True)


def _text(value: Any, depth: int, limit: int) -> str:
    kind = type(value)
    if kind is str or kind is bytes or kind is bytearray:
        return repr(value[: limit + 1])
    if kind is int:
        return repr(value) if value.bit_length() < 512 else f"<int of {value.bit_length()} bits>"
    if id(kind) in ATOMS:
        return repr(value)
    if id(kind) in _BRACKETS:
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
        return f"<class {name_of(value)}>"
    if kind is ModuleType:
        return "<module>"
    return f"<{name_of(kind)}>"


def _container(value: Any, depth: int, limit: int) -> str:
    left, right = _BRACKETS[id(type(value))]
    if not value:
        return _EMPTY[id(type(value))]
    if depth == 0:
        return f"{left}…{right}"
    items = value[:PREVIEW_ITEMS] if type(value) is list or type(value) is tuple else _first(value)
    # Short text and numbers, which are most of all, without a call of ours.
    inside = ", ".join(
        [
            repr(item)
            if ((kind := type(item)) is str and len(item) <= limit) or (kind is int and -(10**18) < item < 10**18)
            else _text(item, depth - 1, limit)
            for item in items
        ]
    )
    if len(value) > PREVIEW_ITEMS:
        inside += ", …"
    elif type(value) is tuple and len(value) == 1:
        inside += ","
    return f"{left}{inside}{right}"


def _first(items: Any) -> list[Any]:
    return [item for item, _ in zip(items, range(PREVIEW_ITEMS), strict=False)]


#: The exceptions that have a `__str__` of their own, and what that puts into words.
_FIELDS: dict[type[BaseException], tuple[str, ...]] = {
    BaseException: (),
    KeyError: (),
    ImportError: ("msg",),
    OSError: ("errno", "strerror", "filename", "filename2"),
    SyntaxError: ("msg", "filename", "lineno"),
    UnicodeEncodeError: ("encoding", "object", "reason"),
    UnicodeDecodeError: ("encoding", "object", "reason"),
    UnicodeTranslateError: ("object", "reason"),
}


def error_text(error: BaseException) -> str:
    """str(error), where that runs nothing of the program's."""
    args = arguments_of(error)
    if all(map(is_atom, args)) and _says_atoms(error):
        return str(error)[:2000]
    return ", ".join(_bounded(_argument(arg), PREVIEW_TEXT)[0] for arg in args)


def _says_atoms(error: BaseException) -> bool:
    """Whether what its `__str__` puts into words, beside the arguments, are atoms: a file name may be any object, with a `__repr__`."""
    shows = member(type(error), "__str__")
    for kind, fields in _FIELDS.items():
        if shows is kind.__dict__["__str__"]:
            with suppress(Exception):  # what was never set can't be read
                return all(is_atom(kind.__dict__[field].__get__(error)) for field in fields)
    return False


def _argument(value: Any) -> str:
    """What an exception was made with; of another exception (`URLError(OSError(…))`), its words rather than its type."""
    if issubclass(type(value), BaseException) and all(map(is_atom, arguments_of(value))):
        return f"{name_of(type(value))}: {error_text(value)}"
    return _text(value, PREVIEW_DEPTH, PREVIEW_TEXT)
