"""Whether the fields of a response may be sent."""

import re
from typing import TYPE_CHECKING

from onionskin.servers.apache.characters import FIELD_CONTENT, TOKEN

if TYPE_CHECKING:
    from onionskin.servers.apache.request import Request

_FOLD = re.compile("\r\n[ \t]+")


def headers_fault(request: Request) -> str | None:
    """What the error log says of the first field that may not be sent (RFC 9110, section 5); None when all may.
    An empty text: a response whose Transfer-Encoding isn't chunked has no end (RFC 9112, section 6.1), about which nothing is said."""
    encoding = request.headers_out.get("Transfer-Encoding")
    if encoding is not None:
        if request.headers_out.get("Content-Length") is not None:
            request.headers_out.unset("Content-Length")
            request.http.keeps_alive = request.http.stays = False
        if not is_chunked(encoding):
            request.http.keeps_alive = request.http.stays = False
            return ""
    for table in (request.headers_out, request.error_headers_out):
        for at, (name, value) in enumerate(table.pairs):
            if not name:
                return "AH02428: Empty response header name, aborting request"
            if TOKEN.fullmatch(name) is None:
                return f"AH02429: Response header name '{name}' contains invalid characters, aborting request"
            unfolded = _FOLD.sub(" ", value)
            end = FIELD_CONTENT.match(unfolded).end()  # type: ignore[union-attr]
            if end < len(unfolded):
                return f"AH02430: Response header '{name}' value of '{unfolded}' contains invalid characters, aborting request"
            table.pairs[at] = (name, unfolded)
    return None


def is_chunked(encoding: str) -> bool:
    """Whether chunked is the last coding of a Transfer-Encoding."""
    return encoding.rpartition(",")[2].strip(" \t").lower() == "chunked"
