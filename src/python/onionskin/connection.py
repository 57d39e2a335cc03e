"""A TCP connection without a network: what the server's code gets in the place of the accepted socket.

The client has sent everything it has to say before the server looks. A read beyond that would block for ever: then the client
gives up, the connection is sealed (nothing sent afterwards reaches it) and the read meets its end, so that the process lives on.
"""

import io
import socket
from typing import Literal, Protocol

type End = Literal["closed", "kept-open", "timeout", "reset"]


class Wire(Protocol):
    """Who wants to know what passes over a connection."""

    def received(self, data: bytes) -> None: ...
    def waits_for_client(self) -> None: ...
    def sent(self, data: bytes) -> None: ...


class Connection:
    """The server's side of one connection; has the methods of a connected, blocking socket that servers use."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._incoming = memoryview(b"")
        self._client_done = False
        self._io_refs = 0
        self.closed = False
        self.sealed = False

    def feed(self, raw: bytes, half_close: bool) -> None:
        """The client sends `raw`, and then perhaps shuts down its sending side."""
        self._incoming = memoryview(bytes(self._incoming) + raw)
        self._client_done = self._client_done or half_close

    @property
    def end(self) -> End:
        """How the connection looks to the client now."""
        if self.sealed:
            return "timeout"
        return "closed" if self.closed else "kept-open"

    # What servers call on a socket.

    def recv_into(self, buffer: memoryview, nbytes: int = 0, flags: int = 0) -> int:
        """Read what is there; block (that is: give up) when nothing is."""
        size = min(nbytes or len(buffer), len(self._incoming))
        if size == 0 and len(buffer) > 0 and not self._client_done and not self.sealed:
            self._wire.waits_for_client()
            self.sealed = True
        if size:
            data, self._incoming = self._incoming[:size], self._incoming[size:]
            memoryview(buffer).cast("B")[:size] = data
            self._wire.received(bytes(data))
        return size

    def recv(self, bufsize: int, flags: int = 0) -> bytes:
        """Read at most `bufsize` bytes."""
        buffer = bytearray(min(bufsize, len(self._incoming) or 1))
        return bytes(buffer[: self.recv_into(memoryview(buffer))])

    def sendall(self, data: bytes, flags: int = 0) -> None:
        """Send: it leaves at once."""
        if self.closed:
            raise OSError(9, "Bad file descriptor")
        block = bytes(data)
        if block and not self.sealed:
            self._wire.sent(block)

    def send(self, data: bytes, flags: int = 0) -> int:
        """Send, never partially."""
        self.sendall(data)
        return memoryview(data).nbytes

    def makefile(self, mode: str = "r", buffering: int = -1) -> io.BufferedIOBase | io.RawIOBase:
        """A binary file on this connection, as socket.makefile makes it."""
        raw = Reader(self) if "r" in mode else socket.SocketIO(self, "w")
        self._io_refs += 1
        if buffering == 0:
            return raw
        size = io.DEFAULT_BUFFER_SIZE if buffering < 0 else buffering
        return io.BufferedReader(raw, size) if "r" in mode else io.BufferedWriter(raw, size)

    def shutdown(self, how: int) -> None:
        """Stop sending (or receiving)."""
        if self.closed:
            raise OSError(107, "Transport endpoint is not connected")

    def close(self) -> None:
        """Close: for the client, the end."""
        self.closed = True

    def _decref_socketios(self) -> None:
        self._io_refs -= 1

    def fileno(self) -> int:
        """No descriptor belongs to it."""
        return -1

    def settimeout(self, value: float | None) -> None:
        """Nothing waits here."""

    def gettimeout(self) -> None:
        """Blocking."""

    def setblocking(self, flag: bool) -> None:
        """Nothing waits here."""

    def setsockopt(self, *args: object) -> None:
        """There is nothing to be set."""

    def getsockname(self) -> tuple[str, int]:
        """Where the server listens."""
        return ("127.0.0.1", 8000)


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
