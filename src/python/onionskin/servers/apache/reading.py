"""Reading a request: its line, its header, and whether it can be answered at all. What is asked here, HttpProtocolOptions Strict asks."""

import re

from onionskin.servers.apache.body import RequestBody, length_of
from onionskin.servers.apache.characters import FIELD_CONTENT, SPACES, TOKEN, VISIBLE
from onionskin.servers.apache.header_check import is_chunked
from onionskin.servers.apache.intake import LINE_LIMIT, Intake, LineFault
from onionskin.servers.apache.request import Request
from onionskin.servers.apache.table import Table

_FIELD_LIMIT = 100  # LimitRequestFields
_BLANK_LINES = 10
_PROTOCOL = re.compile(r"HTTP/([1-9])\.([0-9])")
_TOO_LONG = "Size of a request header field exceeds server limit."
_TOO_MANY = "The number of request header fields exceeds this server's limit."


class Unusable(Exception):
    """The request can't be answered but with this status, and the connection ends with it. None: not even that.
    `knows_end`: its header was read, so that its body can be too."""

    def __init__(self, status: int | None, knows_end: bool = False) -> None:
        super().__init__(status)
        self.status = status
        self.knows_end = knows_end


def read_request(request: Request, intake: Intake, is_first: bool) -> None:
    """Read the next request of the connection. Raises Unusable."""
    _read_line(request, intake, is_first)
    _parse_line(request)
    if not request.simple:
        request.headers_in = _read_fields(request, intake)
        _check_length(request)
    request.body = RequestBody(request, intake)
    _check_host(request)
    _check_expect(request)
    scheme = request.target.scheme
    if scheme is not None and scheme.lower() not in ("http", "https"):
        raise Unusable(400, knows_end=True)


def _read_line(request: Request, intake: Intake, is_first: bool) -> None:
    """RFC 9112, section 2.2: empty lines in front of a request are passed over."""
    for _ in range(_BLANK_LINES + 2):
        try:
            request.the_request = intake.line(patient=is_first)
        except LineFault as fault:
            request.the_request = fault.text
            raise Unusable({"too long": 414, "malformed": 400}.get(fault.fault)) from None
        if request.the_request:
            return


def _parse_line(request: Request) -> None:
    """RFC 9112, section 3: method SP request-target SP HTTP-version. All of it is looked at before it is refused, for the log's sake."""
    line = request.the_request
    bad = line[:1] in SPACES if line else False
    rest = line.lstrip(SPACES)
    method_end = TOKEN.match(rest).end()  # type: ignore[union-attr]
    if not bad and (method_end == 0 or rest[method_end : method_end + 1] not in ("", *SPACES)):
        bad = True
        method_end = next((at for at in range(method_end, len(rest)) if rest[at] in SPACES), len(rest))
    request.method = rest[:method_end]
    uri, bad_blank = _after_blank(rest[method_end:])
    bad = bad or bad_blank or not uri
    uri_end = VISIBLE.match(uri).end()  # type: ignore[union-attr]
    if uri_end < len(uri) and uri[uri_end] not in SPACES:
        bad = True
        uri_end = next((at for at in range(uri_end, len(uri)) if uri[at] in SPACES), len(uri))
    protocol, bad_blank = _after_blank(uri[uri_end:])
    uri = uri[:uri_end]
    protocol_end = VISIBLE.match(protocol).end()  # type: ignore[union-attr]
    bad = bad or bad_blank or protocol_end < len(protocol)
    protocol = protocol[:protocol_end]
    request.the_request = " ".join(part for part in (request.method, uri, protocol) if part)
    found = _PROTOCOL.fullmatch(protocol)
    if found is not None:
        request.protocol, request.version = protocol, (int(found[1]), int(found[2]))
    elif protocol:
        bad = True
    else:
        # HttpProtocolOptions Allow0.9: a line without a version is a request of HTTP/0.9, which has GET only.
        request.simple, request.protocol, request.version = True, "HTTP/0.9", (0, 9)
        bad = bad or request.method != "GET"
    request.header_only = request.method == "HEAD"
    right = request.parse_uri(uri)
    path = request.target.path
    if path is not None and not path.startswith("/") and (request.method, path) != ("OPTIONS", "*"):
        right = False  # RFC 9112, section 3.2: every other form of a target begins with a slash
    # RFC 9112, section 3.2: no fragments in a target. RFC 9110, section 4.2.4: no users and passwords either.
    if bad or not right or request.target.fragment is not None or request.target.user is not None:
        if request.version == (0, 9) or found is None:
            request.simple, request.protocol, request.version = False, "HTTP/1.0", (1, 0)
        raise Unusable(400)


