"""Which Python function a call will run, and what its parameters get: asked before it runs, for of a generator function nothing runs yet."""

import inspect
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from onionskin.slots import member


def resolve(callee: Any, values: tuple[Any, ...], keywords: dict[str, Any]) -> tuple[FunctionType, tuple[Any, ...]] | None:
    """The Python function that calling `callee` runs, and its arguments in the order of its parameters (those with a default left out).
    None: it is none, or it can't be called like this."""
    for _ in range(8):
        kind = type(callee)
        if kind is FunctionType:
            arranged = _arrange(callee, values, keywords)
            return None if arranged is None else (callee, arranged)
        if kind is MethodType:
            callee, values = callee.__func__, (callee.__self__, *values)
        elif kind is partial:
            callee, values, keywords = callee.func, (*callee.args, *values), {**callee.keywords, **keywords}
        elif issubclass(kind, type):
            return None
        else:
            function = member(kind, "__call__")
            if type(function) is not FunctionType:
                return None
            callee, values = function, (callee, *values)
    return None


def _arrange(function: FunctionType, values: tuple[Any, ...], keywords: dict[str, Any]) -> tuple[Any, ...] | None:
    code = function.__code__
    names = code.co_varnames[: code.co_argcount]
    only_names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
    if len(values) > len(names) and not code.co_flags & inspect.CO_VARARGS:
        return None
    rest = dict(keywords)
    if any(name in rest for name in names[: len(values)]):
        return None
    missing = names[len(values) :]
    with_default = names[len(names) - len(function.__defaults__ or ()) :]
    made = [*values, *(rest.pop(name) for name in missing if name in rest)]
    if any(name not in keywords and name not in with_default for name in missing):
        return None
    if any(name not in rest and name not in (function.__kwdefaults__ or {}) for name in only_names):
        return None
    made += [rest.pop(name) for name in only_names if name in rest]
    if rest and not code.co_flags & inspect.CO_VARKEYWORDS:
        return None
    return (*made, *rest.values())
