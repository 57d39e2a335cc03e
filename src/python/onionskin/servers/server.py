"""What the rest of the process knows of a server."""

from collections.abc import Callable
from types import CodeType
from typing import Any, ClassVar, Protocol

from onionskin.connection import Connection


class Server(Protocol):
    """A real server's own code, run over a Connection instead of a listening socket."""

    #: What the page and jobs call it.
    name: ClassVar[str]
    #: What the stage writes on the outermost skin.
    title: ClassVar[str]

    def __init__(self, application: Callable[..., Any]) -> None: ...

    def serve(self, connection: Connection) -> int | None:
        """Serve what has come over `connection`. The exit code, when the server process ended over it."""
        ...

    @staticmethod
    def owns(code: CodeType) -> bool:
        """Whether this is the server's own code: it is never a layer, and what it prints is the server's log."""
        ...
