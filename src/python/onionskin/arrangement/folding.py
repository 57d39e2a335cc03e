"""A list of layers that a loop or reduce() puts around an application, one after the other."""

import ast
from dataclasses import dataclass, replace

from onionskin.arrangement.naming import called
from onionskin.arrangement.place import Kind
from onionskin.arrangement.scope import Binding, Scope, is_main_guard, parameters, used
from onionskin.arrangement.source import Trouble


@dataclass(frozen=True, slots=True)
class Fold:
    """`elements` are outermost first; `rest` is what they are put around."""

    kind: Kind
    elements: list[ast.expr]
    home: ast.expr
    scope: Scope
    #: Of the statement that the list is written in.
    index: int
    rest: ast.expr
    #: The list begins with the innermost one.
    inner_first: bool


def fold_of_loop(stmt: ast.For, name: str, scope: Scope, index: int) -> Fold | None:
    """`for middleware in LIST: app = middleware(app)`; with `for middleware, options in LIST:` also `middleware(app, **options)`."""
    match stmt:
        case ast.For(body=[ast.Assign(targets=[ast.Name(id=target)], value=ast.Call() as call)], orelse=[]) if target == name:
            pass
        case _:
            return None
    kind: Kind
    match stmt.target:
        case ast.Name(id=item):
            kind, items = "value", [item]
        case ast.Tuple(elts=elts) if all(isinstance(one, ast.Name) for one in elts):
            kind, items = "entry", [one.id for one in elts if isinstance(one, ast.Name)]
        case _:
            return None
    if not _is_application_of(call, items, name):
        return None
    # What comes first is put on first: it is the innermost.
    listed = _listed(stmt.iter, scope, index)
    return _fold(kind, listed, ast.Name(name, ast.Load()))


def fold_of_reduce(call: ast.Call, scope: Scope, index: int) -> Fold | None:
    """`reduce(lambda app, middleware: middleware(app), LIST, app)`."""
    if called(call.func) != "reduce" or call.keywords:
        return None
    if len(call.args) != 3 or not isinstance(call.args[0], ast.Lambda):
        raise Trouble(f"What `reduce()` does in {scope.source.name}, line {call.lineno}, is not understood.")
    by, given, rest = call.args
    names = parameters(by.args) if isinstance(by, ast.Lambda) else []
    body = by.body if isinstance(by, ast.Lambda) else by
    if len(names) != 2 or not isinstance(body, ast.Call) or not _is_application_of(body, [names[1]], names[0]):
        raise Trouble(f"What `reduce()` does in {scope.source.name}, line {call.lineno}, is not understood.")
    return _fold("value", _listed(given, scope, index), rest)


def _fold(kind: Kind, listed: _Listed, rest: ast.expr) -> Fold:
    elements = listed.elements if listed.backwards else listed.elements[::-1]
    return Fold(kind, elements, listed.home, listed.scope, listed.index, rest, not listed.backwards)


def _is_application_of(call: ast.Call, items: list[str], name: str) -> bool:
    """`item(app)`, and nothing else among what is given but the further items."""
    if not isinstance(call.func, ast.Name) or call.func.id != items[0] or not call.args:
        return False
    first, *others = call.args
    given = [*others, *(keyword.value for keyword in call.keywords)]
    plain = [one.value if isinstance(one, ast.Starred) else one for one in given]
    known = all(isinstance(one, ast.Name) and one.id in items[1:] for one in plain)
    return isinstance(first, ast.Name) and first.id == name and known


@dataclass(frozen=True, slots=True)
class _Listed:
    """The elements as they are written, the list, and where it is; `backwards`: one comes by the last one first."""

    elements: list[ast.expr]
    home: ast.expr
    scope: Scope
    index: int
    backwards: bool = False


def _listed(node: ast.expr, scope: Scope, index: int) -> _Listed:
    match node:
        case ast.Call(func=ast.Name(id="reversed"), args=[inner], keywords=[]):
            listed = _listed(inner, scope, index)
            return replace(listed, backwards=not listed.backwards)
        case ast.Subscript(
            value=inner, slice=ast.Slice(lower=None, upper=None, step=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)))
        ):
            listed = _listed(inner, scope, index)
            return replace(listed, backwards=not listed.backwards)
        case ast.Call(func=ast.Name(id="list" | "tuple"), args=[inner], keywords=[]):
            return _listed(inner, scope, index)
        case ast.Name(id=name):
            return _named(name, scope, index)
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            if any(isinstance(one, ast.Starred) for one in elts):
                raise Trouble(f"A * in the list of layers stands for several of them ({scope.source.name}, line {node.lineno}).")
            return _Listed([*elts], node, scope, index)
    raise Trouble(f"The layers in {scope.source.name}, line {node.lineno}, are not written as a list there.")


def _named(name: str, scope: Scope, index: int) -> _Listed:
    match scope.binding(name, index):
        case Binding(ast.Assign(value=value) | ast.AnnAssign(value=value), here, found) if isinstance(
            value, ast.List | ast.Tuple
        ):
            pass
        case _:
            raise Trouble(f"The list `{name}` is not written as a list in {scope.source.name}.")
    end = index if here is scope else len(here.body)
    for other in here.body[found + 1 : end]:
        if not is_main_guard(other) and _may_change(other, name):
            raise Trouble(f"The list `{name}` may be changed after it is written ({here.source.name}, line {other.lineno}).")
    return _listed(value, here, found)


def _may_change(stmt: ast.stmt, name: str) -> bool:
    if isinstance(stmt, ast.For) and name in used(stmt):
        # A loop over it, which may be this one or another one.
        return any(_may_change(inner, name) for inner in stmt.body)
    return name in used(stmt)
