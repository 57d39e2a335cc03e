"""A server process: it imports the user's project once, keeps its globals from request to request, and records what happens.

    process = Process({"app.py": source}, "app:application", server="wsgiref", grain="lines")
    started = process.start()                     # {"ok": True} or {"ok": False, "says", "file", "line"}
    exchange = process.request(b"GET / HTTP/1.1\\r\\nHost: localhost:8000\\r\\n\\r\\n")
    exchange.raw                                  # every byte the server sent
    exchange.end                                  # "closed", "kept-open", "timeout", "reset"; None when it never began
    exchange.recording                            # a dict in the shape of recording.ts, or None
    process.started_recording                     # the same for the start-up

Without a `sink` of the caller's the process keeps its recordings in a ListSink, `process.sink.recordings`.
One process at a time owns the interpreter; starting another one (tests, checks) ends the first.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onionskin import streams
from onionskin.connection import Connection, End
from onionskin.faults import explain
from onionskin.project import Project
from onionskin.servers import SERVERS
from onionskin.servers.server import Server
from onionskin.sink import ListSink, Recording, Sink

type Grain = Literal["none", "layers", "lines"]


@dataclass
class Exchange:
    """What became of one request."""

    #: Every byte that reached the client.
    raw: bytes
    #: How the connection looks to the client afterwards; None when it was not usable and the request never began.
    end: End | None
    #: The recording, where this process keeps its recordings itself and one was made.
    recording: Recording | None
    #: The exit code, when the server process ended over it.
    exited: int | None = None
    #: A sentence, when our own recorder failed and the request therefore ran without it.
    unrecorded: str | None = None


class Process:
    """One interpreter with one project behind one server."""

    def __init__(
        self,
        files: Mapping[str, str],
        app: str = "app:application",
        server: str = "wsgiref",
        grain: Grain = "lines",
        sink: Sink | None = None,
        number: int = 1,
        sent: Callable[[bytes], None] | None = None,
    ) -> None:
        self.sink = ListSink() if sink is None else sink
        self.project = Project(files, app)
        self.grain: Grain = grain
        self.number = number
        self.started_recording: Recording | None = None
        self._server_class = SERVERS[server]
        self._server: Server | None = None
        self._connection: Connection | None = None
        self._requests = 0
        self._tell_sent = sent
        self._raw: list[bytes] = []

    def start(self) -> dict[str, Any]:
        """Import the project. The user's mistakes are an answer, never an exception."""
        random.seed()
        streams.open_streams()
        self.project.settle()
        try:
            self._server = self._server_class(self.project.load())
        except BaseException as error:
            return explain(error, self.project)
        return {"ok": True}

    def request(
        self,
        raw: bytes,
        connection: Literal["new", "same"] = "new",
        half_close: bool = False,
        grain: Grain | None = None,
    ) -> Exchange:
        """Answer one request: every byte the client sends, on a new connection or on the last one."""
        if self._server is None:
            raise RuntimeError("The process has not been started, or could not be.")
        if connection == "same":
            if self._connection is None or self._connection.end != "kept-open":
                return Exchange(b"", None, None)
        else:
            self._connection = Connection(self)
        self._requests += 1
        self._raw = []
        self._connection.feed(raw, half_close)
        exited = self._server.serve(self._connection)
        return Exchange(b"".join(self._raw), self._connection.end, None, exited)

    # The wire of its connections.

    def received(self, data: bytes) -> None:
        """The server has read `data`."""

    def waits_for_client(self) -> None:
        """The server reads what the client will never send."""

    def sent(self, data: bytes) -> None:
        """The server has sent `data`."""
        self._raw.append(data)
        if self._tell_sent is not None:
            self._tell_sent(data)
