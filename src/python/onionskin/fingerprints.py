"""Whether a value that is looked at again and again still has the same preview: told much more cheaply than by making the preview anew.

A fingerprint holds nothing of the program's but what can't change and hangs on nothing: numbers, text, bytes, short tuples of them; and types.
Everything here looks at exact built-in types only, and none of the program's code runs. The loops are Python's own: in WebAssembly each call of a
function of C's, as map() makes one for every item, takes longer than a step of a loop.
"""

from collections.abc import Callable, Iterable
from itertools import chain, islice
from operator import is_not
from types import FunctionType, ModuleType
from typing import Any
from weakref import ref

from onionskin.budgets import PREVIEW_DEPTH, PREVIEW_ITEMS, PREVIEW_TEXT
from onionskin.previews import ATOMS, SIZED
from onionskin.slots import name_of

#: Says, of a value and of what it remembers, whether the preview is the same, and the object too.
type Fingerprint = tuple[Callable[[Any, Any], bool], Any]

#: What is in a list, and of which no more than the type can be seen there.
_TELLING = SIZED | {id(FunctionType), id(ModuleType), id(type)}
_ROWS = frozenset(map(id, (list, tuple, set, frozenset)))


def _never(value: Any, mark: Any) -> bool:
    return False


#: Of what has to be looked at anew each time.
UNKNOWN: Fingerprint = (_never, None)


def is_frozen(value: Any) -> bool:
    """Whether it is safe to hold, and its preview will never change."""
    kind = type(value)
    if kind is str or kind is int or id(kind) in ATOMS:
        return True
    if kind is not tuple or len(value) > PREVIEW_ITEMS:
        return False
    for item in value:
        of = type(item)
        if of is not str and of is not int and id(of) not in ATOMS:
            return False
    return True


def fingerprint(value: Any) -> Fingerprint:
    """What the preview of `value`, which is not frozen, depends on."""
    kind = type(value)
    if id(kind) in _ROWS:
        return _of_items(value, kind, _items(value, kind))
    if kind is dict:
        keys, values = [*islice(value, PREVIEW_ITEMS)], [*islice(value.values(), PREVIEW_ITEMS)]
        if _are_frozen(keys):
            if _are_frozen(values):
                return _same_dict, (id(value), len(value), keys, values)
            if (known := _mixed(values)) is not None:
                return _same_dict_of, (id(value), len(value), keys, *known)
        return _of_items(value, kind, [*keys, *values])
    if kind is bytearray:
        return _same_bytes, (id(value), len(value), bytes(value[: PREVIEW_TEXT + 1]))
    if kind is FunctionType:
        return _same_function, (ref(value), value.__name__)
    if kind is type:
        return _same_class, (ref(value), name_of(value))
    name = name_of(kind)
    # A class of the program's can be renamed; those of C can't, and give their name anew each time.
    by_name = name if name_of(kind) is name else None
    try:
        return _same_object, (ref(value), id(kind), by_name)
    except TypeError:
        return _same_address, (id(value), id(kind), by_name)


def _are_frozen(items: list[Any]) -> bool:
    for item in items:
        kind = type(item)
        if kind is not str and kind is not int and not is_frozen(item):
            return False
    return True


def _mixed(items: list[Any]) -> tuple[list[Any], list[bool]] | None:
    """Of items that are frozen they themselves, of others the types; and which are which. None where there is more to be seen of the others."""
    mask = [is_frozen(item) for item in items]
    known = [item if frozen else type(item) for item, frozen in zip(items, mask, strict=True)]
    for kind, frozen in zip(known, mask, strict=True):
        if not frozen and id(kind) in _TELLING:
            return None
    return known, mask


def _of_items(value: Any, kind: type, items: list[Any]) -> Fingerprint:
    if _are_frozen(items):
        return _same_row, (kind, id(value), len(value), items)
    if (known := _mixed(items)) is not None and kind is not dict:
        return _same_mixed, (kind, id(value), len(value), *known)
    made: list[Any] = []
    return (_same_deep, (kind, id(value), len(value), made)) if _mark(value, PREVIEW_DEPTH, made) else UNKNOWN


