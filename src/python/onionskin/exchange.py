"""What a process gives back for what a client sent."""

from dataclasses import dataclass, field

from onionskin.connection import End
from onionskin.environ_dump import Dump
from onionskin.sink import Recording


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
    #: What each log gained.
    log: dict[str, str] = field(default_factory=dict)
    #: environ as the outermost layer received it; None when no application was called.
    environ: Dump | None = None
