"""environ: the CGI variables that Apache makes, what mod_wsgi adds to them, and the keys of PEP 3333."""

import hashlib
import os
import re
import time
from typing import TYPE_CHECKING, Any, TextIO

from onionskin.servers.apache.characters import escaped_for_html
from onionskin.servers.apache.mapping import DOCUMENT_ROOT, Site, locate
from onionskin.servers.apache.output import SERVER
from onionskin.servers.apache.request import SERVER_NAME, Request
from onionskin.servers.apache.table import Table
from onionskin.servers.mod_wsgi.input import Input
from onionskin.servers.mod_wsgi.stream import FileWrapper

if TYPE_CHECKING:
    from onionskin.servers.mod_wsgi.process import ScriptProcess
    from onionskin.servers.mod_wsgi.request import ScriptRequest

#: Of field names: what may become a variable. "X.Y" and "X_Y" would be the same one as "X-Y", and could pretend to be it.
_FIELD_NAME = re.compile("[A-Za-z0-9-]+")
#: Passwords are not for programs (WSGIPassAuthorization Off), and HTTP_PROXY means something else to them (httpoxy).
_HIDDEN = frozenset({"authorization", "proxy-authorization", "proxy"})
_OWN_NAME = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
APACHE_VERSION = (2, 4, 69)
MOD_WSGI_VERSION = (5, 0, 2)


def build_environment(request: Request, site: Site, group: str, callable_object: str) -> None:
    """Fill `request.env`, which daemon mode also sends to the daemon process."""
    headers = request.headers_in
    headers.pairs = [pair for pair in headers if _FIELD_NAME.fullmatch(pair[0])]
    env = request.env
    _add_cgi_variables(env, request, site)
    for name, value in _common_variables(request).pairs:
        env.set(name, value)
    if env.get("PATH_INFO") is None:
        env.set("PATH_INFO", "")
    env.set("mod_wsgi.script_name", env.get("SCRIPT_NAME") or "")
    env.set("mod_wsgi.path_info", env.get("PATH_INFO") or "")
    env.set("mod_wsgi.process_group", group)
    env.set("mod_wsgi.application_group", application_group(request))
    env.set("mod_wsgi.callable_object", callable_object)
    env.set("mod_wsgi.request_handler", request.handler)
    env.set("mod_wsgi.handler_script", "")
    env.set("mod_wsgi.script_reloading", "1")
    env.set("mod_wsgi.listener_host", "127.0.0.1")
    env.set("mod_wsgi.listener_port", "8000")
    env.set("mod_wsgi.enable_sendfile", "0")
    env.set("mod_wsgi.ignore_activity", "0")
    env.set("mod_wsgi.request_start", microseconds(request.time))
    env.set("mod_wsgi.request_id", _unique_id())


def application_group(request: Request) -> str:
    """The name of the sub-interpreter: WSGIApplicationGroup %{RESOURCE}. It has the port that the client named, so that another port in
    Host is another interpreter, with other globals."""
    port = request.server_port
    place = SERVER_NAME if port in (80, 443) else f"{SERVER_NAME}:{port}"
    return f"{place}|{_script_name(request).lower()}"


def wsgi_environ(request: ScriptRequest, process: ScriptProcess, errors: TextIO, given: Input) -> dict[str, Any]:
    """PEP 3333, environ Variables."""
    request.env.set("mod_wsgi.script_start", microseconds(time.time()))
    environ: dict[str, Any] = dict(request.env.pairs)
    environ.pop("PATH", None)
    https = environ.pop("HTTPS", None)
    environ["wsgi.version"] = (1, 0)
    environ["wsgi.multithread"] = process.is_multithreaded
    environ["wsgi.multiprocess"] = process.is_multiprocess
    environ["wsgi.run_once"] = False
    environ["wsgi.url_scheme"] = "https" if https is not None and https.lower() in ("on", "1") else "http"
    environ["wsgi.errors"] = errors
    environ["wsgi.input"] = given
    environ["wsgi.input_terminated"] = True
    environ["wsgi.file_wrapper"] = FileWrapper
    environ["apache.version"] = APACHE_VERSION
    environ["mod_wsgi.version"] = MOD_WSGI_VERSION
    environ["mod_wsgi.total_requests"] = process.total_requests
    environ["mod_wsgi.thread_id"] = process.thread_id
    environ["mod_wsgi.thread_requests"] = process.thread_requests
    return environ


def microseconds(moment: float) -> str:
    """How Apache writes a time."""
    return str(int(moment * 1e6))


def _add_cgi_variables(env: Table, request: Request, site: Site) -> None:
    """RFC 3875, section 4.1: what the request is."""
    env.set("GATEWAY_INTERFACE", "CGI/1.1")
    env.set("SERVER_PROTOCOL", request.protocol)
    env.set("REQUEST_METHOD", request.method)
    env.set("QUERY_STRING", request.target.query or "")
    env.set("REQUEST_URI", [*request.the_request.split(), ""][1])
    env.set("SCRIPT_NAME", _script_name(request))
    if request.path_info:
        env.set("PATH_INFO", request.path_info)
        # PATH_INFO taken for a path of the server's (RFC 3875, section 4.1.6).
        env.set("PATH_TRANSLATED", "".join(locate(request.path_info, site)))


def _script_name(request: Request) -> str:
    return request.uri[: len(request.uri) - len(request.path_info)] if request.path_info else request.uri


def _common_variables(request: Request) -> Table:
    """The header of the request, and what Apache knows besides."""
    made = Table()
    for name, value in request.headers_in:
        lower = name.lower()
        if lower in _OWN_NAME:
            made.add(_OWN_NAME[lower], value)
        elif lower not in _HIDDEN:
            made.add(f"HTTP_{name.upper().replace('-', '_')}", value)
    made.add("PATH", os.environ.get("PATH", "/usr/local/bin:/usr/bin:/bin"))
    made.add("SERVER_SIGNATURE", "")
    made.add("SERVER_SOFTWARE", SERVER)
    name = request.server_name
    made.add("SERVER_NAME", escaped_for_html(f"[{name}]" if ":" in name else name))
    made.add("SERVER_ADDR", "127.0.0.1")
    made.add("SERVER_PORT", str(request.server_port))
    made.add("REMOTE_ADDR", "127.0.0.1")
    made.add("DOCUMENT_ROOT", DOCUMENT_ROOT)
    made.add("REQUEST_SCHEME", "http")
    made.add("CONTEXT_PREFIX", "")
    made.add("CONTEXT_DOCUMENT_ROOT", DOCUMENT_ROOT)
    made.add("SERVER_ADMIN", "[no address given]")
    made.add("SCRIPT_FILENAME", request.filename)
    made.add("REMOTE_PORT", str(request.http.connection.peer[1]))
    if request.prev is not None:
        made.add("REDIRECT_URL", request.prev.uri)
        if request.prev.target.query is not None:
            made.add("REDIRECT_QUERY_STRING", request.prev.target.query)
    return made


def _unique_id() -> str:
    """Eleven characters of base64, another one each time."""
    return hashlib.md5(os.urandom(16)).hexdigest()[:11]
