"""Status codes as Apache names them, and which of them end the connection."""

OK = 0
#: A handler has answered the request; there is nothing more to be done for it.
DONE = -2
#: The response could not go out as it was, and what had to be said about that has been said.
FILTER_ERROR = -3

_REASONS = {
    100: "Continue", 101: "Switching Protocols", 102: "Processing",
    200: "OK", 201: "Created", 202: "Accepted", 203: "Non-Authoritative Information", 204: "No Content", 205: "Reset Content",
    206: "Partial Content", 207: "Multi-Status", 208: "Already Reported", 226: "IM Used",
    300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified", 305: "Use Proxy",
    307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required", 408: "Request Timeout",
    409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed", 413: "Request Entity Too Large",
    414: "Request-URI Too Long", 415: "Unsupported Media Type", 416: "Requested Range Not Satisfiable",
    417: "Expectation Failed", 421: "Misdirected Request", 422: "Unprocessable Entity", 423: "Locked",
    424: "Failed Dependency", 425: "Too Early", 426: "Upgrade Required", 428: "Precondition Required",
    429: "Too Many Requests", 431: "Request Header Fields Too Large", 451: "Unavailable For Legal Reasons",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout", 505: "HTTP Version Not Supported", 506: "Variant Also Negotiates", 507: "Insufficient Storage",
    508: "Loop Detected", 510: "Not Extended", 511: "Network Authentication Required",
}  # fmt: skip

#: After these Apache can't tell where the next request would begin, or would rather not go on.
_ENDS_CONNECTION = frozenset({400, 408, 411, 413, 414, 500, 501, 503})


def status_line(status: int) -> str:
    """Code and reason; of a code that Apache doesn't know, those of 500."""
    return f"{status} {_REASONS[status]}" if status in _REASONS else "500 Internal Server Error"


def says_status(line: str, status: int) -> bool:
    """Whether a status line that a handler has set is one of this status."""
    return line[:3].isdigit() and len(line) >= 3 and int(line[:3]) == status and line[3:4] in ("", " ", "\t")


def ends_connection(status: int) -> bool:
    """Whether a response with this status is the last one on its connection."""
    return status in _ENDS_CONNECTION


def has_no_body(status: int) -> bool:
    """RFC 9110, sections 15.3.5 and 15.4.5: 204 and 304 end with the header."""
    return status in (204, 304)


def is_response(status: int) -> bool:
    """Whether it is a status code at all, and not one of a handler's own results."""
    return 100 <= status < 600


def is_redirect(status: int) -> bool:
    """3xx."""
    return 300 <= status < 400


def is_success(status: int) -> bool:
    """2xx."""
    return 200 <= status < 300
