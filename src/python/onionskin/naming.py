"""Which calls are calls of a layer, and what the user's code calls that layer."""

import inspect
from functools import partial
from types import CodeType, FrameType, FunctionType, MethodType
from typing import Any, NamedTuple

from onionskin.slots import member, name_of

# Names of the function inside a factory that say nothing; then the factory's own name is the layer's.
_GENERIC = frozenset(
    {"app", "application", "call", "decorate", "decorated", "decorator", "deco", "factory", "func", "handler", "inner"}
    | {"middleware", "outer", "wrap", "wrapped", "wrapper", "wsgi", "wsgi_app"}
)
_LOCAL = ".<locals>."


class Asked(NamedTuple):
    """A call with an environ among its arguments: `before` are the arguments in front of it (self, what partial() put there)."""

    environ: dict[str, Any]
    start_response: Any
    before: tuple[Any, ...]


def may_be_layer(code: CodeType) -> bool:
    """PEP 3333, The Application/Framework Side: the application object takes two positional arguments."""
    return code.co_argcount >= 2 or bool(code.co_flags & inspect.CO_VARARGS)


def is_environ(value: Any) -> bool:
    """PEP 3333, environ Variables: environ is a builtin dictionary and has wsgi.version."""
    return issubclass(type(value), dict) and dict.__contains__(value, "wsgi.version")


def find_asked(values: tuple[Any, ...]) -> Asked | None:
    """The first environ among positional arguments that is followed by something callable."""
    for at in range(len(values) - 1):
        if is_environ(values[at]) and callable(values[at + 1]):
            return Asked(values[at], values[at + 1], values[:at])
    return None


def arguments_of(frame: FrameType) -> tuple[Any, ...]:
    """The positional arguments of a call that has just begun."""
    code = frame.f_code
    here = frame.f_locals
    values = [here.get(name) for name in code.co_varnames[: code.co_argcount]]
    if code.co_flags & inspect.CO_VARARGS:
        rest = here.get(code.co_varnames[code.co_argcount + code.co_kwonlyargcount])
        if type(rest) is tuple:
            values.extend(rest)
    return tuple(values)


def layer_key(frame: FrameType, asked: Asked) -> tuple[Any, ...]:
    """What makes two calls calls of the same layer: the code, the object it is a method of, the callables it closes over."""
    code = frame.f_code
    here = frame.f_locals
    closed = tuple(id(here.get(name)) for name in code.co_freevars if callable(here.get(name)))
    before = [id(value) for value in asked.before]
    if before and code.co_name == "__init__":  # a class that is the application: every call makes another instance
        before[0] = id(type(asked.before[0]))
    return (id(code), tuple(before), closed)


def layer_name(frame: FrameType, asked: Asked) -> str:
    """The name by which the code that made the layer knows it."""
    code = frame.f_code
    if asked.before and (name := _method_name(code, asked.before[0])):
        return name
    if code.co_name == "<lambda>" and (name := _global_name(frame)):
        return name
    here = frame.f_locals
    wraps = any(callable(here.get(name)) for name in code.co_freevars)
    return _function_name(code.co_qualname, wraps)


def generator_name(function: FunctionType, asked: Asked) -> str:
    """The same for a generator function, whose frame does not exist yet when it is called."""
    code = function.__code__
    if asked.before and (name := _method_name(code, asked.before[0])):
        return name
    wraps = any(callable(cell.cell_contents) for cell in function.__closure__ or () if _is_filled(cell))
    return _function_name(code.co_qualname, wraps)


def generator_key(function: FunctionType, asked: Asked) -> tuple[Any, ...]:
    """layer_key for a generator function that is called."""
    contents = [cell.cell_contents for cell in function.__closure__ or () if _is_filled(cell)]
    closed = tuple(id(value) for value in contents if callable(value))
    return (id(function.__code__), tuple(id(value) for value in asked.before), closed)


def resolve(callee: Any, values: tuple[Any, ...]) -> tuple[FunctionType, tuple[Any, ...]] | None:
    """The Python function that calling `callee` with `values` will run, and with which positional arguments."""
    for _ in range(8):
        kind = type(callee)
        if kind is FunctionType:
            return callee, values
        if kind is MethodType:
            callee, values = callee.__func__, (callee.__self__, *values)
        elif kind is partial:
            callee, values = callee.func, (*callee.args, *values)
        elif issubclass(kind, type):
            return None
        else:
            function = member(kind, "__call__")
            if type(function) is not FunctionType:
                return None
            callee, values = function, (callee, *values)
    return None


def accepts(code: CodeType, count: int, defaults: int) -> bool:
    """Whether `count` positional arguments fit."""
    most = count if code.co_flags & inspect.CO_VARARGS else code.co_argcount
    return code.co_argcount - defaults <= count <= most and code.co_kwonlyargcount == 0


def _method_name(code: CodeType, owner: Any) -> str | None:
    kind = owner if issubclass(type(owner), type) else type(owner)
    own = member(kind, code.co_name)
    place = code.co_qualname.rpartition(_LOCAL)[2].split(".")
    if own is None or len(place) < 2:
        return None
    # What super() reaches is called by the class that it is written in.
    over = type(own) is FunctionType and own.__code__ is not code and not hasattr(own, "__wrapped__")
    name = place[-2] if over else name_of(kind)
    return name if code.co_name in ("__call__", "__init__", "__new__") else f"{name}.{code.co_name}"


def _global_name(frame: FrameType) -> str | None:
    for name, value in frame.f_globals.items():
        if type(value) is FunctionType and value.__code__ is frame.f_code:
            return name
    return None


def _function_name(qualname: str, wraps: bool) -> str:
    parts = qualname.split(_LOCAL)
    own = parts.pop()
    if not parts or not (wraps or own in _GENERIC or own.startswith("<")):
        return own.removesuffix(".__call__")
    while len(parts) > 1 and (parts[-1] in _GENERIC or parts[-1].startswith(("_", "<"))):
        parts.pop()
    return parts[-1].removesuffix(".__call__").removesuffix(".__init__")


def _is_filled(cell: Any) -> bool:
    try:
        cell.cell_contents  # noqa: B018
    except ValueError:
        return False
    return True
