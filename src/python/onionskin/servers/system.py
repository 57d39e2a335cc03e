"""What the operating system would have given a server and a browser can't: the one place where anything of a server, or under it, is replaced.

Everything else of wsgiref, gunicorn and waitress is their own code. `PATCHES` is the whole list; `src/python/servers.test.ts` prints it.
"""

import os
import socket
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

from onionskin.at_home import IS_OURS
from onionskin.servers.server import ADDRESS

_OURS = str(Path(__file__).parents[1])


class Patch(NamedTuple):
    """One thing that is ours: where it is, and why."""

    where: str
    why: str


PATCHES: list[Patch] = []


def _name(owner: Any) -> str:
    return owner.__name__ if isinstance(owner, ModuleType) else f"{owner.__module__}.{owner.__qualname__}"


def ours[Kind: type](kind: Kind) -> Kind:
    """A class of ours that stands for one of a server's: each of its methods that takes the place of one of theirs is listed."""
    mine = [one for one in kind.__mro__ if one.__module__.startswith("onionskin.")]
    theirs = [one for one in kind.__mro__ if one not in mine and one is not object]
    for name, value in ((name, value) for one in mine for name, value in vars(one).items() if callable(value)):
        base = next((one for one in theirs if name in vars(one)), None)
        if base is not None:
            why = (value.__doc__ or f"{kind.__doc__}").strip().split("\n")[0]
            PATCHES.append(Patch(f"{_name(base)}.{name}", why))
    return kind


def give(owner: Any, name: str, value: Any, why: str) -> None:
    """Give `owner` (a module or a class) what it lacks here. What it has already, stays."""
    if not hasattr(owner, name):
        setattr(owner, name, value)
        PATCHES.append(Patch(f"{_name(owner)}.{name}", why))


def replace(owner: Any, name: str, value: Any, why: str) -> None:
    """Put something of ours in the place of something of the server's."""
    setattr(owner, name, value)
    PATCHES.append(Patch(f"{_name(owner)}.{name}", why))


def _database(name: str, why: str, **functions: Any) -> None:
    if name not in sys.modules:
        try:
            __import__(name)
        except ImportError:
            module = ModuleType(name, why)
            vars(module).update(functions)
            sys.modules[name] = module
            PATCHES.append(Patch(name, why))


def _root(*_: object) -> SimpleNamespace:
    return SimpleNamespace(pw_name="root", pw_uid=0, pw_gid=0, pw_dir="/root", gr_name="root", gr_gid=0, gr_mem=[])


if IS_OURS:
    _database("pwd", "there is one user, root", getpwnam=_root, getpwuid=_root)
    _database("grp", "there is one group, root", getgrnam=_root, getgrgid=_root)
    give(os, "geteuid", lambda: 0, "the process runs as root")
    give(os, "getegid", lambda: 0, "the process runs as root")
    give(socket, "AF_UNIX", 1, "Linux's number; no such socket is opened")
    give(socket, "SO_REUSEADDR", 2, "Linux's number; no address is bound")


@contextmanager
def as_thread(name: str) -> Iterator[None]:
    """The one thread that there is does the work of another one, and goes by its name."""
    thread = threading.current_thread()
    before, thread.name = thread.name, name
    try:
        yield
    finally:
        thread.name = before


def _walk_stack(frame: Any, walk: Any = traceback.walk_stack) -> Any:
    """What lies below a server is ours, and no part of what a program would see there on a real machine."""
    if frame is None:
        frame = sys._getframe(1)
    return ((one, line) for one, line in walk(frame) if not one.f_code.co_filename.startswith(_OURS))


replace(traceback, "walk_stack", _walk_stack, "a stack that a program prints has none of our frames in it")


class Listener:
    """The listening socket: its connections are handed in one by one instead of being accepted."""

    family = socket.AF_INET
    type = socket.SOCK_STREAM
    #: The next connection.
    accepted: Any = None

    def accept(self) -> tuple[Any, tuple[str, int]]:
        """The connection that was handed in."""
        return self.accepted, self.accepted.peer

    def getsockname(self) -> tuple[str, int]:
        """Where the server listens."""
        return ADDRESS

    def fileno(self) -> int:
        """A number that no open file has."""
        return 999

    def bind(self, address: object) -> None:
        """Nothing is bound."""

    def listen(self, backlog: int = 0) -> None:
        """Nobody comes by himself."""

    def setblocking(self, flag: bool) -> None:
        """Nothing waits here."""

    def setsockopt(self, *args: object) -> None:
        """There is nothing to be set."""

    def getsockopt(self, *args: object) -> int:
        """No option is set."""
        return 0

    def close(self) -> None:
        """It stays."""

    def __str__(self) -> str:
        return f"http://{ADDRESS[0]}:{ADDRESS[1]}"
