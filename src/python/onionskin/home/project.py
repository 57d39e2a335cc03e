"""A project where it is: a folder of the person's own, in which nothing is written, moved or forgotten."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from onionskin.project import Project

#: Folders whose code is not the person's own, wherever in the project they are.
_INSTALLED = ("site-packages", "dist-packages", "node_modules")
#: What a server process is told by whoever starts it, and everybody may know. wsgiref shows all of os.environ to an application, and a
#: recording shows environ: there may be passwords in the rest.
_HARMLESS = frozenset({"PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "PWD", "SHELL", "TERM", "TZ", "USER", "LOGNAME"})


class HomeProject(Project):
    """The folder in which the command was given, or that its -C names."""

    migrates = False

    def __init__(self, app: str, folder: Path, whole_environment: bool) -> None:
        super().__init__({}, app, folder)
        self._prefix = f"{folder}{os.sep}"
        self._whole_environment = whole_environment
        #: Without a separator at the end; a virtual environment may be within the project.
        self._others = tuple(f"{place}{os.sep}" for place in {sys.prefix, sys.exec_prefix} if place != str(folder))

    def settle(self) -> None:
        """Look for modules here first, as every server does, and leave no compiled ones."""
        place = str(self.folder)
        sys.path[:] = [place, *(one for one in sys.path if one not in ("", place))]
        sys.dont_write_bytecode = True

    def forget(self) -> None:
        """Nothing was there before."""

    def relative(self, path: str) -> str | None:
        """The name of one of the person's own files, with slashes; None for what is installed, be it in a folder of theirs."""
        name = super().relative(path)
        if name is None or path.startswith(self._others):
            return None
        parts = name.replace(os.sep, "/").split("/")
        return None if any(part in _INSTALLED or part.endswith(".zip") for part in parts) else "/".join(parts)

    def shown(self, environment: Mapping[str, str]) -> dict[str, str]:
        """What of the process's environment a server puts into environ."""
        if self._whole_environment:
            return dict(environment)
        return {name: value for name, value in environment.items() if name in _HARMLESS}

    def imported_sources(self) -> dict[str, Path]:
        """Of the modules that have been imported, those that are the person's own: the name and the path of each one's file."""
        found: dict[str, Path] = {}
        for module in list(sys.modules.values()):
            path = getattr(module, "__file__", None)
            if isinstance(path, str) and path.endswith(".py") and (name := self.relative(os.path.normpath(path))) is not None:
                found[name] = Path(path)
        return dict(sorted(found.items()))
