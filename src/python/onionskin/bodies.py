"""Response bodies: iterables with an identity of their own, because a pass-through middleware hands on the very object it was given."""

import inspect
import io
import sys
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType, GeneratorType, GetSetDescriptorType
from typing import Any, Literal

from onionskin.slots import member, name_of

_OURS = str(Path(__file__).parent)

type Pulled = Literal["python", "c", "iter"]


@dataclass
class Body:
    """One body. `pulled`: whether asking it for a chunk runs Python code that we can see, or is C's own business; `iter`: its __iter__ will tell."""

    number: int
    maker: int | None
    pulled: Pulled
    closed: bool = False
    exhausted: bool = False
    #: Index of the last `stop` event.
    last_stop: int | None = None
    #: Index of the last `chunk` event.
    last_chunk: int | None = None
    size: int | None = None
    codes: list[CodeType] = field(default_factory=list)


def kind_of(value: Any) -> str | None:
    """The `kind` of body.ts, or None when nothing can be iterated over."""
    kind = type(value)
    if issubclass(kind, list):
        return "list"
    if issubclass(kind, tuple):
        return "tuple"
    if kind is GeneratorType:
        return "generator"
    if issubclass(kind, io.IOBase):
        return "file"
    if name_of(kind) == "FileWrapper":
        return "wrapper"
    if issubclass(kind, (str, bytes, bytearray, dict, set, frozenset)):
        return "unknown"
    if member(kind, "__next__") is not None or member(kind, "__iter__") is not None:
        return "iterator"
    return "unknown" if member(kind, "__getitem__") is not None else None


def closes(value: Any) -> bool | None:
    """PEP 3333: "If the iterable returned by the application has a close() method, the server or gateway must call that method upon
    completion of the current request". Whether it has one; None where only code of the program's could say."""
    kind = type(value)
    if member(kind, "close") is not None:
        return True
    looked_up = member(kind, "__getattribute__")
    if member(kind, "__getattr__") is not None or type(looked_up) is FunctionType:
        return None
    place = member(kind, "__dict__")
    if place is not None and type(place) is not GetSetDescriptorType:  # the class says itself what its __dict__ is
        return None
    return own_close(value) is not None


def own_close(value: Any) -> Any:
    """The close() that was given to this very object, as wsgiref's FileWrapper does it; None: there is none."""
    place = member(type(value), "__dict__")
    return dict.get(place.__get__(value), "close") if type(place) is GetSetDescriptorType else None


def pulled_how(value: Any) -> tuple[Pulled, list[CodeType]]:
    """How chunks are fetched from it, and the code that has to be watched for that."""
    kind = type(value)
    if kind is GeneratorType:
        return "python", [value.gi_code]
    start = member(kind, "__iter__")
    step = member(kind, "__next__")
    codes = [f.__code__ for f in (start, step, member(kind, "close")) if _is_python(f)]
    if _is_python(step):
        return "python", codes
    return ("iter" if _is_python(start) else "c"), codes


def part_of(value: Any, code: CodeType) -> str | None:
    """Which of an iterable's methods this code is, whatever name it was written under."""
    for name in ("__next__", "__iter__", "close"):
        function = member(type(value), name)
        if type(function) is FunctionType and function.__code__ is code:
            return name
    return None


def _is_python(function: Any) -> bool:
    """Whether it is Python code that can be seen running. What is Python only here (a gateway's file wrapper) is C's in the real server."""
    return isinstance(function, FunctionType) and not function.__code__.co_filename.startswith(_OURS)


def is_lazy(value: Any) -> bool:
    """Whether none of the code that makes the chunks has run: an unstarted generator, an iterator of the builtin lazy kinds."""
    if type(value) is GeneratorType:
        return inspect.getgeneratorstate(value) == inspect.GEN_CREATED
    return any(type(value) is kind for kind in (map, filter, zip))


_ITERATORS = frozenset({id(type(iter([]))), id(type(iter(())))})


def items_of(value: Any) -> tuple[list[Any] | tuple[Any, ...], int] | None:
    """The exact list or tuple that `value` is, or that it is an iterator over, and how many items such an iterator has passed."""
    kind = type(value)
    if kind is list or kind is tuple:
        return value, 0
    if id(kind) in _ITERATORS:
        _, arguments, *at = value.__reduce__()
        under = arguments[0]
        return (under, at[0]) if at and (type(under) is list or type(under) is tuple) else None
    return None


@dataclass
class _Held:
    value: Any


def _holders(held: _Held) -> int:
    return sys.getrefcount(held.value)


#: What _holders() counts when nobody but us holds it.
_ONLY_US = _holders(_Held([]))


class Identities:
    """Recognises objects without keeping the user's alive: weakly where that is possible. Lists, tuples and C's iterators can't be referred to
    weakly: they are held, and `sweep` lets go of those that the program has dropped."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Callable[[], Any], Any]] = {}
        self._held: dict[int, _Held] = {}

    def add(self, value: Any, what: Any, dropped: Callable[[], None] | None = None) -> None:
        """Remember `what` about `value`. `dropped` is called when it is collected, where that can be known."""
        try:
            reference: Callable[[], Any] = weakref.ref(value, (lambda _: dropped()) if dropped else None)
        except TypeError:
            held = self._held[id(value)] = _Held(value)
            reference = lambda: held.value  # noqa: E731
        self._known[id(value)] = (reference, what)

    def get(self, value: Any) -> Any:
        """What is remembered about this very object, or None."""
        known = self._known.get(id(value))
        return known[1] if known is not None and known[0]() is value else None

    def last(self, what: Any) -> list[Any]:
        """The objects about which `what` is remembered, the latest first."""
        return [reference() for reference, known in reversed(self._known.values()) if known is what]

    @property
    def holds(self) -> bool:
        """Whether any object is held."""
        return bool(self._held)

    def sweep(self) -> list[Any]:
        """Let go of those that only we hold: what is in them dies when the program meant it to. They are given back, to die outside of us."""
        gone: list[Any] = []
        for address, held in [*self._held.items()]:
            if _holders(held) == _ONLY_US:
                gone.append(held.value)
                del self._known[address]
                del self._held[address]
        return gone
