"""From a request to the handler that answers it."""

import os
from collections.abc import Callable
from typing import NamedTuple

from onionskin.servers.apache.logs import log_error
from onionskin.servers.apache.request import Request
from onionskin.servers.apache.status import DONE, OK
from onionskin.servers.apache.uri import decoded_path, normal_path

DOCUMENT_ROOT = "/srv/htdocs"
#: The longest path that Apache looks at.
_PATH_MAX = 4096 - 4


class Site(NamedTuple):
    """The configuration: WSGIScriptAlias maps `mount` to `script`."""

    script: str
    mount: str
    handle: Callable[[Request], int]
    #: The end of a response waits for the next request, if something of that is there (prefork; event sends it before it looks).
    holds_back: bool


def process(request: Request, site: Site) -> int:
    """Find out what the request is about, and let the handler for that answer it. The handler's result."""
    if request.target.path is not None:
        path, right = normal_path(request.target.path)
        request.uri = path
        if not right:
            log_error(request, f"AH10244: invalid URI path ({request.unparsed_uri})", "core")
            return 400
        request.uri, status = decoded_path(path)
        if status:
            return status
    if request.method == "TRACE":
        return _trace(request)
    if (request.method, request.uri) == ("OPTIONS", "*"):
        return DONE
    if request.uri[:1] != "/":
        log_error(request, f"AH00126: Invalid URI in request {request.the_request}", "core")
        return 400
    request.filename, request.path_info = locate(request.uri, site)
    is_script = matched(request.uri, site) is not None
    request.file_exists = request.filename == site.script and os.path.isfile(site.script)
    request.handler = "wsgi-script" if is_script else ""
    return site.handle(request) if is_script else _default(request)


def matched(uri: str, site: Site) -> int | None:
    """How much of the path the alias stands for; None when it isn't about this path. It matches whole segments."""
    mount = site.mount.rstrip("/")
    if not mount:
        return 0
    return len(mount) if uri == mount or uri.startswith(f"{mount}/") else None


def locate(uri: str, site: Site) -> tuple[str, str]:
    """The file that a path means, and what of the path is left behind it."""
    length = matched(uri, site)
    if length is None:
        return DOCUMENT_ROOT, uri
    rest = uri[length:]
    if len(site.script.encode()) + len(rest) > _PATH_MAX or not os.path.isfile(site.script):
        return site.script + rest, ""
    return site.script, rest


def _trace(request: Request) -> int:
    """RFC 9110, section 9.3.8: the request itself comes back. A TRACE has no body."""
    if request.body is not None and not request.body.at_end:
        return 413
    request.content_type = "message/http"
    first = request
    while first.prev is not None:
        first = first.prev
    lines = [first.the_request, *(f"{name}: {value}" for name, value in first.headers_in), "", ""]
    request.output.write("\r\n".join(lines).encode("latin-1"))
    return DONE


def _default(request: Request) -> int:
    """The handler for files; there are none."""
    if request.body is not None and not request.body.discard():
        return 400
    if request.method in ("GET", "HEAD", "POST"):
        return 404
    if request.method == "OPTIONS":
        request.headers_out.set("Allow", "GET,POST,OPTIONS,HEAD,TRACE")
        return OK
    request.allowed = ["GET", "POST", "OPTIONS", "HEAD"]
    if request.method not in _METHODS:
        log_error(request, f"AH00135: Invalid method in request {request.the_request}", "core")
        return 501
    return 405


_METHODS = frozenset(
    {"GET", "HEAD", "PUT", "POST", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "PROPPATCH", "MKCOL", "COPY"}
    | {"MOVE", "LOCK", "UNLOCK", "VERSION-CONTROL", "CHECKOUT", "UNCHECKOUT", "CHECKIN", "UPDATE", "LABEL", "REPORT"}
    | {"MKWORKSPACE", "MKACTIVITY", "BASELINE-CONTROL", "MERGE"}
)