def _same_row(value: Any, mark: Any) -> bool:
    kind, address, size, items = mark
    if type(value) is not kind or len(value) != size or id(value) != address:
        return False
    at = 0
    for item in value:
        if at == PREVIEW_ITEMS:
            return True
        if item is not items[at]:
            return False
        at += 1  # noqa: SIM113 (enumerate() is slower)
    return True


def _same_dict(value: Any, mark: Any) -> bool:
    address, size, keys, values = mark
    if type(value) is not dict or len(value) != size or id(value) != address:
        return False
    at = 0
    for key, item in value.items():
        if at == PREVIEW_ITEMS:
            return True
        if item is not values[at] or key is not keys[at]:
            return False
        at += 1  # noqa: SIM113 (enumerate() is slower)
    return True


def _same_dict_of(value: Any, mark: Any) -> bool:
    address, size, keys, known, mask = mark
    if type(value) is not dict or len(value) != size or id(value) != address:
        return False
    at = 0
    for key, item in value.items():
        if at == PREVIEW_ITEMS:
            return True
        if (item if mask[at] else type(item)) is not known[at] or key is not keys[at]:
            return False
        at += 1  # noqa: SIM113 (enumerate() is slower)
    return True


def _same_mixed(value: Any, mark: Any) -> bool:
    kind, address, size, known, mask = mark
    if type(value) is not kind or len(value) != size or id(value) != address:
        return False
    at = 0
    for item in value:
        if at == PREVIEW_ITEMS:
            return True
        if (item if mask[at] else type(item)) is not known[at]:
            return False
        at += 1  # noqa: SIM113 (enumerate() is slower)
    return True


def _same_bytes(value: Any, mark: Any) -> bool:
    address, size, head = mark
    return type(value) is bytearray and id(value) == address and len(value) == size and value[: PREVIEW_TEXT + 1] == head


def _same_deep(value: Any, mark: Any) -> bool:
    kind, address, size, known = mark
    made: list[Any] = []
    return (
        type(value) is kind
        and id(value) == address
        and len(value) == size
        and _mark(value, PREVIEW_DEPTH, made)
        and len(made) == len(known)
        and not any(map(is_not, made, known))  # noqa: B912
    )


def _same_function(value: Any, mark: Any) -> bool:
    return mark[0]() is value and value.__name__ is mark[1]


def _same_class(value: Any, mark: Any) -> bool:
    return mark[0]() is value and name_of(value) is mark[1]


def _same_object(value: Any, mark: Any) -> bool:
    of, kind, name = mark
    return of() is value and id(type(value)) == kind and (name is None or name_of(type(value)) is name)


def _same_address(value: Any, mark: Any) -> bool:
    address, kind, name = mark
    return id(value) == address and id(type(value)) == kind and (name is None or name_of(type(value)) is name)


def _items(value: Any, kind: type) -> list[Any]:
    """As much of it as its preview shows."""
    return [*value[:PREVIEW_ITEMS]] if kind is list or kind is tuple else [*islice(value, PREVIEW_ITEMS)]


def _mark(value: Any, depth: int, made: list[Any]) -> bool:
    """The same for what is nested deeper: a list of the things themselves, and of the types of what they are in. False: there is more to it."""
    kind = type(value)
    items: Iterable[Any]
    if kind is list or kind is tuple:
        items = value[:PREVIEW_ITEMS]
    elif kind is dict:
        items = [*chain.from_iterable(islice(value.items(), PREVIEW_ITEMS))]
    else:
        return False
    # The length of what is inside only shows in whether everything of it is shown.
    made.append(min(len(value), PREVIEW_ITEMS + 1))
    for item in items:
        of = type(item)
        if id(of) in ATOMS:
            made.append(item)
            continue
        made.append(of)
        if id(of) in SIZED:
            if depth > 1 and not _mark(item, depth - 1, made):
                return False
            if depth == 1:  # only whether there is anything in it
                made.append(len(item) > 0)
        elif id(of) in _TELLING:
            return False
    return True
