"""What a program can't do in a browser, told in a sentence where it tries to: reach the browser itself, the network, other processes, threads.

This is a courtesy to the learner, no wall. Whoever wants to, finds Pyodide's objects again (`gc` knows them all); what keeps a program in is the
room that the whole interpreter lives in (src/runner/room.ts). Errors are those that CPython would raise, with words of ours.
"""

import asyncio
import errno
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, NoReturn

from onionskin.project import FOLDER

_BROWSER = "it leads from Python to the browser, and is shut. A WSGI application runs on a server, where no browser is"
_INSTALL = "nothing can be installed in here: there is no network. Python's standard library can be imported, your own files, and the packages that Onionskin brings along"
_NETWORK = "it speaks to other servers, and there is no network in here"
_DATABASE = "it speaks to a database server, and there is no network in here. sqlite3 works, with a file or in memory"
_PROCESSES = "a program in a browser can't start processes or interpreters of its own. How many processes the server has is one of its settings"
_SCREEN = "a server process has no screen, no keyboard and no terminal"

#: The first part of a module's name to why it can't be had.
_MODULES = {
    **dict.fromkeys(("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core"), _BROWSER),
    **dict.fromkeys(("pip", "micropip", "piplite", "ensurepip", "setuptools", "venv"), _INSTALL),
    **dict.fromkeys(("requests", "httpx", "aiohttp", "urllib3", "websockets", "paramiko", "boto3"), _NETWORK),
    **dict.fromkeys(("psycopg", "psycopg2", "MySQLdb", "pymysql", "redis", "pymongo", "asyncpg"), _DATABASE),
    **dict.fromkeys(("_multiprocessing", "_posixshmem", "_interpreters", "_interpchannels", "_interpqueues"), _PROCESSES),
    **dict.fromkeys(("tkinter", "_tkinter", "turtle", "curses", "_curses", "readline"), _SCREEN),
}


class _Doorkeeper:
    """The first of all finders, as Python's own would find what is behind the doors. A project's own `js.py` is no door."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Refuse, with a sentence, what is behind a door."""
        why = _MODULES.get(name.partition(".")[0])
        if why is None:
            return None
        spec = PathFinder.find_spec(name, [str(FOLDER)] if path is None else path)
        if spec is None:
            raise ModuleNotFoundError(f"No module named {name!r}: {why}.", name=name)
        return spec


def _unreachable(self: Any, *_: Any) -> NoReturn:
    raise OSError(
        errno.ENETUNREACH, "Network is unreachable: nothing leads out of the room in your browser that this program runs in"
    )


def _unreachable_number(self: Any, *_: Any) -> int:
    return errno.ENETUNREACH


def _no_port(self: Any, *_: Any) -> NoReturn:
    raise OSError(
        errno.EOPNOTSUPP,
        "No port can be opened in here: the server that you chose listens already, and calls the application that your module has",
    )


def _no_program(*_: Any, **__: Any) -> NoReturn:
    raise OSError(errno.ENOTSUP, "No other program can be started in here: there is none, only this Python in your browser")


def _no_thread(*_: Any, **__: Any) -> NoReturn:
    raise RuntimeError(
        "can't start new thread: this Python in your browser has one. A server's threads are told by environ, but take turns"
    )


class _Nothing:
    """In the place of a selector: there is nothing to be waited for but the time."""

    @staticmethod
    def select(timeout: float | None) -> list[Any]:
        """Wait."""
        time.sleep(3600 if timeout is None else timeout)
        return []


class _Loop(asyncio.BaseEventLoop):
    """asyncio's own loop, without a network and without threads to be woken by. Pyodide's needs a page that waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Nothing()

    def _process_events(self, event_list: list[Any]) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


class _Policy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = _Loop


def shut() -> None:
    """Shut the doors. Pyodide opens them again whenever an interpreter is made or restored."""
    webloop = sys.modules.get("pyodide.webloop")
    if webloop is not None:
        asyncio.run = webloop._orig_run
        time.sleep = webloop._orig_sleep
        asyncio._set_running_loop(None)
        asyncio.events._set_event_loop_policy(_Policy())
    for name in [name for name in sys.modules if _MODULES.get(name.partition(".")[0]) is _BROWSER]:
        del sys.modules[name]
    sys.meta_path[:] = [
        finder
        for finder in sys.meta_path
        if type(finder).__name__ != "JsFinder" and getattr(finder, "__name__", "") != _Doorkeeper.__name__
    ]
    sys.meta_path.insert(0, _Doorkeeper)
    socket.socket.connect = socket.socket.sendto = _unreachable  # ty: ignore
    socket.socket.connect_ex = _unreachable_number
    socket.socket.listen = _no_port
    subprocess.Popen.__init__ = _no_program
    os.system = os.execv = os.execve = os.fork = _no_program
    threading._start_joinable_thread = _no_thread
    sys.modules["_thread"].start_new_thread = sys.modules["_thread"].start_joinable_thread = _no_thread
