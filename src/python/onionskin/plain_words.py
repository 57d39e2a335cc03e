"""unittest's own assertions in the learner's words: each takes a `hint` and the moment to look at."""

import unittest
from typing import Any, NoReturn

from onionskin.answer import Event


class Wrong(AssertionError):
    """A check fails: `says` is for the learner, `at` the moment to look at."""

    def __init__(self, says: str, at: Event | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.at = at


class PlainWords(unittest.TestCase):
    """A TestCase whose failures are sentences."""

    def fail(self, msg: Any = None, *, hint: str = "", at: Event | None = None) -> NoReturn:
        """Fail with a sentence, a hint, and the moment to look at."""
        says = " ".join(part for part in (msg, _where(at), hint) if part)
        raise Wrong(says, at)

    def assertTrue(self, expr: Any, msg: Any = None, *, hint: str = "", at: Event | None = None) -> None:
        """`expr` holds."""
        if not expr:
            self.fail(msg, hint=hint, at=at)

    def assertEqual(self, first: Any, second: Any, msg: Any = None, *, hint: str = "", at: Event | None = None) -> None:
        """What came (`first`) equals what was wanted (`second`)."""
        if first != second:
            self.fail(_join(msg, f"Wanted {show(second)}, came {show(first)}."), hint=hint, at=at)

    def assertGreaterEqual(self, a: Any, b: Any, msg: Any = None, *, hint: str = "", at: Event | None = None) -> None:
        """At least `b`."""
        if not a >= b:
            self.fail(_join(msg, f"Wanted at least {b}, came {a}."), hint=hint, at=at)

    def assertIn(self, member: Any, container: Any, msg: Any = None, *, hint: str = "", at: Event | None = None) -> None:
        """It is in there."""
        if member not in container:
            self.fail(_join(msg, f"{show(member)} is not in {show(container)}."), hint=hint, at=at)

    def assertIsInstance(self, obj: Any, cls: Any, msg: Any = None, *, hint: str = "", at: Event | None = None) -> None:
        """It is of that type. A preview of a value, as recordings hold it, is of the type that it previews."""
        name = obj["type"] if isinstance(obj, dict) and "type" in obj else type(obj).__name__
        if name != cls.__name__:
            self.fail(_join(msg, f"Wanted `{cls.__name__}`, came `{name}`."), hint=hint, at=at)


def _where(at: Event | None) -> str:
    place = at.get("place") if at is not None else None
    return f"({place['file']}, line {place['line']})" if place else ""


def show(value: Any) -> str:
    """A value in a sentence."""
    if isinstance(value, str):
        return f"`{value}`"
    if isinstance(value, bytes):
        text = repr(value[:80])[2:-1] + ("…" if len(value) > 80 else "")
        return f"“{text}”" if text else "nothing"
    return f"`{value!r}`"


def _join(*parts: Any) -> str:
    return " ".join(str(part) for part in parts if part)
