"""The project is loaded: `--wsgi-file` runs one file as a module of its own name, `--module` imports a module, `--mount` does either.

What goes wrong is logged, and uWSGI goes on without an application.
"""

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import _bootstrap_external  # type: ignore[attr-defined]
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from onionskin.servers.server import Setup
from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.errors import ProcessEnds, print_exception

#: The exit code of a uWSGI whose mounted application can't be loaded.
_FAILED_APP = 22
_SEGMENTATION_FAULT = -11


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
    """The application, or None."""
    if chosen.file is None:
        return _from_module(chosen.module)
    application = _from_file(chosen.file)
    if application is None and chosen.mount:
        raise ProcessEnds(_FAILED_APP)
    return application


def _from_file(file: Path) -> Any:
    module = _run_file(file)
    if module is None:
        return None
    found = module.__dict__.get("application")
    if found is None and "application" not in module.__dict__:
        log.says(f'unable to find "application" callable in file {file}')
        return None
    if callable(found):
        return found
    log.says(f'"application" must be a callable object in file {file}')
    if _is_freed(module.__dict__):
        raise Crash
    return None


class Crash(Exception):
    """The process is going to get a segmentation fault."""

    code = _SEGMENTATION_FAULT


def _is_freed(names: dict[str, Any]) -> bool:
    """uWSGI drops a reference to what isn't callable, though it was only lent to it. An object that nothing but its name holds is then
    gone while the module still uses it, and the process crashes over it. None and its like can't be freed."""
    found = names["application"]
    immortal = getattr(sys, "_is_immortal", lambda value: value is None)
    return not immortal(found) and all(holder is names for holder in gc.get_referrers(found))


def _run_file(file: Path) -> ModuleType | None:
    """A file as a module that is named after its path."""
    try:
        source = file.read_bytes()
    except OSError:
        log.says(f"failed to open python file {file}")
        return None
    try:
        code = compile(source, str(file), "exec", dont_inherit=True)
    except BaseException as error:
        print_exception(error)
        log.says(f"failed to compile {file}")
        return None
    name = "uwsgi_file_" + str(file).replace(".", "_").replace("/", "_").removesuffix("_py")
    try:
        return _execute(name, code, str(file))
    except BaseException as error:
        print_exception(error)
        return None


def _execute(name: str, code: CodeType, path: str) -> ModuleType:
    """Python/C API, PyImport_ExecCodeModule."""
    module = sys.modules.get(name) or ModuleType(name)
    sys.modules[name] = module
    names = module.__dict__
    names["__builtins__"] = sys.modules["builtins"]
    _bootstrap_external._fix_up_module(names, name, path)
    try:
        exec(code, names)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return sys.modules[name]


def _from_module(specification: str) -> Any:
    name, _, attribute = specification.partition(":")
    module = _import(name)
    if module is None:
        return None
    for place in (sys.modules.get("uwsgi"), module):
        several = getattr(place, "applications", None)
        if isinstance(several, dict):
            return several
    if attribute.endswith("()") and (factory := module.__dict__.get(attribute.removesuffix("()"))) is not None:
        return _make(factory)
    return module.__dict__.get(attribute)


def _import(name: str) -> ModuleType | None:
    try:
        return __import__(name, fromlist=["*"])
    except BaseException as error:
        print_exception(error)
    return None


def _make(factory: Callable[[], Any]) -> Any:
    try:
        return factory()
    except BaseException as error:
        print_exception(error)
    return None
