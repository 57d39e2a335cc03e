"""Whether the connection stays open after a response. RFC 9112, section 9.3, and KeepAlive On, KeepAliveTimeout 5, MaxKeepAliveRequests 100."""

from typing import TYPE_CHECKING

from onionskin.servers.apache.header_check import is_chunked
from onionskin.servers.apache.status import ends_connection, has_no_body

if TYPE_CHECKING:
    from onionskin.servers.apache.request import Request

_MOST = 100
_TIMEOUT = 5


def decide(request: Request) -> None:
    """Decide, and set the fields that say so. A response without a length becomes chunked on the way, where its client knows chunks."""
    http = request.http
    headers = request.headers_out
    left = _MOST - http.keep_alives
    said_close = _has_token(headers.get("Connection"), "close")
    asked = request.headers_in.get("Connection")
    wants = _has_token(asked, "keep-alive")
    stays = (
        http.keeps_alive
        and not request.expects_100
        and _has_known_end(request)
        and left > 0
        and not ends_connection(request.status)
        and not said_close
        and not _has_token(asked, "close")
        and (wants or request.version >= (1, 1))
    )
    if stays:
        http.keep_alives += 1
        http.stays = True
        if wants:
            headers.set("Keep-Alive", f"timeout={_TIMEOUT}, max={left}")
            headers.merge("Connection", "Keep-Alive")
        return
    if not said_close:
        headers.merge("Connection", "close")
    if http.keeps_alive and not left:
        http.keep_alives += 1
    http.keeps_alive = http.stays = False


def _has_known_end(request: Request) -> bool:
    """The order of these questions matters: the last one changes the response, even if the connection then closes all the same."""
    encoding = request.headers_out.get("Transfer-Encoding")
    if request.header_only or has_no_body(request.status) or request.headers_out.get("Content-Length") is not None:
        return True
    if encoding is not None and is_chunked(encoding):
        return True
    if request.version >= (1, 1):
        request.is_chunked = True
        return True
    return False


def _has_token(value: str | None, token: str) -> bool:
    return value is not None and token in [part.strip().lower() for part in value.split(",")]
