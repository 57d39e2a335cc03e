"""Django's own list of layers: the strings in MIDDLEWARE, the outermost first."""

import ast
from collections.abc import Callable

from onionskin.arrangement.naming import called
from onionskin.arrangement.place import Place
from onionskin.arrangement.scope import Scope

_VARIABLE = "DJANGO_SETTINGS_MODULE"


def django_places(scope: Scope, module: Callable[[str], Scope | None]) -> list[Place]:
    """The middleware of the settings that this file names, or that are written in it."""
    named = next(
        (
            node.args[1].value
            for node in ast.walk(scope.source.tree)
            if isinstance(node, ast.Call)
            and len(node.args) == 2
            and all(isinstance(arg, ast.Constant) for arg in node.args)
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[1], ast.Constant)
            and node.args[0].value == _VARIABLE
        ),
        None,
    )
    settings = module(named) if isinstance(named, str) else None
    settings = settings or scope
    for index, stmt in enumerate(settings.body):
        listed = _listed(stmt)
        if listed is not None:
            return [
                Place(kind="entry", scope=settings, index=index, node=one, home=listed, names=(called(one),))
                for one in listed.elts
            ]
    return []


def _listed(stmt: ast.stmt) -> ast.List | None:
    """`MIDDLEWARE = [...]`, or `settings.configure(MIDDLEWARE=[...])`."""
    found: ast.expr | None = None
    match stmt:
        case ast.Assign(targets=[ast.Name(id="MIDDLEWARE")], value=value):
            found = value
        case ast.Expr(value=ast.Call(keywords=keywords)):
            found = next((keyword.value for keyword in keywords if keyword.arg == "MIDDLEWARE"), None)
    plain = isinstance(found, ast.List) and all(isinstance(one, ast.Constant) for one in found.elts)
    return found if isinstance(found, ast.List) and plain else None
