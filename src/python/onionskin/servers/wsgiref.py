"""The standard library's own server: wsgiref.simple_server's WSGIServer and WSGIRequestHandler, without a listening socket.

`_handle_request_noblock` is what `serve_forever` does for each connection. Only the socket and the error streams are ours, and
the traceback's beginning: it starts at the user's line instead of at wsgiref's.
"""

import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from socketserver import BaseServer
from types import CodeType
from typing import Any
from wsgiref import handlers, simple_server

from onionskin.connection import Connection
from onionskin.project import Project
from onionskin.servers import system
from onionskin.servers.server import ADDRESS, Probes, Setup, StartFailed, exit_code
from onionskin.streams import wsgi_errors
from onionskin.tracebacks import leave, print_from_user_line

_OWN_FILES = {
    handlers.BaseHandler.run.__code__.co_filename,
    simple_server.WSGIServer.get_app.__code__.co_filename,
    BaseServer.process_request.__code__.co_filename,
}
_DEMO_APP = simple_server.demo_app.__code__


def _log_exception(self: handlers.BaseHandler, exc_info: Any) -> None:
    """BaseHandler.log_exception ("subclasses may override"), but without wsgiref's own frames before the user's."""
    stderr = self.get_stderr()
    print_from_user_line(exc_info[1], stderr)
    stderr.flush()


# The request handler names its ServerHandler itself, so there is no other place to override it.
system.replace(simple_server.ServerHandler, "log_exception", _log_exception, "a traceback begins at the user's first line")


@system.ours
class _RequestHandler(simple_server.WSGIRequestHandler):
    def get_stderr(self) -> Any:
        """wsgi.errors: as in wsgiref a text file on standard error, but one that can be told from sys.stderr."""
        return wsgi_errors()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """CPython 3.14.2 answers a malformed request line as if it were HTTP/0.9, without a status line; later releases of 3.14 don't."""
        if self.command is None and self.request_version == self.default_request_version:
            self.request_version = self.protocol_version
        super().send_error(code, message, explain)


@system.ours
class _Server(simple_server.WSGIServer):
    """A WSGIServer that was never bound: it is handed its connections."""

    def __init__(self, application: Callable[..., Any]) -> None:
        BaseServer.__init__(self, ADDRESS, _RequestHandler)
        self.server_name = "localhost"
        self.server_port = 8000
        self.setup_environ()
        self.set_app(application)
        self.accepted: Connection | None = None

    def get_request(self) -> Any:
        """What accept() would give."""
        return self.accepted, self.accepted and self.accepted.peer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """BaseServer.handle_error, word for word, but for where the traceback begins."""
        print("-" * 40, file=sys.stderr)
        print("Exception occurred during processing of request from", client_address, file=sys.stderr)
        print_from_user_line(sys.exception(), sys.stderr)
        print("-" * 40, file=sys.stderr)


class WsgirefServer:
    """One process, one thread, HTTP/1.0 answers, a connection for each request."""

    name = "wsgiref"
    title = "wsgiref"
    probes = Probes(
        start_response=handlers.BaseHandler.start_response.__code__,
        write=handlers.BaseHandler.write.__code__,
        loops=frozenset({handlers.BaseHandler.finish_response.__code__}),
        closes=frozenset({handlers.BaseHandler.finish_response.__code__, handlers.BaseHandler.close.__code__}),
        catches=frozenset({handlers.BaseHandler.run.__code__, BaseServer._handle_request_noblock.__code__}),
        calls=frozenset({handlers.BaseHandler.run.__code__}),
        body=("self", "result"),
        environ=("self", "environ"),
    )

    def __init__(self, project: Project, setup: Setup) -> None:
        self._project = project
        self._setup = setup
        self._server: _Server | None = None
        self.application: Callable[..., Any] | None = None

    def start(self) -> None:
        """Import the project and make the server, as a script that calls make_server() does."""
        self._project.begins()
        # wsgiref copied os.environ when it was imported; a server process would have been started with this one.
        handlers.BaseHandler.os_environ = self._project.shown(handlers.read_environ())
        try:
            self.application = self._project.load(self._setup.factory)
        except BaseException as error:
            raise StartFailed(leave(error, from_user=True)) from error
        self._server = _Server(self.application)

    def serve(self, connection: Connection) -> int | None:
        """Serve one connection. SystemExit and the like get out of wsgiref only when its own error handling fails; they end the process."""
        if self._server is None:
            raise RuntimeError("start() comes before serve().")
        self._server.accepted = connection
        try:
            self._server._handle_request_noblock()
        except SystemExit as leaving:
            return exit_code(leaving)
        except BaseException:
            with suppress(Exception):  # the program may have closed standard error
                traceback.print_exc()
            return 1
        return None

    @staticmethod
    def owns(code: CodeType) -> bool:
        """The modules that are the server, but not the example application in one of them."""
        return code.co_filename in _OWN_FILES and code is not _DEMO_APP
