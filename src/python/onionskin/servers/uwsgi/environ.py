"""environ, in the order in which uWSGI fills it. PEP 3333, environ Variables."""

from typing import Any

from onionskin.servers.server import HOST_NAME
from onionskin.servers.uwsgi.request import Request

VERSION = "2.0.31-debian"
_SECURE = (b"on", b"On", b"oN", b"ON", b"1")


def fill(environ: dict[str, Any], request: Request, fixed: dict[str, Any], workers: int, threads: int) -> None:
    """Fill `environ` for one request; `fixed` is what it holds of the server's own objects: the input, the file wrapper, the error stream."""
    for name, value in request.variables:
        environ[name.decode("latin-1")] = value.decode("latin-1")
    environ["wsgi.input"] = fixed["wsgi.input"]
    environ["wsgi.file_wrapper"] = fixed["wsgi.file_wrapper"]
    environ["wsgi.version"] = (1, 0)
    environ["wsgi.errors"] = fixed["wsgi.errors"]
    environ["wsgi.run_once"] = False
    environ["wsgi.multithread"] = threads > 1
    environ["wsgi.multiprocess"] = workers > 1
    environ["wsgi.url_scheme"] = url_scheme(request)
    environ["uwsgi.version"] = VERSION.encode()
    if threads > 1:
        environ["uwsgi.core"] = 0
    environ["uwsgi.node"] = HOST_NAME.encode()


def url_scheme(request: Request) -> str:
    """What a client, or a proxy before the server, says in X-Forwarded-Proto is believed as it is; then X-Forwarded-SSL."""
    if request.scheme:
        return request.scheme.decode("utf-8", "surrogateescape")
    return "https" if request.https.startswith(_SECURE) else "http"
