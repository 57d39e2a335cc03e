"""Onionskin's Python: runs a WSGI project behind real server code and records what crosses each boundary of it.

Begin with `process.py`. Only `entry.py` knows that a page exists (JSON, Pyodide); everything else runs on any CPython >= 3.14.

Our modules look up len, isinstance and the like in a copy of `builtins` made here: a program may replace those, and must neither
break its recorder by it nor see its calls.
"""

import builtins
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, module_from_spec
from types import ModuleType

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


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        """What is defined while a module runs keeps the builtins that it finds there."""
        vars(module)["__builtins__"] = _OWN_BUILTINS
        super().exec_module(module)


class _Finder:
    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Our own modules only."""
        if not name.startswith(f"{__name__}."):
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


sys.meta_path[:] = [finder for finder in sys.meta_path if getattr(finder, "__qualname__", "") != _Finder.__qualname__]
sys.meta_path.insert(0, _Finder)
