"""The project is loaded: `--wsgi-file` runs one file as a module of its own name, `--module` imports a module, `--mount` does either.

What goes wrong is logged, and uWSGI goes on without an application.
"""

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from onionskin.exec_code_module import exec_code_module
from onionskin.servers.server import Setup
from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.errors import print_exception


class NotLoaded(Exception):
    """There is no application, as the log says; the cause is what the project raised, if it was that."""


class Freed(NotLoaded):
    """There is none, and the process is going to get a segmentation fault over it."""


@dataclass(frozen=True)
class Options:
    """What the command line says of the application."""

    #: `--wsgi-file`, or the file that is mounted.
    file: Path | None
    #: `--module`, or the module that is mounted: "module:callable", "module:function()".
    module: str
    mount: str

    @property
    def pairs(self) -> dict[str, str]:
        """The options themselves."""
        what = str(self.file) if self.file is not None else self.module
        if self.mount:
            return {"mount": f"{self.mount}={what}", "manage-script-name": ""}
        return {"wsgi-file": what} if self.file is not None else {"pythonpath": "/srv/app/", "module": what}


def options(app: str, folder: Path, setup: Setup) -> Options:
    """How uWSGI is told to serve `app` ("module:attribute"): a file's `application` by the file, everything else by the module."""
    module, _, attribute = app.partition(":")
    if not setup.factory and "." not in module and attribute in ("", "application"):
        return Options(folder / f"{module}.py", "", setup.mount)
    call = "()" if setup.factory and not attribute.endswith("()") else ""
    return Options(None, f"{module}:{attribute or 'application'}{call}", setup.mount)


def load(chosen: Options) -> Any:
    """The application, or NotLoaded. It need not be callable when it comes from a module."""
    return _from_module(chosen.module) if chosen.file is None else _from_file(chosen.file)


def _from_file(file: Path) -> Any:
    names = _run_file(file).__dict__
    if "application" not in names:
        log.says(f'unable to find "application" callable in file {file}')
        raise NotLoaded
    if callable(names["application"]):
        return names["application"]
    log.says(f'"application" must be a callable object in file {file}')
    raise Freed if _is_freed(names) else NotLoaded


def _is_freed(names: dict[str, Any]) -> bool:
    """uWSGI drops a reference to what isn't callable, though it was only lent to it. An object that nothing but its name holds is then
    gone while the module still uses it, and the process crashes over it. None and its like can't be freed."""
    found = names["application"]
    immortal = getattr(sys, "_is_immortal", lambda value: value is None)
    return not immortal(found) and all(holder is names for holder in gc.get_referrers(found))


def _run_file(file: Path) -> ModuleType:
    """A file as a module that is named after its path."""
    try:
        source = file.read_bytes()
    except OSError as error:
        log.says(f"failed to open python file {file}")
        raise NotLoaded from error
    try:
        code = compile(source, str(file), "exec", dont_inherit=True)
    except BaseException as error:
        print_exception(error)
        log.says(f"failed to compile {file}")
        raise NotLoaded from error
    name = "uwsgi_file_" + str(file).replace(".", "_").replace("/", "_").removesuffix("_py")
    try:
        return exec_code_module(name, code, str(file))
    except BaseException as error:
        print_exception(error)
        raise NotLoaded from error


def _from_module(specification: str) -> Any:
    name, _, attribute = specification.partition(":")
    try:
        module = __import__(name, fromlist=["__doc__"])
    except BaseException as error:
        print_exception(error)
        raise NotLoaded from error
    for place in (sys.modules.get("uwsgi"), module):
        several = getattr(place, "applications", None)
        if isinstance(several, dict):
            return several
    names = module.__dict__
    if attribute.endswith("()") and attribute.removesuffix("()") in names:
        return _make(names[attribute.removesuffix("()")])
    if attribute not in names:
        raise NotLoaded
    return names[attribute]


def _make(factory: Callable[[], Any]) -> Any:
    try:
        return factory()
    except BaseException as error:
        print_exception(error)
        raise NotLoaded from error
