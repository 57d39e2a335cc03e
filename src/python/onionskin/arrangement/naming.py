"""What an expression of the source stands for: under which names a recording may know a layer, and whether something can be an application."""

import ast
import builtins

from onionskin.arrangement.scope import Binding, Function, Scope, parameters

#: How applications are called where they are handed to a layer.
APP_NAMES = frozenset(
    {
        "app",
        "application",
        "wsgi_app",
        "wsgi_application",
        "wsgi",
        "inner",
        "next_app",
        "next",
        "wrapped",
        "child",
        "get_response",
        "fallback",
    }
)
#: How what is surely none is called.
_SETTINGS = frozenset(
    {"config", "settings", "conf", "cfg", "options", "opts", "env", "environ", "db", "logger", "log", "path", "root", "prefix"}
)
_NO_MAKERS = frozenset({"getLogger", "getenv", "Path", "compile", "encode", "format", "join"})


def called(node: ast.expr) -> str:
    """How it is called, in a word."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=func, args=[first, *_]) if called(func) == "partial":
            return called(first)
        case ast.Call(func=func) | ast.Subscript(value=func):
            return called(func)
        case ast.Lambda(body=ast.expr() as body):
            return called(body)
        case ast.Tuple(elts=[first, *_]) | ast.List(elts=[first, *_]):
            return called(first)
        case ast.Constant(value=str() as text):
            return text.rpartition(".")[2]
    return ast.unparse(node)[:40]


def names_of(node: ast.expr, scope: Scope, index: int) -> tuple[str, ...]:
    """How it is called in the source, first; then what else a recording may call it: what it was imported as, what it makes."""
    own = called(node)
    names = [own]
    found = scope.binding(own, index)
    stmt = None if found is None else found.stmt
    match stmt:
        case ast.ImportFrom(names=aliases) | ast.Import(names=aliases):
            names += [alias.name.rpartition(".")[2] for alias in aliases if alias.asname == own]
        case ast.Assign(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            names.append(called(value))
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            names += [inner.name for inner in ast.walk(stmt) if isinstance(inner, ast.FunctionDef | ast.ClassDef)]
            names += [
                called(inner.value) for inner in stmt.body if isinstance(inner, ast.Return) and isinstance(inner.value, ast.Call)
            ]
    return tuple(dict.fromkeys(names))


def hole_of(call: ast.Call, scope: Scope, index: int) -> ast.expr | None:
    """Of what a call is given, the application that it puts a layer around; null when there is none to be seen."""
    for keyword in call.keywords:
        if keyword.arg in APP_NAMES and may_be_app(keyword.value, scope, index):
            return keyword.value
    place = _app_parameter(call, scope, index)
    if place is not None and place < len(call.args) and may_be_app(call.args[place], scope, index):
        return call.args[place]
    first = call.args[0] if call.args else None
    if first is None or isinstance(first, ast.Starred):
        return None
    return first if may_be_app(first, scope, index) else None


def _app_parameter(call: ast.Call, scope: Scope, index: int) -> int | None:
    if not isinstance(call.func, ast.Name):
        return None
    found = scope.binding(call.func.id, index)
    match None if found is None else found.stmt:
        case ast.ClassDef() as made:
            makers = _makers(made)
            names = parameters(makers[0].args)[1:] if makers else []
        case ast.FunctionDef(args=args):
            names = parameters(args)
        case _:
            return None
    return next((at for at, name in enumerate(names) if name in APP_NAMES), None)


def may_be_app(node: ast.expr, scope: Scope, index: int) -> bool:
    """Whether it may well be an application. What is imported may be anything: it counts as one unless its name says otherwise."""
    match node:
        case ast.Name(id=name):
            return _name_may_be_app(name, scope, index)
        case ast.Attribute(value=value, attr=attr):
            if attr in APP_NAMES:
                return True
            return attr.lower() not in _SETTINGS and not attr.isupper() and called(value) not in {"os", "sys", "self"}
        case ast.Call(func=func):
            name = called(func)
            return not (isinstance(func, ast.Name) and hasattr(builtins, name)) and name not in _NO_MAKERS
        case ast.Lambda(args=args):
            return len(parameters(args)) >= 2
        case ast.NamedExpr(value=value):
            return may_be_app(value, scope, index)
        case ast.IfExp(body=body, orelse=orelse):
            return may_be_app(body, scope, index) and may_be_app(orelse, scope, index)
    return False


def _name_may_be_app(name: str, scope: Scope, index: int) -> bool:
    if name.startswith("__") or name.lower() in _SETTINGS:
        return False
    if name in scope.given or name in APP_NAMES:
        return True
    found = scope.binding(name, index)
    if name in scope.parameters() and (found is None or found.scope is not scope):
        return True
    return not hasattr(builtins, name) if found is None else _bound_may_be_app(name, found)


def _bound_may_be_app(name: str, found: Binding) -> bool:
    match found.stmt:
        case ast.FunctionDef() | ast.AsyncFunctionDef() as function:
            return _takes_two(function)
        case ast.ClassDef(bases=bases) as made:
            return bases != [] or any(len(parameters(one.args)) >= 3 for one in _makers(made))
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            return not (isinstance(value, ast.Name) and value.id == name) and may_be_app(value, found.scope, found.index)
    return True


def _makers(made: ast.ClassDef) -> list[ast.FunctionDef]:
    return [one for one in made.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"]


def _takes_two(function: Function) -> bool:
    args = function.args
    return len(parameters(args)) >= 2 or args.vararg is not None or function.decorator_list != []
