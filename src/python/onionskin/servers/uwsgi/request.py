"""What uWSGI knows of one request: the variables it was made into, the few it looks at itself, and the state of the response."""

import time
from typing import Any

from onionskin.connection import Connection
from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.response import Response

#: The room for a request's head, and for the variables it is made into: `--buffer-size`, whose default this is.
BUFFER_SIZE = 4096


class Request:
    """One request. Everything is bytes until it enters environ."""

    def __init__(self, connection: Connection | None = None) -> None:
        self.connection = connection
        self.began = time.time()
        #: What environ will hold of it, in this order; the protocol's parser fills it.
        self.variables: list[tuple[bytes, bytes]] = []
        #: The bytes that the variables would take as a packet of the uwsgi protocol: two for each length.
        self.packet_size = 0
        #: What came with the head and belongs to the body.
        self.early_body = b""
        self.method = self.uri = self.protocol = self.path_info = self.script_name = self.remote_address = b""
        #: X-Forwarded-Proto, and X-Forwarded-SSL.
        self.scheme = self.https = b""
        self.content_length = 0
        #: The application it is for; None: there is none, or it was not looked for.
        self.app_id: int | None = None
        #: How many times the server has gone on to something else meanwhile: it waited for the client, or a chunk had been sent.
        self.switches = 0
        #: The file that wsgi.file_wrapper was given last, and the size of the pieces it is to be read in (0: in one).
        self.file: Any = None
        self.file_block = 0
        self.response = Response(connection, self._client_has_gone)

    def _client_has_gone(self, where: str) -> None:
        """Its kernel sends SIGPIPE, and the write fails: each is a line in the log."""
        uri, peer = self.uri.decode("latin-1"), self.remote_address.decode()
        log.says_with_time(
            f"SIGPIPE: writing to a closed pipe/socket/fd (probably the client disconnected) on request {uri} (ip {peer}) !!!"
        )
        log.says_with_time(f"{where} during {self.method.decode('latin-1')} {uri} ({peer})")

    def add(self, name: bytes, value: bytes) -> bool:
        """Add a variable. False, and a warning: there is no room for it."""
        size = 2 + len(name) + 2 + len(value)
        if self.packet_size + size >= BUFFER_SIZE:
            log.says(b"[WARNING] unable to add %s=%s to uwsgi packet, consider increasing buffer size" % (name, value))
            return False
        self.variables.append((name, value))
        self.packet_size += size
        return True
