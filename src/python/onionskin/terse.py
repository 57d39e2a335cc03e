"""What changed in the locals of a frame, said as briefly as can be: most of all values are whole numbers and short plain text, and of these the
value itself says all that its preview does.

[name, value, name, value…]: a value is an int, a str, or a preview (previews.py).
"""

from typing import Any

from onionskin.budgets import PREVIEW_TEXT

type Terse = list[Any]
#: What was set, and the names that are gone.
type Changes = tuple[Terse, list[str]]

#: Whole numbers that JSON's other readers have exactly, and no more than they have.
_WHOLE = 2**53
_QUOTES = 2


def is_plain(value: Any) -> bool:
    """Whether an int or a str says its own preview: repr() puts quotes around the text and changes nothing else."""
    if type(value) is int:
        return -_WHOLE < value < _WHOLE
    return (
        type(value) is str
        and len(value) <= PREVIEW_TEXT - _QUOTES
        and value.isascii()
        and value.isprintable()
        and "'" not in value
        and "\\" not in value
    )


def whole(terse: Terse, gone: list[str]) -> dict[str, Any]:
    """The same as a `delta` of event-parts.ts."""
    return {"set": {name: _preview(value) for name, value in zip(terse[::2], terse[1::2], strict=True)}, "gone": gone}


def _preview(value: Any) -> Any:
    if type(value) is int:
        return {"type": "int", "text": repr(value)}
    if type(value) is str:
        return {"type": "str", "text": f"'{value}'", "length": len(value)}
    return value
