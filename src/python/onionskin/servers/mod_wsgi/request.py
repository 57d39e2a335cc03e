"""What the adapter needs of a request. In embedded mode it is Apache's own; in daemon mode one that the daemon process has made."""

from typing import Protocol

from onionskin.servers.apache.body import RequestBody
from onionskin.servers.apache.table import Table


class ScriptOutput(Protocol):
    """Where the response goes."""

    def write(self, data: bytes, ends: bool = False, flush: bool = False) -> bool:
        """Pass on a block. False: it could not be sent as it is."""
        ...

    def fail(self, length: int) -> None:
        """There is a last block, of `length` bytes, that can't be read when it is to be sent."""
        ...


class ScriptRequest(Protocol):
    """A request whose script is executed."""

    env: dict[str, str]
    status: int
    status_line: str | None
    headers_out: Table
    error_headers_out: Table
    content_type: str | None
    expects_100: bool
    is_chunked: bool
    eos_sent: bool

    @property
    def client_has_gone(self) -> bool: ...
    @property
    def place(self) -> str: ...
    @property
    def referer(self) -> str: ...
    @property
    def body(self) -> RequestBody: ...
    @property
    def output(self) -> ScriptOutput: ...
    def set_content_length(self, length: int) -> None: ...
