"""Finds the stack of layers as the source writes it, outermost first, by reading back from the name that the server asks for. Nothing is run.

Understood are: nested calls, chains of assignments under any names, decorators, `app.wsgi_app = M(app.wsgi_app)`, a list folded in a loop or by
reduce(), functions of the project that do one of these and return, names imported from the project's other files."""

import ast
from collections.abc import Mapping

from onionskin.arrangement.django_list import django_places
from onionskin.arrangement.folding import Fold, fold_of_loop, fold_of_reduce
from onionskin.arrangement.naming import called, hole_of, names_of
from onionskin.arrangement.place import Kind, Place
from onionskin.arrangement.scope import Binding, Given, Scope, bound, is_main_guard, makes_functions, only_return
from onionskin.arrangement.source import Source, Trouble

#: Steps from one expression to the next; nobody writes as many layers.
_STEPS = 500


class Finder:
    """One look at a project. `places` are the layers, outermost first; `core` is what they are put around."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.places: list[Place] = []
        self.core: Place | None = None
        #: Why further layers that there are can't be moved: a sentence.
        self.remark: str | None = None
        self._files = files
        self._modules: dict[str, Scope] = {}
        self._steps = 0

    def find(self, app: str, factory: bool) -> None:
        """Begin at "module:attribute", or at what a function of that name returns."""
        module, _, attribute = app.partition(":")
        name = self._file_of(module)
        if name is None:
            raise Trouble(f"There is no file for the module `{module}`.")
        scope = self.module(name)
        expression: ast.expr = ast.Name(attribute or "application", ast.Load())
        if factory:
            index = scope.last_binding(attribute, len(scope.body))
            stmt = None if index is None else scope.body[index]
            if not isinstance(stmt, ast.FunctionDef):
                raise Trouble(f"`{attribute}` in {name} is no function that could be read.")
            if not self._inside(stmt, ast.Call(expression, [], []), scope, len(scope.body)):
                raise Trouble(
                    f"`{attribute}` in {name} does not end with one `return`, so it is not clear which layers it makes."
                )
            return
        self._follow(expression, scope, len(scope.body))

    def module(self, name: str) -> Scope:
        """The statements of a file."""
        if name not in self._modules:
            source = Source(name, self._files[name])
            self._modules[name] = Scope(source, source.tree.body)
        return self._modules[name]

    def _file_of(self, module: str) -> str | None:
        path = module.replace(".", "/")
        return next((name for name in (f"{path}.py", f"{path}/__init__.py") if name in self._files), None)

    def _follow(self, node: ast.expr, scope: Scope, index: int) -> None:
        """`node` is in the statement `index`, or is asked for before it."""
        self._steps += 1
        if self._steps > _STEPS:
            raise Trouble("The layers are put around one another without end.")
        match node:
            case ast.Name(id=name):
                if hasattr(node, "lineno"):
                    self._end(node, scope, index)
                self._name(name, scope, index)
            case ast.Call():
                self._call(node, scope, index)
            case ast.Attribute(value=ast.Name(id=base), attr=attr) if self._imported(base, scope, index):
                other = self._imported(base, scope, index) or scope
                self._name(attr, other, len(other.body))
            case ast.IfExp():
                raise Trouble(f"Which layers there are is decided by a condition in {_where(scope, node)}.")
            case _:
                self._end(node, scope, index)

    def _end(self, node: ast.expr, scope: Scope, index: int) -> None:
        self.core = Place(kind="call", scope=scope, index=index, node=node, names=names_of(node, scope, index))
        if isinstance(node, ast.Call) and called(node.func) == "get_wsgi_application":
            places, self.remark = django_places(
                scope, lambda module: None if (file := self._file_of(module)) is None else self.module(file)
            )
            self.places += places

    def _add(self, kind: Kind, node: ast.expr, scope: Scope, index: int, **rest: ast.expr | ast.stmt) -> None:
        name = node.func if kind == "call" and isinstance(node, ast.Call) else node
        names = names_of(name, scope, index)
        self.places.append(Place(kind=kind, scope=scope, index=index, node=node, names=names, **rest))

    def _call(self, call: ast.Call, scope: Scope, index: int) -> None:
        fold = fold_of_reduce(call, scope, index)
        if fold is not None:
            self._fold(fold, scope, index)
            self._follow(fold.rest, scope, index)
            return
        function = self._function(call.func, scope, index)
        hole = hole_of(call, scope, index)
        if function is not None and self._inside(function[0], call, scope, index, function[1]):
            return
        if hole is None:
            self._end(call, scope, index)
            return
        self._add("call", call, scope, index, hole=hole)
        self._follow(hole, scope, index)

    def _function(self, func: ast.expr, scope: Scope, index: int) -> tuple[ast.FunctionDef, Scope] | None:
        if not isinstance(func, ast.Name):
            return None
        match scope.binding(func.id, index):
            case Binding(stmt=ast.FunctionDef(decorator_list=[]) as function, scope=home):
                return function, home
        return None

    def _inside(self, function: ast.FunctionDef, call: ast.Call, scope: Scope, index: int, home: Scope | None = None) -> bool:
        """Go on in a function that is called, when it puts layers around something and returns it; False when it does something else."""
        last = only_return(function)
        if last is None or last.value is None:
            return False
        names = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]
        given = {name: Given(arg, scope, index) for name, arg in zip(names, call.args, strict=False)}
        given |= {keyword.arg: Given(keyword.value, scope, index) for keyword in call.keywords if keyword.arg}
        hole = hole_of(call, scope, index)
        # A function that is given an application and makes another callable of it is one layer, not several.
        if hole is not None and makes_functions(function):
            return False
        outer = home or scope
        inner = Scope(outer.source, function.body, function, outer if outer.function is None else outer.outer, given)
        if hole is None and isinstance(last.value, ast.Name) and last.value.id not in bound_in(function):
            return False
        before = len(self.places)
        self._follow(last.value, inner, len(function.body) - 1)
        own = [place for place in self.places[before:] if place.scope is inner]
        # So is one that does nothing but put a single layer around it: that is another name for the layer.
        if hole is not None and len(own) == 1 and len(function.body) == 1:
            del self.places[before:]
            return False
        return True

    def _name(self, name: str, scope: Scope, index: int) -> None:
        found = scope.last_binding(name, index)
        if found is None:
            self._unbound(name, scope, index)
            return
        before = len(self.places)
        self._binding(scope.body[found], name, scope, found)
        inner = _wsgi_apps(name, scope, found, index)
        if inner and len(self.places) != before:
            raise Trouble(
                f"`{name}.wsgi_app` is set where `{name}` already has layers around it ({_where(scope, scope.body[inner[0]])})."
            )
        for one in inner:
            self._wsgi_app(scope.body[one], name, scope, one)

    def _unbound(self, name: str, scope: Scope, index: int) -> None:
        given = scope.given.get(name)
        if given is not None:
            self._follow(given.node, given.scope, given.index)
        elif name in scope.parameters():
            self._end(ast.Name(name, ast.Load()), scope, index)
        elif scope.outer is not None:
            self._name(name, scope.outer, len(scope.outer.body))
        else:
            raise Trouble(f"Where `{name}` is made can't be seen in {scope.source.name}.")

    def _binding(self, stmt: ast.stmt, name: str, scope: Scope, index: int) -> None:
        match stmt:
            case ast.Assign(targets=targets, value=value) if any(isinstance(one, ast.Name) and one.id == name for one in targets):
                self._follow(value, scope, index)
            case ast.AnnAssign(value=ast.expr() as value):
                self._follow(value, scope, index)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                for decorator in stmt.decorator_list:
                    self._add("value", decorator, scope, index, home=stmt)
            case ast.ImportFrom():
                self._import(stmt, name, scope)
            case ast.Import():
                pass
            case ast.For():
                fold = fold_of_loop(stmt, name, scope, index)
                if fold is None:
                    raise Trouble(
                        f"`{name}` is built in a loop that does more than put one layer after the other around it ({_where(scope, stmt)})."
                    )
                self._fold(fold, scope, index)
                self._name(name, scope, index)
            case ast.Try() if all(isinstance(one, ast.Import | ast.ImportFrom) for one in stmt.body):
                pass
            case ast.Try() | ast.If() | ast.While() | ast.With() | ast.Match():
                raise Trouble(f"`{name}` is only made under a condition, or in a block of its own ({_where(scope, stmt)}).")
            case _:
                raise Trouble(f"How `{name}` is made in {_where(scope, stmt)} is not understood.")

    def _import(self, stmt: ast.ImportFrom, name: str, scope: Scope) -> None:
        alias = next((one for one in stmt.names if (one.asname or one.name) == name), None)
        module = _absolute(stmt, scope.source.name)
        file = self._file_of(module)
        if alias is None or file is None:
            return  # not of the project: the core
        other = self.module(file)
        self._name(alias.name, other, len(other.body))

    def _imported(self, name: str, scope: Scope, index: int) -> Scope | None:
        found = scope.last_binding(name, index)
        stmt = None if found is None else scope.body[found]
        if isinstance(stmt, ast.Import):
            alias = next((one for one in stmt.names if (one.asname or one.name) == name), None)
            file = None if alias is None else self._file_of(alias.name)
        elif isinstance(stmt, ast.ImportFrom):
            alias = next((one for one in stmt.names if (one.asname or one.name) == name), None)
            module = _absolute(stmt, scope.source.name)
            file = None if alias is None else self._file_of(f"{module}.{alias.name}".strip("."))
        else:
            return None
        return None if file is None else self.module(file)

    def _fold(self, fold: Fold, scope: Scope, index: int) -> None:
        loop = index if fold.scope is scope else None
        for element in fold.elements:
            names = names_of(element, fold.scope, fold.index)
            self.places.append(
                Place(
                    kind=fold.kind,
                    scope=fold.scope,
                    index=fold.index,
                    node=element,
                    home=fold.home,
                    names=names,
                    inner_first=fold.inner_first,
                    loop=loop,
                )
            )

    def _wsgi_app(self, stmt: ast.stmt, name: str, scope: Scope, index: int) -> None:
        node = stmt.value if isinstance(stmt, ast.Assign) else None
        while isinstance(node, ast.Call) and (hole := hole_of(node, scope, index)) is not None:
            self._add("call", node, scope, index, hole=hole)
            node = hole
        if not _is_wsgi_app(node, name):
            raise Trouble(f"What becomes of `{name}.wsgi_app` is not understood ({_where(scope, stmt)}).")


def bound_in(function: ast.FunctionDef) -> set[str]:
    """The names that its statements give a value."""
    return {name for stmt in function.body for name in bound(stmt)}


def _wsgi_apps(name: str, scope: Scope, found: int, index: int) -> list[int]:
    """The statements that put a layer around `name.wsgi_app` while `name` is what it is, the last one first: it is the outermost."""
    there = []
    for at in range(found + 1, len(scope.body)):
        stmt = scope.body[at]
        if at >= index and name in scope.bound(at) and not is_main_guard(stmt):
            break
        if isinstance(stmt, ast.Assign) and any(_is_wsgi_app(target, name) for target in stmt.targets):
            there.append(at)
    return there[::-1]


def _is_wsgi_app(node: ast.expr | None, name: str) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=base), attr="wsgi_app"):
            return base == name
    return False


def _absolute(stmt: ast.ImportFrom, file: str) -> str:
    if stmt.level == 0:
        return stmt.module or ""
    folders = file.split("/")[:-1]
    return ".".join([*folders[: len(folders) - stmt.level + 1], *([stmt.module] if stmt.module else [])])


def _where(scope: Scope, node: ast.stmt | ast.expr) -> str:
    return f"{scope.source.name}, line {node.lineno}"
