"""Who wrote which bytes of the answer: the application (an event) or the server."""

from typing import Any

type Part = dict[str, Any]


class Answer:
    """What the server has been told so far, to recognise it in what it sends."""

    def __init__(self) -> None:
        #: The last start_response that reached the server: its event, status and header lines.
        self._started: tuple[int, bytes, list[bytes]] | None = None
        #: The block that is being written, and the event it came with.
        self._writing: tuple[bytes, int | None] | None = None
        #: The server answers for itself, with an error page.
        self.own = False

    def starts(self, event: int, status: Any, headers: Any) -> None:
        """start_response reached the server."""
        self.own = False
        lines = []
        try:
            if type(headers) is list:
                lines = [f"{name}: {value}".encode("latin-1") for name, value in headers if type(name) is type(value) is str]
            self._started = (event, status.encode("latin-1") if type(status) is str else b"", lines)
        except UnicodeEncodeError, TypeError, ValueError:
            self._started = None

    def writes(self, data: bytes, event: int | None) -> None:
        """The server begins to send `data`, which came with `event`."""
        self._writing = (data, event)

    def parts(self, block: bytes) -> list[Part]:
        """The authors of a block that is sent, in order."""
        if self.own:
            return [{"from": "server", "size": len(block)}]
        if self._writing is not None and block is self._writing[0]:
            event = self._writing[1]
            return [{"from": "server" if event is None else event, "size": len(block)}]
        made: list[Part] = []
        for line in block.splitlines(keepends=True):
            for author, size in self._line(line):
                if made and made[-1]["from"] == author:
                    made[-1]["size"] += size
                elif size:
                    made.append({"from": author, "size": size})
        return made

    def _line(self, line: bytes) -> list[tuple[int | str, int]]:
        if self._started is None:
            return [("server", len(line))]
        event, status, headers = self._started
        bare = line.rstrip(b"\r\n")
        protocol, space, rest = bare.partition(b" ")
        if protocol.startswith(b"HTTP/") and rest == status:
            return [("server", len(protocol) + len(space)), (event, len(status)), ("server", len(line) - len(bare))]
        return [(event if bare in headers else "server", len(line))]
