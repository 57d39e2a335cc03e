"""A TCP connection without a network: what the server's code gets in the place of the accepted socket.

At its other end is a client (client.py) that has said what it has to say, and may hang up before its answer is whole. A read beyond that would block for ever: then the client gives
up, the connection is sealed (nothing sent afterwards reaches it) and the read meets its end, so that the process lives on.
"""

import errno
import io
import os
import socket
from itertools import count
from typing import Any, Literal, Protocol

from onionskin.client import Client, Leaves

type End = Literal["closed", "kept-open", "timeout", "reset", "left"]

#: Descriptors that no file of the process has.
_DESCRIPTORS = count(1000)
_PORTS = count(50000)


class Wire(Protocol):
    """Who wants to know what passes over a connection."""

    def received(self, data: bytes) -> None: ...
    def waits_for_client(self, milliseconds: int | None) -> None: ...
    def client_leaves(self) -> None: ...
    def client_left(self) -> None: ...
    def sent(self, data: bytes) -> None: ...


class Connection:
    """The server's side of one connection; has the methods of a connected, blocking socket that servers use."""

    def __init__(self, wire: Wire) -> None:
        self.client = Client()
        self.peer = ("127.0.0.1", next(_PORTS))
        self._wire = wire
        self._incoming = memoryview(b"")
        self._io_refs = 0
        self._descriptor = next(_DESCRIPTORS)
        self.closed = False
        self.sealed = False
        self.was_reset = False
        #: The client has hung up: its end of the connection is closed.
        self.left = False
        #: The server has sent something since, which arrived nowhere and was answered with a reset.
        self.broken = False

    def feed(
        self, raw: bytes, half_close: bool = False, expect: bool = False, pause_after: int | None = None, leaves: Leaves = None
    ) -> None:
        """The client sends `raw` (client.py says how), and then perhaps shuts down its sending side, or hangs up."""
        self.client.leaves = leaves
        self._arrives(self.client.asks(raw, half_close, expect, pause_after))

    @property
    def end(self) -> End:
        """How the connection looks to the client now."""
        if self.left:
            return "left"
        if self.sealed:
            return "timeout"
        if self.was_reset:
            return "reset"
        if self.closed:
            return "closed"
        return "kept-open" if self.client.is_satisfied else "timeout"

    # What servers ask that don't block.

    @property
    def pending(self) -> int:
        """How many bytes can be read without waiting."""
        return len(self._incoming)

    @property
    def at_end(self) -> bool:
        """Whether a read gives the end of the stream: the client has shut down its sending side."""
        return not self._incoming and (self.sealed or self.left or (self.client.half_closes and not self.client.later))

    def wait(self, patience: int | None = None) -> bool:
        """Wait until there is something to read, or the end. False: the client stays silent, for as long as it keeps the connection, or for
        more than the `patience` (milliseconds) of the server."""
        if self._incoming or self.at_end:
            return True
        more = self.client.goes_on()
        if more is None:
            if patience is not None:
                self._wire.waits_for_client(patience)
            return False
        data, milliseconds = more
        self._wire.waits_for_client(milliseconds)
        self._arrives(data)
        return self.wait()

    def abandon(self) -> None:
        """The client, for which the server waits without being blocked, gives up and leaves: the server reads the end, and may log it."""
        self._wire.client_leaves()
        self.sealed = True

    def wait_in_vain(self) -> None:
        """Nobody will ever answer: the client gives up."""
        self._wire.waits_for_client(None)
        self.sealed = True

    # What servers call on a socket.

    def recv_into(self, buffer: memoryview, nbytes: int = 0, flags: int = 0) -> int:
        """Read what is there; block when nothing is, until the client goes on or gives up."""
        if len(buffer) > 0 and not self.wait():
            self.wait_in_vain()
        size = min(nbytes or len(buffer), len(self._incoming))
        if size:
            data, self._incoming = self._incoming[:size], self._incoming[size:]
            memoryview(buffer).cast("B")[:size] = data
            self._wire.received(bytes(data))
        return size

    def recv(self, bufsize: int, flags: int = 0) -> bytes:
        """Read at most `bufsize` bytes."""
        buffer = bytearray(min(bufsize, len(self._incoming) or 65536))
        return bytes(buffer[: self.recv_into(memoryview(buffer))])

    def sendall(self, data: bytes, flags: int = 0) -> None:
        """Send: it leaves at once."""
        if self.closed:
            raise OSError(9, "Bad file descriptor")
        block = bytes(data)
        if self.left and block:
            # RFC 9293, 3.6: it closed. The first bytes after that are taken by the system and answered with a reset; with the second ones the
            # system says so.
            if self.broken:
                # By its name: the number is another one in a browser, and servers compare it.
                raise BrokenPipeError(errno.EPIPE, "Broken pipe")
            self.broken = True
        elif block and not self.sealed:
            self._wire.sent(block)
            self._arrives(self.client.gets(block))
            self.hang_up_if_enough()

    def hang_up_if_enough(self) -> None:
        """The client closes its end, as soon as it has what it wanted."""
        if not self.left and not self.closed and self.client.has_enough:
            self.left = True
            self.client.later.clear()
            self._wire.client_left()

    def send(self, data: bytes, flags: int = 0) -> int:
        """Send, never partially."""
        self.sendall(data)
        return memoryview(data).nbytes

    def sendfile(self, file: Any, offset: int = 0, count: int | None = None) -> int:
        """Send a file's bytes as os.sendfile does: from its descriptor, past whatever the file object has buffered."""
        left = os.fstat(file.fileno()).st_size if count is None else count
        sent = 0
        while data := os.pread(file.fileno(), min(left - sent, 65536), offset + sent):
            self.sendall(data)
            sent += len(data)
        return sent

    def makefile(self, mode: str = "r", buffering: int = -1) -> io.BufferedIOBase | io.RawIOBase:
        """A binary file on this connection, as socket.makefile makes it."""
        raw = Reader(self) if "r" in mode else socket.SocketIO(self, "w")
        self._io_refs += 1
        if buffering == 0:
            return raw
        size = io.DEFAULT_BUFFER_SIZE if buffering < 0 else buffering
        return io.BufferedReader(raw, size) if "r" in mode else io.BufferedWriter(raw, size)

    def shutdown(self, how: int) -> None:
        """Stop sending (or receiving). A client that sees the server's end hangs up."""
        if self.closed:
            raise OSError(107, "Transport endpoint is not connected")
        if how != socket.SHUT_RD:
            self.client.half_closes = True
            self.client.later.clear()

    def close(self) -> None:
        """Close: for the client, the end."""
        self.closed = True

    def reset(self) -> None:
        """Close with bytes of the client unread, which TCP answers with a reset."""
        self.closed = self.was_reset = True

    def _arrives(self, data: bytes) -> None:
        if data:
            self._incoming = memoryview(bytes(self._incoming) + data)

    def _decref_socketios(self) -> None:
        self._io_refs -= 1

    def fileno(self) -> int:
        """A number that no other connection has, and no open file."""
        return self._descriptor

    def settimeout(self, value: float | None) -> None:
        """Nothing waits here."""

    def gettimeout(self) -> None:
        """Blocking."""

    def setblocking(self, flag: bool) -> None:
        """Nothing waits here."""

    def setsockopt(self, *args: object) -> None:
        """There is nothing to be set."""

    def getsockopt(self, *args: object) -> int:
        """What Linux says of its buffers."""
        return 2626560

    def getsockname(self) -> tuple[str, int]:
        """Where the server listens."""
        return ("127.0.0.1", 8000)

    def getpeername(self) -> tuple[str, int]:
        """Where the client is."""
        return self.peer


# An application that looks (gunicorn puts it into environ) finds the type that it would find on a server.
Connection.__module__ = Connection.__qualname__ = Connection.__name__ = "socket"


class Reader(socket.SocketIO):
    """SocketIO that can tell how many bytes it has given, while the recorder measures and only then: to the program, a socket has no position."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, "r")
        self.given = 0
        self.measuring = False

    def readinto(self, buffer: memoryview) -> int | None:
        """Read from the connection."""
        size = super().readinto(buffer)
        self.given += size or 0
        return size

    def tell(self) -> int:
        """BufferedReader.tell() takes from this what it has buffered ahead."""
        return self.given if self.measuring else super().tell()
