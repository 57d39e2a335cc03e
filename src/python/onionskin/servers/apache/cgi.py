"""The header of a CGI script's answer (RFC 3875, section 6), as mod_wsgi reads the one of its daemon process."""

import re
import time
from typing import TYPE_CHECKING

from onionskin.servers.apache.http_date import http_date, parse_http_date
from onionskin.servers.apache.table import Table

if TYPE_CHECKING:
    from onionskin.servers.apache.request import Request

#: The longest line that is read.
_LINE = 32766
#: Fields of which there is one, however often they are said: the last one counts.
_SINGLE = frozenset({"location", "content-length", "content-range", "transfer-encoding"})


class CgiFault(Exception):
    """The header can't be read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def scan_headers(request: Request, lines: list[str]) -> None:
    """Make it the header of the response. Status becomes the status line; fields of the same name are merged, but for Set-Cookie and
    WWW-Authenticate, which browsers can't read merged."""
    merged, cookies, challenges = Table(), Table(), Table()
    modified = 0
    for line in lines:
        if len(line) > _LINE:
            raise CgiFault("Truncated or oversized response headers received from")
        name, _, value = line.partition(":")
        value = value.lstrip(" \t\n\v\f\r")
        lower = name.lower()
        if lower == "content-type":
            request.content_type = _lower_type(value.rstrip(" \t\n\v\f\r"))
        elif lower == "status":
            digits = re.match(r"[+-]?[0-9]+", value)
            request.status = int(digits[0]) if digits else 0
            request.status_line = value
        elif lower == "last-modified":
            # RFC 9110, section 8.8.2: not later than now. What is no date is the oldest of all.
            modified = max(modified, parse_http_date(value))
            request.headers_out.set("Last-Modified", http_date(min(modified, time.time())))
        elif lower in _SINGLE:
            request.headers_out.set(name, value)
        elif lower == "set-cookie":
            cookies.add(name, value)
        elif lower == "www-authenticate":
            challenges.add(name, value)
        else:
            merged.add(name, value)
    request.headers_out.pairs += merged.pairs
    request.headers_out.merge_duplicates()
    request.headers_out.pairs += cookies.pairs
    if challenges.pairs:
        request.error_headers_out.unset("WWW-Authenticate")
        request.error_headers_out.pairs += challenges.pairs


def _lower_type(value: str) -> str:
    """The type in lower case; its parameters may depend on case."""
    kind, semicolon, rest = value.partition(";")
    return f"{kind.lower()}{semicolon}{rest}"
