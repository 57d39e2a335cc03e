"""One request: what the client said, what will be answered, and the state between."""

import time
from typing import TYPE_CHECKING

from onionskin.servers.apache.table import Table
from onionskin.servers.apache.uri import Target, split_authority, split_target

if TYPE_CHECKING:
    from onionskin.servers.apache.body import RequestBody
    from onionskin.servers.apache.connection import HttpConnection
    from onionskin.servers.apache.output import Output

#: ServerName; the host of a request is asked first (UseCanonicalName Off).
SERVER_NAME = "localhost"


class Request:
    """A request on its way through Apache. Texts are latin-1: a character for each byte."""

    def __init__(self, http: HttpConnection) -> None:
        self.http = http
        self.time = time.time()
        # What the client said.
        self.the_request = ""
        self.method = ""
        self.protocol = "HTTP/1.0"
        self.version = (1, 0)
        #: HTTP/0.9: a line and no header, answered by a body and no header.
        self.simple = False
        #: RFC 9110, section 9.3.2: HEAD is answered without a body, whatever method it is redirected to.
        self.header_only = False
        self.unparsed_uri = ""
        self.target = Target()
        self.uri = ""
        self.host: str | None = None
        self.port: int | None = None
        self.headers_in = Table()
        self.expects_100 = False
        # What it is about.
        self.handler = ""
        self.filename = ""
        self.path_info = ""
        self.file_exists = False
        #: The variables of CGI, and what the handler adds to them.
        self.env: dict[str, str] = {}
        self.prev: Request | None = None
        self.next: Request | None = None
        # What is answered.
        self.status = 200
        self.status_line: str | None = None
        self.headers_out = Table()
        #: Fields that stay when an error page takes the place of the response.
        self.error_headers_out = Table()
        self.content_type: str | None = None
        self.error_notes = ""
        self.allowed: list[str] = []
        self.is_chunked = False
        self.eos_sent = False
        #: The body has begun to be sent (HEAD never comes so far).
        self.sent_body = False
        self.bytes_sent = 0
        self.has_died_of_headers = False
        self.body: RequestBody | None = None
        self.output: Output

    @property
    def client_has_gone(self) -> bool:
        """A write has failed."""
        return self.http.aborted

    @property
    def place(self) -> str:
        """How the error log says whose request it was."""
        return f"client 127.0.0.1:{self.http.connection.peer[1]}"

    @property
    def referer(self) -> str:
        """Which the error log repeats."""
        return self.headers_in.get("Referer") or ""

    @property
    def server_name(self) -> str:
        """Whom the client wanted to talk to."""
        return SERVER_NAME if self.host is None else self.host

    @property
    def server_port(self) -> int:
        """The port that the client named; no word of it means HTTP's own, wherever the server listens."""
        return 80 if self.port is None else self.port

    def parse_uri(self, text: str) -> bool:
        """Take the target apart. False: it is none."""
        self.unparsed_uri = text
        while text.startswith("//"):
            text = text[1:]
        target = split_authority(text) if self.method == "CONNECT" else split_target(text)
        if target is None:
            self.uri = text
            return False
        self.target = target
        if target.host is not None and (self.method == "CONNECT" or (target.scheme or "").lower() == "http"):
            self.host = target.host
        self.port = target.port
        self.uri = target.path or ("*" if self.method == "OPTIONS" else "/")
        return True

    def set_content_length(self, length: int) -> None:
        """Say how long the body is."""
        self.headers_out.set("Content-Length", str(length))
