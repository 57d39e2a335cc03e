"""What a callable of Django's stack is: a middleware of settings.MIDDLEWARE, or the view. Its name, where it is defined, and its hooks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from types import CodeType, FunctionType, MethodType
from typing import Any

from onionskin.django.places import place_of
from onionskin.lines import def_line
from onionskin.log import Place
from onionskin.naming import function_name
from onionskin.slots import attributes_of, member, name_of

#: Django documentation, Middleware: what may be called beside the middleware itself.
HOOKS = ("process_request", "process_view", "process_exception", "process_template_response", "process_response")
#: How many functions may be wrapped around a view before we stop looking for what is within.
_WRAPPERS = 20
_getattribute = object.__dict__["__getattribute__"]


@dataclass
class DjangoLayer:
    """A layer as Django knows it."""

    #: What is called.
    callee: Any
    code: CodeType
    name: str
    kind: str
    place: Place
    #: Its entry in settings.MIDDLEWARE.
    path: str | None = None
    #: Its process_* methods.
    hooks: list[tuple[str, CodeType]] = field(default_factory=list)
    #: Between its hooks only Django's own `__call__` runs, of the old style; asking it for an attribute runs nothing else.
    is_plain: bool = False
    #: Its span, while it is called.
    spans: list[int] = field(default_factory=list)


def middleware(callee: Any, relative: Callable[[str], str | None]) -> DjangoLayer | None:
    """What MIDDLEWARE has made of one of its entries. None: nothing that could be followed."""
    code = code_of(callee)
    if code is None:
        return None
    if type(callee) is FunctionType:
        return DjangoLayer(callee, code, function_name(callee.__code__.co_qualname, True), "django", _place(code, relative))
    layer = DjangoLayer(callee, code, name_of(type(callee)), "django", _class_place(type(callee), relative))
    asks_plainly = member(type(callee), "__getattr__") is None and member(type(callee), "__getattribute__") is _getattribute
    layer.is_plain = asks_plainly and place_of(code) == "mixin"
    return layer


def view(callee: Any, relative: Callable[[str], str | None]) -> DjangoLayer | None:
    """What the URL configuration has for this request."""
    code = code_of(callee)
    if code is None:
        return None
    own = _unwrapped(callee)
    kind = own.__dict__.get("view_class") if type(own) is FunctionType else None
    if isinstance(kind, type):
        return DjangoLayer(callee, code, name_of(kind), "view", _class_place(kind, relative))
    if type(own) is FunctionType:
        return DjangoLayer(callee, code, str(own.__name__), "view", _place(own.__code__, relative))
    if type(own) is MethodType and type(own.__func__) is FunctionType:
        return DjangoLayer(callee, code, str(own.__func__.__name__), "view", _place(own.__func__.__code__, relative))
    return DjangoLayer(callee, code, name_of(type(own)), "view", _class_place(type(own), relative))


def code_of(callee: Any) -> CodeType | None:
    """The code that begins when something is called."""
    kind = type(callee)
    if kind is partial:
        return code_of(callee.func)
    if kind is MethodType:
        callee = callee.__func__
    elif kind is not FunctionType:
        callee = member(kind, "__call__")
    return callee.__code__ if type(callee) is FunctionType else None


def hooks_of(callee: Any) -> list[tuple[str, CodeType]]:
    """Its process_* methods."""
    found = [(name, member(type(callee), name)) for name in HOOKS]
    return [(name, own.__code__) for name, own in found if type(own) is FunctionType]


def _unwrapped(callee: Any) -> Any:
    """The view itself, within its decorators: functools.wraps leaves a trail."""
    for _ in range(_WRAPPERS):
        if type(callee) is partial:
            callee = callee.func
            continue
        if name_of(type(callee)) == "AsyncToSync":  # an asynchronous view
            callee = (attributes_of(callee) or {}).get("awaitable")
            continue
        within = callee.__dict__.get("__wrapped__") if type(callee) is FunctionType else None
        if within is None:
            break
        callee = within
    return callee


def _place(code: CodeType, relative: Callable[[str], str | None]) -> Place:
    file = relative(code.co_filename)
    return None if file is None else {"file": file, "line": def_line(code)}


def _class_place(kind: type, relative: Callable[[str], str | None]) -> Place:
    """Where a class is written: the file of one of its methods, and the line that it remembers."""
    members = type.__dict__["__dict__"].__get__(kind)
    line = members.get("__firstlineno__")
    for own in members.values():
        if type(own) is FunctionType and (file := relative(own.__code__.co_filename)) is not None:
            return {"file": file, "line": line if type(line) is int else own.__code__.co_firstlineno}
    return None
