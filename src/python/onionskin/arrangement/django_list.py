"""Django's own list of layers: the strings in MIDDLEWARE, the outermost first. A list, or a tuple with or without its brackets. Where more than that
one list says what is in it, its layers stay where they are, and why is told."""

import ast
from collections.abc import Callable

from onionskin.arrangement.naming import called
from onionskin.arrangement.place import Place
from onionskin.arrangement.scope import Scope

_VARIABLE = "DJANGO_SETTINGS_MODULE"
_NAME = "MIDDLEWARE"
#: What changes a list that is there already.
_CHANGES = frozenset({"append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort"})


def django_places(scope: Scope, module: Callable[[str], Scope | None]) -> tuple[list[Place], str | None]:
    """The middleware of the settings that this file names, or that are written in it; or why none of it can be moved, in a sentence."""
    settings = _settings(scope, module)
    found: tuple[int, ast.expr] | None = None
    for index, stmt in enumerate(settings.body):
        value = _value(stmt)
        if value is not None and found is None:
            found = index, value
        elif (line := _changed_in(stmt)) is not None:
            where = f"line {line} of {settings.source.name}"
            if found is None:
                return (
                    [],
                    f"What is in `{_NAME}` depends on {where}: it can't be told without running it, so it is not rewritten.",
                )
            return (
                [],
                f"`{_NAME}` is changed once more in {where}: the list alone does not say what stands where, so it is not rewritten.",
            )
    if found is None:
        return [], None
    index, value = found
    where = f"in line {value.lineno} of {settings.source.name}"
    if not isinstance(value, ast.List | ast.Tuple):
        return (
            [],
            f"`{_NAME}` is made of more than one list {where}: what stands where can't be told without running it, so it is not rewritten.",
        )
    for one in value.elts:
        if not isinstance(one, ast.Constant) or not isinstance(one.value, str):
            where = f"in line {one.lineno} of {settings.source.name}"
            return (
                [],
                f"In `{_NAME}` stands something {where} that is no string: what it is can't be told without running it, so it is not rewritten.",
            )
    return [
        Place(kind="entry", scope=settings, index=index, node=one, home=value, names=(called(one),)) for one in value.elts
    ], None


def _settings(scope: Scope, module: Callable[[str], Scope | None]) -> Scope:
    """The module that DJANGO_SETTINGS_MODULE is set to; else the very file in which Django is asked for its application."""
    for node in ast.walk(scope.source.tree):
        match node:
            case ast.Call(args=[ast.Constant(value=name), ast.Constant(value=str() as named)]) if name == _VARIABLE:
                return module(named) or scope
    return scope


def _value(stmt: ast.stmt) -> ast.expr | None:
    """`MIDDLEWARE = …`, with a type or without, or `settings.configure(MIDDLEWARE=…)`."""
    match stmt:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == _NAME:
            return value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if name == _NAME:
            return value
        case ast.Expr(value=ast.Call(keywords=keywords)):
            return next((keyword.value for keyword in keywords if keyword.arg == _NAME), None)
    return None


def _changed_in(stmt: ast.stmt) -> int | None:
    """The line in which a statement, or one within it, gives MIDDLEWARE another value or changes what is in it."""
    for node in ast.walk(stmt):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) if name == _NAME:
                return node.lineno
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr)) if name == _NAME and attr in _CHANGES:
                return node.lineno
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if name == _NAME:
                return node.lineno
    return None
