"""`import uwsgi`: the module that exists only inside a uWSGI server. Of its functions, those that have a meaning in a browser tab."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from onionskin.project import ServerModule
from onionskin.servers.server import HOST_NAME
from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.environ import VERSION
from onionskin.servers.uwsgi.request import BUFFER_SIZE

if TYPE_CHECKING:
    from onionskin.servers.uwsgi.server import UwsgiServer


class _Function:
    """Looks like a function written in C."""

    def __init__(self, name: str, does: Callable[..., Any]) -> None:
        self.__name__ = name
        self._does = does

    def __repr__(self) -> str:
        return f"<built-in function {self.__name__}>"

    def __call__(self, *arguments: Any) -> Any:
        return self._does(*arguments)


_Function.__module__ = "builtins"
_Function.__name__ = _Function.__qualname__ = "builtin_function_or_method"


def make_module(server: UwsgiServer) -> ServerModule:
    """The module of one server process."""
    module = ServerModule("uwsgi")
    processes, threads = server.setup.processes or 1, server.setup.threads or 1
    vars(module).update(
        version=VERSION.encode(),
        version_info=(2, 0, 31, 0, b"debian"),
        hostname=HOST_NAME.encode(),
        SPOOL_RETRY=-1,
        SPOOL_OK=-2,
        SPOOL_IGNORE=0,
        numproc=processes,
        has_threads=1,
        cores=threads,
        loop=None,
        opt=_options(server),
        sockets=[3],
        unbit=None,
        buffer_size=BUFFER_SIZE,
        started_on=int(time.time()),
        start_response=server.start_response,
        applications=None,
        is_a_reload=False,
    )
    for name, does in _functions(server).items():
        setattr(module, name, _Function(name, does))
    return module


def _options(server: UwsgiServer) -> dict[str, bytes | bool]:
    host, port = "127.0.0.1", 8000
    pairs: dict[str, bytes | bool] = {"plugin": b"python3", "http-socket": f"{host}:{port}".encode()}
    return pairs | {name: value.encode() if value else True for name, value in server.options.pairs.items()}


def _functions(server: UwsgiServer) -> dict[str, Callable[..., Any]]:
    logvars: dict[Any, Any] = {}

    def says(text: str) -> bool:
        log.says(text)
        return True

    return {
        "worker_id": lambda: server.setup.worker + 1,
        "mule_id": lambda: 0,
        "masterpid": lambda: 0,
        "request_id": lambda: server.requests,
        "total_requests": lambda: server.requests,
        "log": says,
        "micros": lambda: int(time.time() * 1_000_000),
        "cl": lambda: server.request.content_length,
        "connection_fd": lambda: -1 if server.request.connection is None else server.request.connection.fileno(),
        "i_am_the_spooler": lambda: None,
        "ready": lambda: True,
        "setprocname": lambda name: None,
        "lock": lambda number=0: None,
        "unlock": lambda number=0: None,
        "is_locked": lambda number=0: False,
        "set_logvar": logvars.__setitem__,
        "get_logvar": logvars.get,
    }
