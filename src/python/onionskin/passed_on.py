"""What C code calls that only passes a call on. Nothing is told of the call within it, so it has to be known from what is called."""

import operator
from functools import partial
from types import GeneratorType
from typing import Any

#: How far a call is followed.
_DEEP = 8
_CLOSE = GeneratorType.close


def passed_on(callee: Any, first: Any) -> tuple[Any, Any]:
    """What is called in the end, and with what, where C code only passes a call on: partial(), operator.call() and methodcaller()."""
    for _ in range(_DEEP):
        if type(callee) is partial:
            callee, first = callee.func, callee.args[0] if callee.args else first
        elif callee is operator.call:
            callee, first = first, None
        elif type(callee) is operator.methodcaller and type(first) is GeneratorType:
            kind, args, *_ = callee.__reduce__()
            # With keywords it is put together of a partial(), and calls no close() of a generator, which takes none.
            name = args[0] if kind is operator.methodcaller else None
            return (_CLOSE, first) if type(name) is str and name == "close" else (callee, first)
        else:
            break
    return callee, first
