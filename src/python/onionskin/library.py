"""Python's library lies in a zip file here. CPython shows a line of it in a traceback, which knows the module; a warning knows only the file's
name, and would show nothing where every installed Python shows the line."""

import linecache
import sys
from collections.abc import Callable
from functools import cache, partial
from zipfile import ZipFile
from zipimport import zipimporter

from onionskin.at_home import IS_OURS


def remember_library() -> None:
    """Tell `linecache` how to get at the library's lines, should anybody want one."""
    for place in sys.path:
        if place.endswith(".zip"):
            linecache.cache.update(_library(place))


@cache
def _library(place: str) -> dict[str, tuple[Callable[[], str]]]:
    importer = zipimporter(place)
    with ZipFile(place) as archive:
        names = [name for name in archive.namelist() if name.endswith(".py")]
    return {f"{place}/{name}": (partial(_source, importer, f"{place}/{name}"),) for name in names}


def _source(importer: zipimporter, name: str) -> str:
    return importer.get_data(name).decode()


# Once now, and so in the memory snapshot: to read the list of files takes longer than all the rest of a start.
if IS_OURS:
    remember_library()
