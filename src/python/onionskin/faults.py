"""Why a project could not be started, as a good teacher would say it: what, where, and CPython's own words."""

import linecache
import traceback
from typing import Any

from onionskin import bundles
from onionskin.at_home import AT_HOME
from onionskin.django.mistake_rules import explain_django
from onionskin.project import Project
from onionskin.servers.server import GaveUp


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
    words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
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
    if isinstance(error, ModuleNotFoundError):
        where = "nor installed for this Python" if AT_HOME else "nor in Python's standard library"
        return f"{place}there is no module named “{error.name}” here, neither among your files {where}. {words}."
    if isinstance(error, AttributeError) and file is None:
        return f"{module}.py was imported, but nothing in it is called “{attribute or 'application'}”. The server looks for exactly this name ({project.app}). {words}."
    if file is None:
        return f"The server refused to start with this project ({project.app}). {words}"
    return f"{place}the module could not be imported, so the server never started. {words}"


def _code(project: Project, file: str, line: int | None) -> str:
    """The line itself, between quotation marks."""
    text = linecache.getline(str(project.folder / file), line or 0).strip()
    return f" (`{text[:120]}`)" if text else ""
