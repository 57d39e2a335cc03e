"""What mod_wsgi does with a request that Apache gives it, before any script comes in."""

from collections.abc import Callable

from onionskin.servers.apache.body import length_of
from onionskin.servers.apache.logs import log_error
from onionskin.servers.apache.mapping import Site
from onionskin.servers.apache.request import Request
from onionskin.servers.apache.status import OK
from onionskin.servers.mod_wsgi.environ import build_environment

_LIMIT = 1 << 30  # LimitRequestBody


class Handler:
    """The handler `wsgi-script`. `execute` runs the script, in this process or in another one."""

    def __init__(self, group: str, callable_object: str, execute: Callable[[Request, Site], int]) -> None:
        self._group = group
        self._callable_object = callable_object
        self._execute = execute

    def bind(self, script: str, mount: str, holds_back: bool) -> Site:
        """The site whose requests it handles."""
        site = Site(script, mount, lambda request: self._handle(request, site), holds_back)
        return site

    def _handle(self, request: Request, site: Site) -> int:
        if not request.file_exists:
            log_error(request, f"Target WSGI script not found or unable to stat: {request.filename}")
            return 404
        refused = self._refused(request)
        if refused:
            return refused
        if length_of(request.headers_in.get("Content-Length") or "") > _LIMIT:
            # It is only when mod_wsgi skips the body that Apache refuses it.
            request.output.refuse(413)
            return OK
        build_environment(request, site, self._group, self._callable_object)
        return self._execute(request, site)

    def _refused(self, request: Request) -> int:
        """WSGIChunkedRequest Off: PEP 3333 knows no body without CONTENT_LENGTH, so 411 (RFC 9110, section 15.5.12) for one."""
        encoding = request.headers_in.get("Transfer-Encoding")
        if encoding is not None and encoding.lower() != "chunked":
            what = f"Unexpected value for Transfer-Encoding of '{encoding}' supplied. Only 'chunked' supported."
            log_error(request, f"{what}: {request.filename}")
            return 501
        if encoding is not None:
            what = (
                "Received request requiring chunked transfer encoding, but optional support for chunked transfer encoding "
                "has not been enabled."
            )
            log_error(request, f"{what}: {request.filename}")
            return 411
        return 0
