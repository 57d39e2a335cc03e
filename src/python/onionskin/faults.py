"""Why a project could not be started, as a good teacher would say it: what, where, and CPython's own words."""

import linecache
import traceback
from inspect import CO_COROUTINE
from types import FunctionType, ModuleType
from typing import Any

from onionskin import bundles
from onionskin.at_home import NOT_THERE
from onionskin.django.mistake_rules import explain_django
from onionskin.project import Project
from onionskin.servers.server import GaveUp
from onionskin.slots import member, mro_of, name_of

#: Frameworks and servers for ASGI, by their modules.
_ASGI = frozenset({"fastapi", "starlette", "uvicorn", "hypercorn", "daphne", "quart", "sanic", "litestar", "channels"})
#: By the name of the class: what an instance of it is.
_FRAMEWORKS = {("flask.app", "Flask"): "a Flask application", ("bottle", "Bottle"): "a Bottle application"}


def explain(error: BaseException, project: Project) -> dict[str, Any]:
    """`{"ok": False, says, file, line}` for what the import of the project raised."""
    if (told := explain_django(error, project)) is not None:
        return {"ok": False, "says": told[0], "file": told[1], "line": told[2]}
    file, line = _where(error, project)
    says = _sentence(error, project, file, line)
    return {"ok": False, "says": says, "file": file, "line": line}


def _where(error: BaseException, project: Project) -> tuple[str | None, int | None]:
    """The innermost line of the user's own files that the error passed through; for a syntax error, the line it is about."""
    if isinstance(error, SyntaxError) and error.filename and (file := project.relative(error.filename)):
        return file, error.lineno
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if file := project.relative(frame.filename):
            return file, frame.lineno
    return None, None


def _sentence(error: BaseException, project: Project, file: str | None, line: int | None) -> str:
    if isinstance(error, GaveUp):
        return str(error)
    said = str(error).removesuffix(".")
    words = f"{type(error).__name__}: {said}" if said else type(error).__name__
    module, _, attribute = project.app.partition(":")
    place = f"{file}, line {line}{_code(project, file, line)}: " if file else ""
    if isinstance(error, SyntaxError):
        return f"{place}Python can't read this line. {type(error).__name__}: {error.msg}. Nothing was run: the file has to be valid first."
    if isinstance(error, SystemExit):
        return f"{place}the module ended the process while it was being imported ({words}). A server imports your module once, before the first request; it must get to its end."
    if isinstance(error, ModuleNotFoundError) and file is None and error.name == module.partition(".")[0]:
        return f"The server looks for a module named “{module}” ({project.app}), and there is no {module}.py in the project. {words}."
    if isinstance(error, ModuleNotFoundError) and (why := bundles.why_absent(error.name)):
        return f"{place}{why} {words}."
    if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] in _ASGI:
        return f"{place}{error.name} is for ASGI, another protocol, in which a server awaits an application. The servers in here speak WSGI, and call it. {words}."
    if isinstance(error, ModuleNotFoundError):
        return f"{place}there is no module named “{error.name}” here, neither among your files {NOT_THERE}. {words}."
    if isinstance(error, AttributeError) and file is None:
        wanted = attribute or "application"
        other = _other(error, wanted)
        return f"{module}.py was imported, but nothing in it is called “{wanted}”. The server looks for exactly this name ({project.app}). {other}{words}."
    if file is None:
        return f"The server refused to start with this project ({project.app}). {words}."
    return f"{place}the module could not be imported, so the server never started. {words}."


def _other(error: AttributeError, wanted: str) -> str:
    """What in the module may be meant: an application under another name. Nothing of the program's is run to find it."""
    names = error.obj.__dict__ if type(error.obj) is ModuleType else {}
    for name, value in names.items():
        kind = _kind(value)
        if kind is not None and type(name) is str and name != wanted:
            return f"Is it “{name}”, {kind}? Then write `{wanted} = {name}` at the end. "
    return ""


def _kind(value: Any) -> str | None:
    """Which application an object of a module is, in words; None when it is none that one can tell without calling it."""
    if type(value) is FunctionType:
        code = value.__code__
        is_pair = code.co_argcount == 2 and code.co_varnames[1] == "start_response" and not code.co_flags & CO_COROUTINE
        return "a function that takes `environ` and `start_response`" if is_pair else None
    for base in mro_of(type(value)):
        module = member(base, "__module__")
        known = _FRAMEWORKS.get((module, name_of(base))) if type(module) is str else None
        if known is not None:
            return known
    return None


def _code(project: Project, file: str, line: int | None) -> str:
    """The line itself, between quotation marks."""
    text = linecache.getline(str(project.folder / file), line or 0).strip()
    return f" (`{text[:120]}`)" if text else ""
