"""PyObject_HasAttrString(), by which servers that are written in C ask objects of the program for an attribute."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

_WARNING = (
    "Exception ignored in PyObject_HasAttrString(); consider using PyObject_HasAttrStringWithError(), "
    "PyObject_GetOptionalAttrString() or PyObject_GetAttrString()"
)


def has_attribute(value: Any, name: str) -> bool:
    """Whether `value` has the attribute. Python/C API: "exceptions that occur when this calls __getattr__() and __getattribute__()
    methods aren't propagated, but instead given to sys.unraisablehook()". AttributeError is no such exception, it is the answer."""
    try:
        getattr(value, name)
    except AttributeError:
        return False
    except BaseException as error:
        if error.__traceback__ is not None:
            error.__traceback__ = error.__traceback__.tb_next  # this function would be none in C
        hook = getattr(sys, "unraisablehook", None) or sys.__unraisablehook__
        with suppress(BaseException):
            hook(_UnraisableHookArgs((type(error), error, error.__traceback__, _WARNING, None)))
        return False
    return True


def _arguments_type() -> Callable[[tuple[Any, ...]], Any]:
    """The type of what sys.unraisablehook is given: it has no public name, but every such object has it."""
    given: list[Any] = []

    class Dying:
        def __del__(self) -> None:
            raise RuntimeError

    before, sys.unraisablehook = sys.unraisablehook, lambda arguments: given.append(type(arguments))
    try:
        dying: Dying | None = Dying()
        dying = None
        del dying
    finally:
        sys.unraisablehook = before
    [kind] = given
    return kind


_UnraisableHookArgs = _arguments_type()
