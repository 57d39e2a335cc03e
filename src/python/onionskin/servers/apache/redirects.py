"""Redirections inside the server: a handler asks for another path to be answered in the place of this one."""

from onionskin.servers.apache.logs import log_error
from onionskin.servers.apache.mapping import Site, process
from onionskin.servers.apache.request import Request
from onionskin.servers.apache.table import Table

_MOST = 10  # LimitInternalRecursion


def redirect_internally(request: Request, location: str, site: Site) -> None:
    """Answer `location` in the place of `request`, as a GET without a body. What the CGI variables were is kept with REDIRECT_ before their names."""
    request.method = "GET"
    request.headers_in.unset("Content-Length")
    depth = 0
    first: Request | None = request
    while first is not None and first.prev is not None:
        first, depth = first.prev, depth + 1
    if depth >= _MOST:
        log_error(
            request,
            f"AH00124: Request exceeded the limit of {_MOST} internal redirects due to probable configuration error. "
            "Use 'LimitInternalRecursion' to increase the limit if necessary. Use 'LogLevel debug' to get a backtrace.",
            "core",
        )
        request.http.die(500, request)
        return
    new = _follow(request, location)
    request.http.die(process(new, site), new)


def _follow(request: Request, location: str) -> Request:
    new = Request(request.http)
    new.time = request.time
    new.the_request, new.method = request.the_request, request.method
    new.protocol, new.version, new.simple = request.protocol, request.version, request.simple
    new.headers_in = request.headers_in
    new.header_only = request.header_only
    new.parse_uri(location)
    new.host, new.port = request.host, request.port
    new.expects_100 = request.expects_100
    new.status = request.status
    new.error_headers_out = request.error_headers_out
    new.content_type = request.content_type
    new.env = Table([(f"REDIRECT_{name}", value) for name, value in request.env])
    new.env.set("REDIRECT_STATUS", str(request.status))
    new.body, new.output = request.body, request.output
    new.prev, request.next = request, new
    new.output.request = new
    if new.body is not None:
        new.body.request = new
    return new
