"""What the rest of the process knows of a server."""

from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType
from typing import Any, ClassVar, NamedTuple, Protocol

from onionskin.connection import Connection
from onionskin.project import Project

#: Where every server here listens, and what its machine is called, as on the machine of the recordings.
ADDRESS = ("127.0.0.1", 8000)
HOST_NAME = "wsgibox"


@dataclass(frozen=True)
class Setup:
    """How a server is configured. None: as it is when nobody says anything (for mod_wsgi's daemon mode: `processes=1 threads=1`)."""

    processes: int | None = None
    threads: int | None = None
    #: The prefix it is mounted under ("/shop"), or nothing.
    mount: str = ""
    #: `app` names a function that makes the application.
    factory: bool = False
    #: mod_wsgi only: the project's folder is on its python-path. The others look there for modules anyway.
    python_path: bool = False
    #: Which of the server's processes this one is, from 0.
    worker: int = 0


class StartFailed(Exception):
    """The server gave up while it was starting. Its `__cause__` is what the project's import raised, where it was that."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        #: The exit code.
        self.code = code


class GaveUp(Exception):
    """Why a server gave up, where the project raised nothing: a whole sentence. The `__cause__` of a StartFailed."""


def exit_code(leaving: SystemExit) -> int:
    """The exit code of a process that a SystemExit ends."""
    return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)


class Probes(NamedTuple):
    """The places in the server's own code where it meets the application. The recorder watches them; the server is not touched."""

    #: Its start_response: ([self,] status, headers, exc_info).
    start_response: CodeType
    #: Its write(): (self, data). What the loop sends goes through it as well.
    write: CodeType
    #: The functions that loop over the body, with one `for` statement (their first).
    loops: frozenset[CodeType]
    #: Functions that close the body.
    closes: frozenset[CodeType]
    #: The functions whose `except` is the last stop for an exception of the application.
    catches: frozenset[CodeType]
    #: The functions that call the application.
    calls: frozenset[CodeType]
    #: Where the loops and the closing functions keep the body: a local variable, and attributes from there on.
    body: tuple[str, ...]
    #: Where `calls` keeps environ, likewise.
    environ: tuple[str, ...] = ("environ",)
    #: Functions that write an error page of the server's own.
    error_pages: frozenset[CodeType] = frozenset()
    #: Methods of its wsgi.input that the application calls: they give bytes, or a list of them. Its close() too, if it has one.
    reads: frozenset[CodeType] = frozenset()
    #: The write() of its wsgi.errors, where that is Python code.
    errors: CodeType | None = None
    #: Exceptions that it raises for itself, to leave what it was doing: nothing has gone wrong.
    signals: tuple[type[BaseException], ...] = ()


class Server(Protocol):
    """One process of a server, over Connections instead of a listening socket."""

    #: What the page and jobs call it.
    name: ClassVar[str]
    #: What the stage writes on the outermost skin.
    title: ClassVar[str]
    probes: ClassVar[Probes]
    #: What is called for each request, once the project has been imported; None before.
    application: Callable[..., Any] | None

    def __init__(self, project: Project, setup: Setup) -> None: ...

    def start(self) -> None:
        """Start up, as this server does it; most import the project now. Raises StartFailed when the server gives up.
        It tells the project (`begins`) when it comes to it: a server's own time is not the program's."""
        ...

    def serve(self, connection: Connection) -> int | None:
        """Serve what has come over `connection`. The exit code, when the server process ended over it."""
        ...

    @staticmethod
    def owns(code: CodeType) -> bool:
        """Whether this is the server's own code: it is never a layer, and what it prints is the server's log."""
        ...
