"""Onionskin's Python: runs a WSGI project behind real server code and records what crosses each boundary of it.

Begin with `process.py`. Only `entry.py` knows that a page exists (JSON, Pyodide); everything else runs on any CPython >= 3.14;
for a person's own machine (home/) also on 3.12 and 3.13.

Our modules look up len, isinstance and the like in a copy of `builtins` made here: a program may replace those, and must neither
break its recorder by it nor see its calls.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, module_from_spec
from types import CodeType, ModuleType
from zipimport import zipimporter

_OWN_BUILTINS = dict(vars(builtins))


def private_copy(name: str) -> ModuleType:
    """A module of the standard library once more, for us alone, with the same builtins as our own."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    module = module_from_spec(spec)
    vars(module)["__builtins__"] = _OWN_BUILTINS
    spec.loader.exec_module(module)
    return module


def _compiled(source: bytes | str, path: str) -> CodeType:
    """Ours, in any version from 3.12 on: annotations are read by nobody (PEP 563, which 3.14 does by itself)."""
    later = annotations.compiler_flag if sys.version_info < (3, 14) else 0
    return compile(source, path, "exec", later, dont_inherit=True)


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        """What is defined while a module runs keeps the builtins that it finds there."""
        vars(module)["__builtins__"] = _OWN_BUILTINS
        super().exec_module(module)


class _ZipLoader:
    """The same out of the zip that people take home. It keeps nothing compiled."""

    def __init__(self, archive: zipimporter) -> None:
        self._archive = archive

    def create_module(self, spec: ModuleSpec) -> None:
        """As always."""

    def exec_module(self, module: ModuleType) -> None:
        """Run it."""
        vars(module)["__builtins__"] = _OWN_BUILTINS
        source = self._archive.get_source(module.__name__)
        if source is None:
            raise ImportError(module.__name__)
        exec(_compiled(source, str(module.__file__)), vars(module))


class _Finder:
    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Our own modules only."""
        if not name.startswith(f"{__name__}."):
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        # What is run as a program, runpy runs.
        elif spec is not None and type(spec.loader) is zipimporter and not name.endswith(".__main__"):
            spec.loader = _ZipLoader(spec.loader)
        return spec


sys.meta_path[:] = [finder for finder in sys.meta_path if getattr(finder, "__qualname__", "") != _Finder.__qualname__]
sys.meta_path.insert(0, _Finder)
