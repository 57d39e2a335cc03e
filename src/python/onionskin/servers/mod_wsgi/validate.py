"""What start_response is given, as bytes that may be sent. The exceptions are those of mod_wsgi's C code."""

from typing import Any

_CONTROLS = frozenset([*map(chr, range(32)), "\x7f"])
_DIGITS = frozenset("0123456789")

_HEAP_TYPE = 1 << 9

type Header = tuple[str, str]


def status_line(status: Any) -> str:
    """PEP 3333, The start_response() Callable: "a status string of the form '999 Message here'"."""
    text = _latin_1(status)
    code, rest = text[:3], text[3:]
    if len(code) < 3 or not _DIGITS.issuperset(code) or rest[:1] in _DIGITS:
        raise ValueError("status code is not a 3 digit integer")
    if rest[:1] != " ":
        raise ValueError("no space following status code")
    if not _CONTROLS.isdisjoint(rest):
        raise ValueError("control character present in reason phrase")
    return text


def headers(given: list[Any]) -> list[Header]:
    """The same: "a list of (header_name, header_value) tuples"."""
    checked: list[Header] = []
    for pair in list.__iter__(given):
        if not isinstance(pair, tuple):
            raise TypeError(f"list of tuple values expected for headers, value of type {type_name(pair)} found")
        if tuple.__len__(pair) != 2:
            raise ValueError(f"tuple of length 2 expected for header, length is {tuple.__len__(pair)}")
        first, second = tuple.__iter__(pair)
        name = _latin_1(first)
        if not name:
            raise ValueError("header name is empty")
        if not _CONTROLS.isdisjoint(name) or " " in name:
            found = next(character for character in name if character in _CONTROLS or character == " ")
            kind = "space" if found == " " else "control"
            raise ValueError(f"{kind} character present in header name")
        value = _latin_1(second)
        if "\r" in value or "\n" in value:
            raise ValueError("carriage return/line feed character present in header value")
        checked.append((name, value))
    return checked


def content_length(value: str) -> int:
    """What strtol makes of it, with nothing left over."""
    text = value.lstrip(" \t\n\v\f\r")
    digits = text[1:] if text[:1] in ("+", "-") else text
    if (value and (not digits or not _DIGITS.issuperset(digits))) or int(text or 0) >= 2**63 or int(text or 0) < 0:
        raise ValueError("invalid content length")
    return int(text or 0)


def type_name(value: Any) -> str:
    """The name of its type as C has it: types that are written in C, mod_wsgi's own too, have their module's in front."""
    kind = type(value)
    plain = kind.__flags__ & _HEAP_TYPE and kind.__module__ != "mod_wsgi"
    return kind.__name__ if plain or kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _latin_1(value: Any) -> str:
    """PEP 3333, A Note On String Types. C's strings end at a NUL."""
    if not isinstance(value, str):
        raise TypeError(f"expected unicode object, value of type {type_name(value)} found")
    try:
        plain = str.encode(value, "latin-1").decode("latin-1")  # a subclass of str is nothing else than its characters
    except UnicodeEncodeError:
        raise ValueError("unicode object contains non latin-1 characters") from None
    return plain.partition("\0")[0]
