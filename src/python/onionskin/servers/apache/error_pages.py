"""Apache's own pages for errors and redirections."""

from typing import TYPE_CHECKING

from onionskin.servers.apache.characters import escaped_for_html
from onionskin.servers.apache.status import has_no_body, is_redirect, says_status, status_line
from onionskin.servers.apache.table import Table

if TYPE_CHECKING:
    from onionskin.servers.apache.request import Request

_ADMIN = "[no address given]"
_DOCTYPE = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">\n'
_TEXTS = {
    401: "<p>This server could not verify that you\nare authorized to access the document\nrequested.  Either you supplied the wrong\n"
    "credentials (e.g., bad password), or your\nbrowser doesn't understand how to supply\nthe credentials required.</p>\n",
    404: "<p>The requested URL was not found on this server.</p>\n",
    408: "<p>Server timeout waiting for the HTTP request from the client.</p>\n",
    412: "<p>The precondition on the request for this URL evaluated to false.</p>\n",
    416: "<p>None of the range-specifier values in the Range\nrequest-header field overlap the current extent\n"
    "of the selected resource.</p>\n",
    503: "<p>The server is temporarily unable to service your\nrequest due to maintenance downtime or capacity\n"
    "problems. Please try again later.</p>\n",
    504: "<p>The gateway did not receive a timely response\nfrom the upstream server or application.</p>\n",
}
_INTERNAL = (
    "<p>The server encountered an internal error or\nmisconfiguration and was unable to complete\nyour request.</p>\n"
    f"<p>Please contact the server administrator at \n {_ADMIN} to inform them of the time this error occurred,\n"
    " and the actions you performed just before this error.</p>\n"
    "<p>More information about this error may be available\nin the server error log.</p>\n"
)


def send_error_page(request: Request, earlier: int = 0) -> None:
    """Answer with the page for `request.status`, which may be the second error (`earlier` is the first). The fields that the handler had
    set are gone but for Location and WWW-Authenticate."""
    request.eos_sent = False
    if has_no_body(request.status):
        request.http.finalize(request)
        return
    location = request.headers_out.get("Location") or request.error_headers_out.get("Location") or ""
    if not request.simple:
        request.headers_out, request.error_headers_out = request.error_headers_out, Table()
        if (is_redirect(request.status) or request.status == 201) and location:
            request.headers_out.set("Location", location)
        request.content_type = "text/html; charset=iso-8859-1"
        if request.status in (405, 501):
            request.headers_out.set("Allow", ",".join([*request.allowed, "TRACE"]))
        if request.header_only:
            request.http.finalize(request)
            return
    title = _title(request)
    page = f"{_DOCTYPE}<html><head>\n<title>{title}</title>\n</head><body>\n<h1>{title[4:]}</h1>\n"
    page += _text(request, location)
    if earlier:
        page += (
            f"<p>Additionally, a {status_line(earlier)}\nerror was encountered while trying to use an "
            "ErrorDocument to handle the request.</p>\n"
        )
    page += "</body></html>\n"
    request.http.finalize(request, page.encode("latin-1"))


def _title(request: Request) -> str:
    """The handler's status line where that is one for this status."""
    line = request.status_line
    if line is None or not says_status(line, request.status):
        return status_line(request.status)
    if len(line) <= 4:
        request.status_line = f"{line[:3]} Unknown Reason"
        return request.status_line
    return line if line[4].isascii() and line[4].isalnum() else status_line(request.status)


def _text(request: Request, location: str) -> str:
    status = request.status
    method = escaped_for_html(request.method)
    if status in (301, 302, 307, 308):
        return f'<p>The document has moved <a href="{escaped_for_html(location)}">here</a>.</p>\n'
    if status == 303:
        return f'<p>The answer to your request is located <a href="{escaped_for_html(location)}">here</a>.</p>\n'
    if status == 400:
        return f"<p>Your browser sent a request that this server could not understand.<br />\n{request.error_notes}</p>\n"
    if status == 403:
        return f"<p>You don't have permission to access this resource.{request.error_notes}</p>\n"
    if status == 405:
        return f"<p>The requested method {method} is not allowed for this URL.</p>\n"
    if status == 411:
        return (
            f"<p>A request of the requested method {method} requires a valid Content-length.<br />\n{request.error_notes}</p>\n"
        )
    if status == 413:
        return (
            f"The requested resource does not allow request data with {method} requests, or the amount of data provided in\n"
            "the request exceeds the capacity limit.\n"
        )
    if status == 414:
        return (
            "<p>The requested URL's length exceeds the capacity\nlimit for this server.<br />\n" + f"{request.error_notes}</p>\n"
        )
    if status == 417:
        expected = escaped_for_html(request.headers_in.get("Expect") or "")
        return (
            "<p>The expectation given in the Expect request-header\nfield could not be met by this server.\n"
            f"The client sent<pre>\n    Expect: {expected}\n</pre>\n</p><p>Only the 100-continue expectation is supported.</p>\n"
        )
    if status == 501:
        return f"<p>{method} not supported for current URL.<br />\n{request.error_notes}</p>\n"
    return _TEXTS.get(status, _INTERNAL)
