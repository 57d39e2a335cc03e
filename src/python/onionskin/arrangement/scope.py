"""Statements that run one after the other, a module's or a function's, and what each of them binds. Read, never run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from onionskin.arrangement.source import Source

Function = ast.FunctionDef | ast.AsyncFunctionDef
_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """What a function is called with: an expression, in the statement of another scope."""

    node: ast.expr
    scope: Scope
    index: int


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """`outer` is the module of a function."""

    source: Source
    body: list[ast.stmt]
    function: Function | None = None
    outer: Scope | None = None
    given: dict[str, Given] = field(default_factory=dict)
    #: By statement, the names that it binds: found once.
    _bound: list[set[str]] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int]:
        """The same for the same place in the project."""
        return self.source.name, 0 if self.function is None else self.function.lineno

    def parameters(self) -> list[str]:
        """Of a function, in order."""
        return [] if self.function is None else parameters(self.function.args)

    def bound(self, index: int) -> set[str]:
        """The names that a statement gives a value."""
        if not self._bound:
            self._bound.extend(bound(stmt) for stmt in self.body)
        return self._bound[index]

    def last_binding(self, name: str, before: int) -> int | None:
        """The last statement before this one that gives the name a value, the guard around a main program left out."""
        for index in range(min(before, len(self.body)) - 1, -1, -1):
            if name in self.bound(index) and not is_main_guard(self.body[index]):
                return index
        return None

    def binding(self, name: str, before: int) -> Binding | None:
        """The statement that gave the name its value, as far as is known: of a function, else of its module, all of which has run."""
        found = self.last_binding(name, before)
        if found is not None:
            return Binding(self.body[found], self, found)
        return None if self.outer is None else self.outer.binding(name, len(self.outer.body))


class Binding(NamedTuple):
    """A statement that gives a name its value, and which one of whose it is."""

    stmt: ast.stmt
    scope: Scope
    index: int


def parameters(args: ast.arguments) -> list[str]:
    """The names of what can be given by position or by name."""
    return [arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)]


def is_main_guard(stmt: ast.stmt) -> bool:
    """`if __name__ == "__main__":` — no server comes by here."""
    return isinstance(stmt, ast.If) and isinstance(stmt.test, ast.Compare) and _is_dunder_name(stmt.test.left)


def _is_dunder_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "__name__"


def at_once(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and all in it that runs when it runs: of a function its decorators and defaults, not its body."""
    yield node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        below: list[ast.AST] = [*node.decorator_list, *node.args.defaults, *(one for one in node.args.kw_defaults if one)]
    elif isinstance(node, ast.Lambda):
        below = [*node.args.defaults]
    else:
        below = [*ast.iter_child_nodes(node)]
    for child in below:
        yield from at_once(child)


def bound(stmt: ast.stmt) -> set[str]:
    """The names that it gives a value."""
    names: set[str] = set()
    for node in _same_scope(stmt):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            names.add(node.name)
    return names


def _same_scope(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    if not isinstance(node, (*_NESTED, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        for child in ast.iter_child_nodes(node):
            yield from _same_scope(child)


def used(stmt: ast.stmt) -> set[str]:
    """The names that it looks up when it runs."""
    return {node.id for node in at_once(stmt) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def free_names(node: ast.AST) -> set[str]:
    """The names that an expression looks up and does not make itself."""
    names = (
        {node.id} if isinstance(node, ast.Name) else {name for child in ast.iter_child_nodes(node) for name in free_names(child)}
    )
    if isinstance(node, ast.Lambda):
        return names - {*parameters(node.args)}
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return names - {name for one in node.generators for name in free_names(one.target)}
    return names


def only_return(function: Function) -> ast.Return | None:
    """The one place where it ends, if that is its last statement."""
    returns = [node for stmt in function.body for node in _same_scope(stmt) if isinstance(node, ast.Return)]
    last = function.body[-1]
    return last if returns == [last] and isinstance(last, ast.Return) and last.value is not None else None


def makes_functions(function: Function) -> bool:
    """Whether something that can be called is made in it: then it is a layer's factory, no list of layers."""
    return any(isinstance(node, _NESTED) for stmt in function.body for node in ast.walk(stmt))
