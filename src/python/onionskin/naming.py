"""Which calls are calls of a layer, and what the user's code calls that layer."""

import inspect
from collections.abc import Callable
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, GetSetDescriptorType, MethodType
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
    """PEP 3333, The Application/Framework Side: the application object takes two arguments. They should be positional; middleware that passes
    them by name is seen all the same."""
    return code.co_argcount + code.co_kwonlyargcount >= 2 or bool(code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS))


def is_environ(value: Any) -> bool:
    """PEP 3333, environ Variables: environ is a builtin dictionary and has wsgi.version."""
    return issubclass(type(value), dict) and dict.__contains__(value, "wsgi.version")


def may_be_asked(frame: FrameType) -> bool:
    """Whether there is an environ among the arguments of a call that has just begun: so few calls have one that this has to be quick."""
    flags = frame.f_code.co_flags
    for value in frame.f_locals.values():
        kind = type(value)
        if kind is dict:
            if "wsgi.version" in value or (flags & inspect.CO_VARKEYWORDS and any(map(is_environ, value.values()))):
                return True
        elif kind is tuple:
            if flags & inspect.CO_VARARGS and any(map(is_environ, value)):
                return True
        elif issubclass(kind, dict) and dict.__contains__(value, "wsgi.version"):
            return True
    return False


def find_asked(values: tuple[Any, ...]) -> Asked | None:
    """The first environ among arguments that is followed by something callable: a start_response, which no function of C's is."""
    for at in range(len(values) - 1):
        if is_environ(values[at]) and callable(values[at + 1]) and type(values[at + 1]) is not BuiltinFunctionType:
            return Asked(values[at], values[at + 1], values[:at])
    return None


def arguments_of(frame: FrameType) -> tuple[Any, ...]:
    """The arguments of a call that has just begun: those by position, then those that only have a name, environ first."""
    code = frame.f_code
    here = frame.f_locals
    values = [here.get(name) for name in code.co_varnames[: code.co_argcount]]
    by_name = code.co_argcount + code.co_kwonlyargcount
    spread = bool(code.co_flags & inspect.CO_VARARGS)
    if spread:
        rest = here.get(code.co_varnames[by_name])
        if type(rest) is tuple:
            values.extend(rest)
    values.extend(here.get(name) for name in code.co_varnames[code.co_argcount : by_name])
    if code.co_flags & inspect.CO_VARKEYWORDS:
        named = here.get(code.co_varnames[by_name + spread])
        if type(named) is dict:
            values.extend(sorted(named.values(), key=lambda value: not is_environ(value)))
    return tuple(values)


#: Under which names an object that stands for a function keeps it: WebOb's wsgify, functools.wraps.
_WRAPPED = ("func", "function", "__wrapped__")


def is_static_of(code: CodeType, method: CodeType, first: Any) -> bool:
    """Whether `code` is a static method of the very class whose `method` runs: `first` is no object of that class."""
    kind, _, _ = code.co_qualname.rpartition(".")
    same = kind != "" and kind == method.co_qualname.rpartition(".")[0] and code.co_filename == method.co_filename
    return same and name_of(type(first)) != kind.rpartition(".")[2]


def telling_name(name: str, code: CodeType) -> str:
    """A framework's name for a layer, or its module's where the name would do for any: Paste's gzipper and lint both say `middleware`."""
    if name not in _GENERIC:
        return name
    *_, package, module = ["", *code.co_filename.removesuffix(".py").split("/")]
    return package if module == "__init__" else module


def wrapped_function(asked: Asked, is_users: Callable[[CodeType], bool]) -> CodeType | None:
    """The user's own function that a framework's object stands for (WebOb: `@wsgify def app(request)`), if that is what was called."""
    owner = asked.before[0] if asked.before else None
    place = member(type(owner), "__dict__")
    if type(place) is not GetSetDescriptorType or issubclass(type(owner), type):
        return None
    own = place.__get__(owner)
    for name in _WRAPPED:
        function = dict.get(own, name)
        if type(function) is MethodType:
            function = function.__func__
        if type(function) is FunctionType and is_users(function.__code__):
            return function.__code__
    return None


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
    return function_name(code.co_qualname, wraps)


def generator_name(function: FunctionType, asked: Asked) -> str:
    """The same for a generator function, whose frame does not exist yet when it is called."""
    code = function.__code__
    if asked.before and (name := _method_name(code, asked.before[0])):
        return name
    wraps = any(callable(cell.cell_contents) for cell in function.__closure__ or () if _is_filled(cell))
    return function_name(code.co_qualname, wraps)


def generator_key(function: FunctionType, asked: Asked) -> tuple[Any, ...]:
    """layer_key for a generator function that is called."""
    contents = [cell.cell_contents for cell in function.__closure__ or () if _is_filled(cell)]
    closed = tuple(id(value) for value in contents if callable(value))
    return (id(function.__code__), tuple(id(value) for value in asked.before), closed)


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


def function_name(qualname: str, wraps: bool) -> str:
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


#: Modules that only do what another one asks them to.
_IMPORTERS = frozenset({"importlib", "importlib._bootstrap", "importlib._bootstrap_external", "pkgutil", "runpy"})


def importer_of(frame: FrameType, is_server: Callable[[CodeType], bool]) -> dict[str, str]:
    """Which module's code imports the module whose code has just begun; nothing when it is the server."""
    at = frame.f_back
    while at is not None and (
        at.f_code.co_filename.startswith("<frozen importlib") or at.f_globals.get("__name__") in _IMPORTERS
    ):
        at = at.f_back
    name = None if at is None else at.f_globals.get("__name__")
    if at is None or type(name) is not str or name.startswith("onionskin.") or is_server(at.f_code):
        return {}
    return {"importer": name}
