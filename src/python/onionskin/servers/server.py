"""What the rest of the process knows of a server."""

from collections.abc import Callable
from types import CodeType
from typing import Any, ClassVar, NamedTuple, Protocol

from onionskin.connection import Connection


class Probes(NamedTuple):
    """The places in the server's own code where it meets the application. The recorder watches them; the server is not touched."""

    #: Its start_response: (self, status, headers, exc_info).
    start_response: CodeType
    #: Its write(): (self, data). What the loop sends goes through it as well.
    write: CodeType
    #: The function that loops over the body, with one `for` statement.
    loop: CodeType
    #: Functions that close the body.
    closes: frozenset[CodeType]
    #: The functions whose `except` is the last stop for an exception of the application.
    catches: frozenset[CodeType]
    #: The function that calls the application.
    calls: CodeType
    #: The attribute of `self` that holds the body in all of these.
    body: str


class Server(Protocol):
    """A real server's own code, run over a Connection instead of a listening socket."""

    #: What the page and jobs call it.
    name: ClassVar[str]
    #: What the stage writes on the outermost skin.
    title: ClassVar[str]
    probes: ClassVar[Probes]

    def __init__(self, application: Callable[..., Any]) -> None: ...

    def serve(self, connection: Connection) -> int | None:
        """Serve what has come over `connection`. The exit code, when the server process ended over it."""
        ...

    @staticmethod
    def owns(code: CodeType) -> bool:
        """Whether this is the server's own code: it is never a layer, and what it prints is the server's log."""
        ...
