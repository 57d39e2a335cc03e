"""Packages beside the standard library, in the folder where Debian has its own.

Who made this process lays them there (src/runner/lay-bundles.ts) and says with `offer` what there is. A program finds flask like any other module:
its own files come first, then the standard library, then what is installed. What is not there, though it might be, is noted.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType

from onionskin.at_home import IS_OURS

#: Debian's folder for Python packages: the tracebacks of real servers name it.
FOLDER = "/usr/lib/python3/dist-packages"

_SERVERS = frozenset({"gunicorn", "waitress"})
_modules: dict[str, str] = {}
_absent: dict[str, str] = {}
_lacking: list[str] = []
#: Modules out of bundles that are in the memory snapshot, as they are before any program has used them.
_untouched: set[str] = set()


def offer(modules: Mapping[str, str], absent: Mapping[str, str]) -> None:
    """From now on: which bundle has which module, and, of bundles that can't be had, the words for why."""
    _modules.clear()
    _modules.update(modules)
    _absent.clear()
    _absent.update(absent)
    _lacking.clear()
    # What the import system knows of the folder is what was in it before.
    sys.path_importer_cache.pop(FOLDER, None)


def lacking() -> list[str]:
    """The bundles that were looked for since the offer and were not there, though they might be had."""
    return list(_lacking)


def why_absent(module: str | None) -> str | None:
    """Of a module that is in a bundle which can't be had: what to say about it."""
    return _absent.get(_modules.get((module or "").partition(".")[0], ""))


def owns(path: str) -> bool:
    """Whether this file came out of a bundle, other than a server's: our own code holds on to those."""
    if not (IS_OURS and path.startswith(f"{FOLDER}/")):
        return False
    return path[len(FOLDER) + 1 :].partition("/")[0] not in _SERVERS


def remember_untouched() -> None:
    """What has been imported out of bundles until now is in the memory snapshot: a first project may have it as it is."""
    for name, module in sys.modules.items():
        if owns(str(getattr(module, "__file__", None) or "")):
            _untouched.add(name)


def is_untouched(name: str) -> bool:
    """Whether a module is still as it came with the snapshot. Django's are not once there are settings: who asks first forgets them then."""
    if not _untouched:
        return False
    conf = sys.modules.get("django.conf")
    if conf is not None and conf.__dict__["settings"].__dict__["_wrapped"] is not conf.__dict__["empty"]:
        _untouched.clear()
    return name in _untouched


class _Finder:
    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """A module that nobody else has found: note the bundle that has it, if there is one."""
        bundle = _modules.get(name)
        if bundle is not None and path is None and bundle not in _absent and bundle not in _lacking:
            _lacking.append(bundle)


def _install() -> None:
    os.makedirs(FOLDER, exist_ok=True)
    if FOLDER not in sys.path:
        sys.path.append(FOLDER)
    sys.path_importer_cache.pop(FOLDER, None)
    sys.meta_path[:] = [finder for finder in sys.meta_path if getattr(finder, "__module__", "") != __name__]
    sys.meta_path.append(_Finder)


if IS_OURS:
    _install()
