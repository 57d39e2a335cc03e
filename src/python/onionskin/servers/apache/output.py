"""The way out: content length, header, chunks, and the buffer before the network. A block of the response passes through in this order."""

from typing import TYPE_CHECKING

from onionskin.servers.apache import keep_alive
from onionskin.servers.apache.byte_range import cut_ranges
from onionskin.servers.apache.header_check import headers_fault
from onionskin.servers.apache.http_date import http_date
from onionskin.servers.apache.logs import log_error
from onionskin.servers.apache.status import has_no_body, says_status, status_line
from onionskin.servers.apache.table import Table

if TYPE_CHECKING:
    from onionskin.servers.apache.request import Request

#: ServerTokens Full.
SERVER = "Apache/2.4.69 (Debian) mod_wsgi/5.0.2 Python/3.14"


class Output:
    """The response of one request (and of those that it is redirected to inside the server)."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self._has_begun = False
        self._passed = False
        #: The header is on its way: it can't be changed any more.
        self.headers_sent = False
        self._chunks = False

    def write(self, data: bytes, ends: bool = False, flush: bool = False) -> bool:
        """Pass on a block, and perhaps the end of the response. False: it could not be sent as it is, and an error page went out instead."""
        request = self.request
        if ends:
            request.eos_sent = True
            if data and not self._has_begun:
                part = cut_ranges(request, data)
                if part is None:
                    self.refuse(416)
                    return False
                data = part
        self._has_begun = True
        request.bytes_sent += len(data)
        # The whole response is at hand: its length is known. What an application says of a HEAD's length stands.
        if ends and not self._passed:
            bodiless = request.header_only or has_no_body(request.status)
            if not (bodiless and request.bytes_sent == 0 and request.headers_out.get("Content-Length") is not None):
                request.set_content_length(request.bytes_sent)
        # Apache notes that something has been passed on before it does so; but afterwards when it flushes, and then an error page may come in
        # between, whose Content-Length counts this block as well.
        self._passed = self._passed or not flush or ends
        sent = self._pass_header(data, ends)
        self._passed = self._passed or sent
        # What is passed on of a response without a body is the header alone; the wish to flush it is not.
        if flush and not (request.header_only or has_no_body(request.status)):
            request.http.flush()
        return sent and not request.http.aborted

    def refuse(self, status: int) -> None:
        """A filter answers in the place of the handler. The length of nothing has been counted then; nobody counts that of the page."""
        self._has_begun = self._passed = True
        self.request.http.die(status, self.request)

    def fail(self, length: int) -> None:
        """The last block, of `length` bytes, can't be read while it is sent: neither it nor what waits with it goes out, and the connection
        ends."""
        self.write(bytes(length), ends=True)
        self.request.http.abort()

    def end(self) -> None:
        """The response is over."""
        self.write(b"", ends=True)

    def interim(self, status: str) -> None:
        """RFC 9110, section 15.2: a response before the response."""
        self.request.http.held_back += f"HTTP/1.1 {status}\r\n\r\n".encode("latin-1")
        self.request.http.flush()

    def _pass_header(self, data: bytes, ends: bool) -> bool:
        request = self.request
        bodiless = request.header_only or has_no_body(request.status)
        if self.headers_sent:
            if not bodiless:
                self._pass_chunks(data, ends)
            return True
        if not request.simple:
            self._settle_header()
        intact = True
        if (fault := headers_fault(request)) is not None:
            intact = False
            if not self._replace(fault):
                return False
            data, ends = b"", True
            bodiless = bodiless or request.header_only
            self._settle_header()
        self.headers_sent = True
        if request.simple:
            request.sent_body = True
            self._pass_chunks(data, ends)
            return intact
        self.request.http.held_back += self._header()
        if bodiless:
            return intact
        request.sent_body = True
        self._chunks = request.is_chunked
        self._pass_chunks(data, ends)
        return intact

    def _replace(self, fault: str) -> bool:
        """The header can't be sent (RFC 9110, section 5.5): an error page takes the place of this response.
        True: that page's own header is the bad one, and only a bare status remains."""
        request = self.request
        if fault:
            log_error(request, fault, "http")
        request.headers_out.clear()
        request.error_headers_out.clear()
        request.content_type = None
        request.is_chunked = False
        if not request.has_died_of_headers:
            request.has_died_of_headers = True
            request.http.die(500, request)
            return False
        request.status = 500
        request.set_content_length(0)
        return True

    def _settle_header(self) -> None:
        """One table of all fields, and those in it that depend on the others, or on the request."""
        request = self.request
        headers = request.headers_out
        if request.error_headers_out.pairs:
            headers = request.headers_out = Table([*request.error_headers_out, *headers])
            request.error_headers_out = Table()
        _merge_vary(headers)
        keep_alive.decide(request)
        if has_no_body(request.status):
            headers.unset("Transfer-Encoding")
            headers.unset("Content-Length")
            request.content_type = None
            request.is_chunked = False
        elif request.is_chunked:
            headers.merge("Transfer-Encoding", "chunked")
            headers.unset("Content-Length")
        if request.content_type:  # an empty one is none
            headers.set("Content-Type", request.content_type)
        if request.header_only and headers.get("Content-Length") == "0":
            headers.unset("Content-Length")  # nobody counted: a HEAD has nothing to count

    def _header(self) -> bytes:
        """The status line and the fields, in Apache's order: Date and Server, what was set in between, and what is set here if it is new."""
        request = self.request
        headers = request.headers_out
        headers.unset("Date")
        headers.unset("Server")
        fields = [("Date", http_date(request.time)), ("Server", SERVER), *headers]
        line = _checked_status_line(request)
        return "".join([f"HTTP/1.1 {line}\r\n", *(f"{name}: {value}\r\n" for name, value in fields), "\r\n"]).encode("latin-1")

    def _pass_chunks(self, data: bytes, ends: bool) -> None:
        """RFC 9112, section 7.1, where the length isn't known."""
        if not self._chunks:
            self.request.http.held_back += data
            return
        if data:
            self.request.http.held_back += b"%x\r\n%b\r\n" % (len(data), data)
        if ends:
            self.request.http.held_back += b"0\r\n\r\n"
            self._chunks = False


def _merge_vary(headers: Table) -> None:
    """Some clients can't read more than one Vary, or a name in it twice."""
    names: dict[str, str] = {}
    for field, value in headers:
        if field.lower() == "vary":
            for name in value.replace(",", " ").split():
                names.setdefault(name.lower(), name)
    if names:
        headers.set("Vary", ",".join(names.values()))


def _checked_status_line(request: Request) -> str:
    """The handler's status line, if it says the same as the status; else Apache's own."""
    line = request.status_line
    if line is None or not says_status(line, request.status):
        return status_line(request.status)
    return status_line(request.status) if len(line) == 3 and status_line(request.status).startswith(line) else line
