"""The variables of a request that uWSGI looks at itself, before any application sees them."""

from collections.abc import Sequence

from onionskin.servers.uwsgi import log
from onionskin.servers.uwsgi.request import Request

#: How many names and values there can be: `--max-vars` is 64, and there is room for twice as many pairs.
_MOST = 256
_LENGTH = 1 << 64
#: Which attribute of a request keeps which variable.
_KEPT = {
    b"REQUEST_METHOD": "method",
    b"REQUEST_URI": "uri",
    b"SERVER_PROTOCOL": "protocol",
    b"PATH_INFO": "path_info",
    b"REMOTE_ADDR": "remote_address",
    b"SCRIPT_NAME": "script_name",
    b"HTTP_X_FORWARDED_PROTO": "scheme",
    b"HTTP_X_FORWARDED_SSL": "https",
}


def look_at(request: Request) -> bool:
    """Take from the variables what the server needs. False: there are too many of them, the request is not answered."""
    # Whatever goes wrong before the application has said its status, the log calls a 500.
    request.response.status = 500
    every, request.variables = request.variables, []
    for name, value in every:
        if name in _KEPT:
            setattr(request, _KEPT[name], value)
        elif name == b"CONTENT_LENGTH":
            request.content_length = content_length(value)
        if 2 * len(request.variables) >= _MOST:
            log.says("max vec size reached. skip this var.")
            return False
        request.variables.append((name, value))
    return True


def content_length(text: bytes) -> int:
    """The digits that a Content-Length begins with, whatever follows them: no text is an error."""
    digits = len(text) - len(text.lstrip(b"0123456789"))
    return int(text[:digits] or b"0") % _LENGTH


def manage_script_name(request: Request, mountpoints: Sequence[bytes]) -> bool:
    """Split PATH_INFO at the longest mountpoint that it begins with, at a slash or its end. A path of one character is left alone, and
    such a request has no SCRIPT_NAME. False: no room for one more variable."""
    path = request.path_info
    if not mountpoints or len(path) <= 1:
        return True
    if 2 * len(request.variables) >= _MOST - 1:
        log.says("max vec size reached. skip this var.")
        return False
    best = b""
    for mountpoint in mountpoints:
        bare = mountpoint.removesuffix(b"/")
        rest = path[len(bare) :]
        if len(bare) > len(best) and path.startswith(bare) and rest[:1] in (b"", b"/"):
            best = bare
            request.script_name = mountpoint
            request.path_info = path[len(mountpoint) :]
    request.variables = [(name, request.path_info if name == b"PATH_INFO" else value) for name, value in request.variables]
    request.variables.append((b"SCRIPT_NAME", request.script_name))
    return True
