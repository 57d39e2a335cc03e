"""Packages beside the standard library: zip archives that are unpacked when a program imports them, to where Debian has its packages.

Who made this process lays archives on the shelf (`/var/lib/onionskin/flask.zip`) and says with `offer` what there is. A program then finds flask
like any other module: its own files come first, then the standard library, then what is installed, and a bundle only after all these.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING

from onionskin import private_copy

if TYPE_CHECKING:
    import zipfile
else:
    zipfile = private_copy("zipfile")

#: Debian's folder for Python packages: the tracebacks of real servers name it.
FOLDER = "/usr/lib/python3/dist-packages"
#: Where the archives lie.
SHELF = "/var/lib/onionskin"

_SERVERS = frozenset({"gunicorn", "waitress"})
_modules: dict[str, str] = {}
_absent: dict[str, str] = {}
_lacking: list[str] = []
#: Modules out of bundles that are in the memory snapshot, as they are before any program has used them.
_untouched: set[str] = set()
_listener: Callable[[], None] | None = None


def offer(modules: Mapping[str, str], absent: Mapping[str, str]) -> None:
    """From now on: which bundle has which module, and, of bundles that can't be had, the words for why."""
    _modules.clear()
    _modules.update(modules)
    _absent.clear()
    _absent.update(absent)
    _lacking.clear()


def listen(listener: Callable[[], None]) -> None:
    """From now on `listener` hears of each bundle that a program has had unpacked."""
    global _listener
    _listener = listener


def lacking() -> list[str]:
    """The bundles that were looked for since the offer and were not on the shelf, though they might be had."""
    return list(_lacking)


def why_absent(module: str | None) -> str | None:
    """Of a module that is in a bundle which can't be had: what to say about it."""
    return _absent.get(_modules.get((module or "").partition(".")[0], ""))


def owns(path: str) -> bool:
    """Whether this file came out of a bundle, other than a server's: our own code holds on to those."""
    if not path.startswith(f"{FOLDER}/"):
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


def unpack_imported() -> None:
    """Have the files of those bundles in the folder whose modules are in the memory snapshot: their templates, translations and sources."""
    _unpack_all({bundle for module, bundle in _modules.items() if module in _untouched})


def unpack_shelf() -> None:
    """Have the files of all that lies on the shelf in the folder: in a process that nobody waits for yet, of servers and of what it knows already."""
    _unpack_all(file.removesuffix(".zip") for file in os.listdir(SHELF))


def unpack_servers(*texts: str) -> None:
    """Have the files of those servers in the folder that are named in `texts`; of all of them when there are no texts.

    Their modules are in the memory snapshot; the files are for tracebacks, for metadata, and for what nobody has imported yet. To write them
    takes as long as to start a process, so it is done for who may want them.
    """
    _unpack_all(name for name in _SERVERS if not texts or any(name in text for text in texts))


def _unpack_all(names: Iterable[str]) -> None:
    """Those that are not there yet."""
    for name in sorted(names):
        if not os.path.exists(f"{FOLDER}/{name}"):
            unpack(name)


def unpack(name: str) -> bool:
    """Put a bundle's files into the folder, where it is on the shelf."""
    archive = f"{SHELF}/{name}.zip"
    if not os.path.exists(archive):
        return False
    made: set[str] = set()
    with zipfile.ZipFile(archive) as opened:
        for member in opened.infolist():
            path = f"{FOLDER}/{member.filename}"
            folder = path.rpartition("/")[0]
            if folder not in made:
                os.makedirs(folder, exist_ok=True)
                made.add(folder)
            # Without the layers of a file object: this is done for every process that is made.
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
            os.write(file, opened.read(member))
            os.close(file)
    # What the import system knows of the folder is what was in it before.
    sys.path_importer_cache.pop(FOLDER, None)
    return True


class _Finder:
    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """A module that nobody else has found: unpack its bundle, if there is one, and look again."""
        bundle = _modules.get(name)
        if bundle is None or path is not None or bundle in _absent:
            return None
        if not unpack(bundle):
            if bundle not in _lacking:
                _lacking.append(bundle)
            return None
        if _listener is not None:
            _listener()
        return PathFinder.find_spec(name)


def _install() -> None:
    os.makedirs(FOLDER, exist_ok=True)
    if FOLDER not in sys.path:
        sys.path.append(FOLDER)
    sys.path_importer_cache.pop(FOLDER, None)
    sys.meta_path[:] = [finder for finder in sys.meta_path if getattr(finder, "__module__", "") != __name__]
    sys.meta_path.append(_Finder)


_install()
