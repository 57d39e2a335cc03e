"""Python's library lies in a zip file here. CPython shows a line of it in a traceback, which knows the module; a warning knows only the file's
name, and would show nothing where every installed Python shows the line."""

import linecache
import sys
from functools import cache, partial
from zipfile import ZipFile
from zipimport import zipimporter


def remember_library() -> None:
    """Tell `linecache` how to get at the library's lines, should anybody want one."""
    for place in sys.path:
        if place.endswith(".zip"):
            importer, names = _library(place)
            linecache.cache.update({name: (partial(_source, importer, name),) for name in names})


@cache
def _library(place: str) -> tuple[zipimporter, tuple[str, ...]]:
    with ZipFile(place) as archive:
        return zipimporter(place), tuple(f"{place}/{name}" for name in archive.namelist() if name.endswith(".py"))


def _source(importer: zipimporter, name: str) -> str:
    return importer.get_data(name).decode()
