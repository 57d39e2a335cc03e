"""The user's project on disk, and its import as a server would do it: once, by module and attribute."""

import asyncio
import importlib
import linecache
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from onionskin import bundles
from onionskin.at_home import FOLDER
from onionskin.library import remember_library
from onionskin.zones import lay_utc

#: What earlier processes wrote beside the project's files, laid there by whoever made this process.
KEPT = Path("/var/lib/onionskin/disk")

# A server process that was started from nothing but this. wsgiref shows it to every application.
CLEAN_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "PYTHONUNBUFFERED": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}


class ServerModule(ModuleType):
    """A module that exists only inside a server. To the program it is a module like any other."""


ServerModule.__module__ = "builtins"
ServerModule.__name__ = ServerModule.__qualname__ = "module"


class Project:
    """Files in a folder that is the working directory and the first place where modules are looked for."""

    #: Its database may be given what it lacks, before the first request.
    migrates = True

    def __init__(self, files: Mapping[str, str], app: str, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.app = app
        self._prefix = f"{folder}/"
        self._files = files
        #: Called when the server is done with itself and comes to the project: from then on it is the project's time that passes.
        self.begins: Callable[[], None] = lambda: None
        #: Called by a server that imports the project only when somebody asks for it, each time it has done so.
        self.imported: Callable[[], None] = lambda: None

    @property
    def sources(self) -> list[str]:
        """The paths of its Python files."""
        return [f"{self._prefix}{name}" for name in self._files if name.endswith(".py")]

    def settle(self) -> None:
        """Write the files, and make this interpreter look like a server process that has just been started."""
        os.chdir("/")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        if KEPT.is_dir():
            KEPT.rename(self.folder)
        self.folder.mkdir(exist_ok=True)
        for name, source in self._files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            # A lone surrogate is not UTF-8: CPython will say so, as it does of any such file.
            path.write_bytes(source.encode("utf-8", "surrogatepass"))
        os.chdir(self.folder)
        os.environ.clear()
        os.environ.update(CLEAN_ENVIRONMENT)
        sys.executable = "/usr/bin/python3"
        if str(self.folder) in sys.path:
            sys.path.remove(str(self.folder))
        sys.path.insert(0, str(self.folder))
        sys.dont_write_bytecode = True
        self.forget()
        linecache.clearcache()
        remember_library()
        lay_utc()
        # The browser's event loop is none of a server's: Django, seeing it run, would refuse to ask its database.
        asyncio._set_running_loop(None)
        importlib.invalidate_caches()

    def load(self, factory: bool = False) -> Callable[..., Any]:
        """Import `module:attribute` and give the object, or what it makes when it is a factory. Whatever that raises is the caller's to explain."""
        module_name, _, attribute = self.app.partition(":")
        found: Any = importlib.import_module(module_name)
        for name in (attribute or "application").split("."):
            found = getattr(found, name)
        return found() if factory else found

    def relative(self, path: str) -> str | None:
        """The name of one of the user's own files as they know it, or None for any other file."""
        return path[len(self._prefix) :] if path.startswith(self._prefix) else None

    def shown(self, environment: Mapping[str, str]) -> dict[str, str]:
        """What of the process's environment a server puts into environ, if it does that."""
        return dict(environment)

    def forget(self) -> None:
        """Forget the modules of the project's folder: a second project in the same interpreter (tests, checks), and a second process of a
        server that starts another one after the first has failed, must not meet them, nor what they left in flask."""
        for name, module in list(sys.modules.items()):
            path = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", None) or ()), "")
            if bundles.owns(str(path)) and bundles.is_untouched(name):
                continue
            if self.relative(str(path)) or bundles.owns(str(path)) or type(module) is ServerModule:
                del sys.modules[name]
