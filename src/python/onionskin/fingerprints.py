"""Whether a value that is looked at again and again still has the same preview: told much more cheaply than by making the preview anew.

A fingerprint holds nothing of the program's but what can't change and hangs on nothing: numbers, text, bytes. Everything here runs in C as
far as that goes, over exact built-in types only, and none of the program's code runs.
"""

from itertools import chain, islice
from operator import is_
from types import FunctionType, ModuleType
from typing import Any

from onionskin.budgets import PREVIEW_DEPTH, PREVIEW_ITEMS
from onionskin.previews import ATOMS, SIZED, Previews
from onionskin.slots import name_of

#: The first item says what the others are.
type Fingerprint = tuple[Any, ...]

_FLAT, _NESTED, _DEEP, _OBJECT = range(4)
_NESTS = frozenset({id(list), id(tuple)})
#: As many things within lists within a list; more are looked at one by one.
_NESTED_ITEMS = 100
#: Whose previews say more than the name of their type.
_TELLING = SIZED | {id(FunctionType), id(ModuleType), id(type)}


def fingerprint(value: Any, previews: Previews) -> Fingerprint | None:
    """What the preview of `value`, which is no atom, depends on. None when that is not so simple."""
    kind = type(value)
    if kind is list or kind is tuple:
        items = value[:PREVIEW_ITEMS]
    elif kind is dict:
        items = [*chain.from_iterable(islice(value.items(), PREVIEW_ITEMS))]
    elif id(kind) in _TELLING:
        return None
    else:
        return _OBJECT, name_of(kind), previews.number(value)
    types = [*map(id, map(type, items))]
    if ATOMS.issuperset(types):
        return _FLAT, len(value), items
    if _NESTS.issuperset(types):
        sizes = [*map(len, items)]
        if sum(sizes) <= _NESTED_ITEMS:
            inside = [*chain.from_iterable(items)]
            if ATOMS.issuperset(map(id, map(type, inside))):
                return _NESTED, len(value), types, sizes, inside
    made: list[Any] = []
    return (_DEEP, made) if _mark(value, PREVIEW_DEPTH, made) else None


def is_same(mark: Fingerprint | None, value: Any, previews: Previews) -> bool:
    """Whether `value`, which has the same address as what `mark` was made of, still has that fingerprint."""
    if mark is None:
        return False
    what = mark[0]
    kind = type(value)
    if what == _OBJECT:
        return id(kind) not in _TELLING and name_of(kind) == mark[1] and previews.number(value) == mark[2]
    if kind is list or kind is tuple:
        items = value[:PREVIEW_ITEMS]
    elif kind is dict:
        items = [*chain.from_iterable(islice(value.items(), PREVIEW_ITEMS))]
    else:
        return False
    if what == _DEEP:
        made: list[Any] = []
        known = mark[1]
        return (
            _mark(value, PREVIEW_DEPTH, made) and len(made) == len(known) and made[0] == known[0] and all(map(is_, made, known))  # noqa: B912
        )
    if len(value) != mark[1]:
        return False
    if what == _FLAT:
        return all(map(is_, items, mark[2]))  # noqa: B912
    if [*map(id, map(type, items))] != mark[2] or [*map(len, items)] != mark[3]:
        return False
    return all(map(is_, chain.from_iterable(items), mark[4]))  # noqa: B912


def _mark(value: Any, depth: int, made: list[Any]) -> bool:
    """The same for what is nested deeper: a list of the things themselves, and of the types of what they are in."""
    kind = type(value)
    if kind is list or kind is tuple:
        items = value[:PREVIEW_ITEMS]
    elif kind is dict:
        items = [*chain.from_iterable(islice(value.items(), PREVIEW_ITEMS))]
    else:
        return False
    # The length of what is inside only shows in whether everything of it is shown.
    made.append(len(value) if depth == PREVIEW_DEPTH else min(len(value), PREVIEW_ITEMS + 1))
    for item in items:
        of = type(item)
        if id(of) in ATOMS:
            made.append(item)
            continue
        made.append(of)
        if id(of) in SIZED and depth > 1 and not _mark(item, depth - 1, made):
            return False
    return True