def _after_blank(text: str) -> tuple[str, bool]:
    """What follows the blank at the beginning, and whether that was anything but one space. Nothing follows nothing."""
    rest = text.lstrip(SPACES)
    return rest, bool(text) and text[: len(text) - len(rest)] != " "


def _read_fields(request: Request, intake: Intake) -> Table:
    """RFC 9112, section 5: field-name ":" OWS field-value OWS."""
    fields = Table()
    last: str | None = None
    while True:
        try:
            line = intake.line()
        except LineFault as fault:
            if fault.fault == "too long":
                request.error_notes = _TOO_LONG
            raise Unusable(400) from None
        if len(line) > 1:
            line = line[0] + line[1:].rstrip(" \t")
        if line[:1] in (" ", "\t"):
            # RFC 9112, section 5.2: a line that begins with a blank continues the one before (obs-fold).
            folded = line.lstrip(" \t")
            if last is None or not folded:
                raise Unusable(400)
            last = f"{last} {folded}"
            if len(last) >= LINE_LIMIT:
                request.error_notes = _TOO_LONG
                raise Unusable(400)
            continue
        if last is not None:
            if len(fields.pairs) >= _FIELD_LIMIT:
                request.error_notes = _TOO_MANY
                raise Unusable(400)
            fields.add(*_field(last))
        if not line:
            break
        last = line
    fields.merge_duplicates()
    if any(len(value) > LINE_LIMIT for _, value in fields):
        request.error_notes = _TOO_LONG
        request.headers_in = fields
        raise Unusable(400)
    return fields


def _field(line: str) -> tuple[str, str]:
    end = TOKEN.match(line).end()  # type: ignore[union-attr]
    value = line[end + 1 :].lstrip(" \t")
    if end == 0 or line[end : end + 1] != ":" or FIELD_CONTENT.fullmatch(value) is None:
        raise Unusable(400)
    return line[:end], value


def _check_length(request: Request) -> None:
    """RFC 9112, section 6.3: a Content-Length must be a number; chunked must be the last of Transfer-Encoding, and outdoes the other."""
    length = request.headers_in.get("Content-Length")
    if length is not None and (re.fullmatch("0*[0-9]{1,19}", length) is None or length_of(length) >= 1 << 63):
        raise Unusable(400)
    encoding = request.headers_in.get("Transfer-Encoding")
    if encoding is not None:
        if not is_chunked(encoding):
            raise Unusable(400)
        if length is not None:
            request.headers_in.unset("Content-Length")
            request.http.keeps_alive = False


def _check_host(request: Request) -> None:
    """RFC 9112, section 3.2: a request of HTTP/1.1 has a Host, and that of a target outdoes the field."""
    field = request.headers_in.get("Host")
    from_target = request.host is not None
    name = request.host if request.host is not None else field
    if name:
        host, port = (name, None) if from_target else _host_and_port(name)
        if host is None:
            raise Unusable(400, knows_end=True)
        request.host = host
        if port is not None:
            request.port = port
    if request.version >= (1, 1) and (request.host is None or (field is None and request.version == (1, 1))):
        raise Unusable(400, knows_end=True)
    if request.host:
        request.host = _checked(request.host)
    if from_target and field is not None and request.host is not None:
        literal = f"[{request.host}]" if ":" in request.host else request.host
        port = request.target.port_text
        request.headers_in.set("Host", literal if port is None else f"{literal}:{port}")


def _host_and_port(text: str) -> tuple[str | None, int | None]:
    found = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]*)(?::([0-9]+))?", text)
    if found is None or not found[1] or (found[2] and not 1 <= int(found[2]) <= 65535):
        return None, None
    return found[1].strip("[]"), int(found[2]) if found[2] else None


def _checked(host: str) -> str:
    """Letters, digits, "-", "_" and dots; no number alone, no half of an IPv4 address, no top-level domain that begins with a digit."""
    host = host.lower()
    if ":" in host:
        return host
    host = host.removesuffix(".")
    good = re.fullmatch(r"[a-z0-9._-]+", host) is not None and ".." not in host
    if good and re.fullmatch(r"[0-9.]+", host):
        parts = host.split(".")
        good = len(parts) == 4 and not any(len(part) > 1 and part[0] == "0" for part in parts)
    elif good:
        top = host.rpartition(".")[2]
        good = "." not in host or not top or top[0].isalpha()
    if not good:
        raise Unusable(400, knows_end=True)
    return host


def _check_expect(request: Request) -> None:
    """RFC 9110, section 10.1.1: the only expectation is 100-continue; 417 for any other."""
    expected = request.headers_in.get("Expect")
    if expected:
        if expected.lower() != "100-continue":
            raise Unusable(417, knows_end=True)
        request.expects_100 = True
