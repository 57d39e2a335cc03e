"""uWSGI itself: started, it loads the application; then it serves one request after the other, each on a connection of its own.

read_request       the head, cut into variables                  head.py, path.py
look_at            what the server itself wants to know          variables.py
fill               environ                                       environ.py, body.py, input.py
call, respond      the application, and what it returned         wsgi.py, callables.py
_end               the rest of the response, and the log         response.py, log.py
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType
from typing import Any

from onionskin.connection import Connection
from onionskin.project import Project
from onionskin.servers.server import GaveUp, Probes, Setup, StartFailed
from onionskin.servers.system import as_thread
from onionskin.servers.uwsgi import log, startup
from onionskin.servers.uwsgi.body import Body
from onionskin.servers.uwsgi.callables import FileWrapper, StartResponse, Write
from onionskin.servers.uwsgi.environ import fill
from onionskin.servers.uwsgi.errors import ProcessEnds, print_exception
from onionskin.servers.uwsgi.head import BadRequest, read_request
from onionskin.servers.uwsgi.input import READS, Input
from onionskin.servers.uwsgi.loader import Freed, NotLoaded, load, options
from onionskin.servers.uwsgi.module import make_module
from onionskin.servers.uwsgi.request import Request
from onionskin.servers.uwsgi.response import internal_server_error
from onionskin.servers.uwsgi.variables import look_at, manage_script_name
from onionskin.servers.uwsgi.wsgi import call, respond

_FOLDER = str(Path(__file__).parent)
#: What a client has sent, mostly, before the server has answered.
_SENT_AT_ONCE = 1_000_000
#: Exit codes: of a process that a signal ended, and of uWSGI when a mounted application can't be loaded.
_SEGMENTATION_FAULT = -11
_FAILED_APP = 22
_CRASH = "“application” can't be called. uWSGI gives back what it was only lent, and crashes over it with a segmentation fault."
_NO_MOUNT = "The file has no “application” that can be called, so uWSGI can't mount it and ends."


@dataclass
class App:
    """One application, and what is made once for it."""

    mountpoint: str
    application: Callable[..., Any]
    errors: Any = field(default_factory=log.wsgi_errors)
    #: One dictionary for all its requests: it is emptied when one has ended.
    environ: dict[str, Any] = field(default_factory=dict)
    requests: int = 0


class UwsgiServer:
    """One worker of uWSGI."""

    name = "uwsgi"
    title = "uWSGI"
    probes = Probes(
        start_response=StartResponse.__call__.__code__,
        write=Write.__call__.__code__,
        loops=frozenset({respond.__code__}),
        closes=frozenset({respond.__code__}),
        catches=frozenset({call.__code__, respond.__code__}),
        calls=frozenset({call.__code__}),
        body=("result",),
        environ=("environ",),
        error_pages=frozenset({internal_server_error.__code__}),
        reads=READS,
    )

    def __init__(self, project: Project, setup: Setup) -> None:
        self.setup = setup
        self.options = options(project.app, project.folder, setup)
        #: The request that is being answered; before the first one, an empty one.
        self.request = Request()
        #: How many have been answered.
        self.requests = 0
        self.application: Callable[..., Any] | None = None
        self._project = project
        self._apps: list[App] = []
        self._write = Write(lambda: self.request)
        self.start_response = StartResponse(lambda: self.request, self._write)
        self._file_wrapper = FileWrapper(lambda: self.request)

    def start(self) -> None:
        """Load the application, as the log tells it. Without one uWSGI starts as well."""
        log.take_over_standard_streams()
        sys.argv, sys.executable = ["uwsgi"], "/usr/bin/uwsgi-core"
        os.environ.update(UWSGI_ORIGINAL_PROC_NAME="uwsgi", UWSGI_RELOADS="0")
        sys.excepthook = sys.__excepthook__  # as in any process that begins: uWSGI prints exceptions with it
        sys.modules["uwsgi"] = make_module(self)
        try:
            with log.silence(self.setup.worker > 0):
                startup.says_beginning(self.setup, str(self._project.folder))
                self._project.begins()
                broken = self._load()
                startup.says_end(bool(self._apps))
            startup.says_worker(self.setup)
            if broken:
                startup.says_crash()
                raise StartFailed(_SEGMENTATION_FAULT) from GaveUp(_CRASH)
            self._hook("post_fork_hook")
        except ProcessEnds as leaving:
            log.flush()
            raise StartFailed(leaving.code) from leaving.__context__

    def _load(self) -> bool:
        """Load what the options name. Whether the process is broken afterwards."""
        chosen = self.options
        if chosen.mount:
            log.says(f"mounting {chosen.file or chosen.module} on {chosen.mount}")
        elif chosen.file is None:
            log.says(f"added {self._project.folder}/ to pythonpath.")
        try:
            loaded = load(chosen)
        except NotLoaded as failed:
            if chosen.mount and chosen.file is not None:
                raise StartFailed(_FAILED_APP) from failed.__cause__ or GaveUp(_NO_MOUNT)
            where = f"(mountpoint='{chosen.mount}') (callable not found or import error)"
            log.says(f"unable to load app 0 {where}")
            return isinstance(failed, Freed)
        several = loaded if isinstance(loaded, dict) and chosen.file is None else {chosen.mount: loaded}
        for mountpoint, application in several.items():
            self._apps.append(App(mountpoint, application))
            startup.says_app(len(self._apps) - 1, mountpoint, len(self._apps) == 1)
        self.application = self._apps[0].application if self._apps else None
        return False

    def serve(self, connection: Connection) -> int | None:
        """Answer one request, then close the connection: uWSGI never keeps one."""
        request = Request(connection)
        try:
            try:
                read_request(request, connection, bool(self.options.mount))
            except BadRequest:
                _close(connection)
                return None
            self.request = request
            self._answer(request, connection)
            self._end(request, connection)
        except ProcessEnds as leaving:
            log.flush()
            _close(connection)
            return leaving.code
        return None

    def _answer(self, request: Request, connection: Connection) -> None:
        if not look_at(request):
            return
        if self.options.mount and not manage_script_name(request, [app.mountpoint.encode() for app in self._apps]):
            return
        app = self._app_for(request)
        if app is None:
            internal_server_error(request.response, request.protocol)
            log.says("--- no python application found, check your startup logs for errors ---")
            return
        app.requests += 1
        threads = self.setup.threads or 1
        fixed = {
            "wsgi.input": Input(Body(request, connection), connection),
            "wsgi.file_wrapper": self._file_wrapper,
            "wsgi.errors": app.errors,
        }
        fill(app.environ, request, fixed, self.setup.processes or 1, threads)
        if threads < 2:
            sys.modules["uwsgi"].env = app.environ  # type: ignore[attr-defined]
        with as_thread(f"uWSGIWorker{self.setup.worker + 1}Core0"):
            respond(request, self._write, call(app.application, app.environ, self.start_response))
        app.environ.clear()

    def _app_for(self, request: Request) -> App | None:
        """The application that is mounted where the request goes; the first one answers everything else."""
        mountpoint = request.script_name.decode("latin-1")
        for number, app in enumerate(self._apps):
            if app.mountpoint == mountpoint:
                request.app_id = number
                return app
        request.app_id = 0 if self._apps else None
        return self._apps[0] if self._apps else None

    def _end(self, request: Request, connection: Connection) -> None:
        request.response.finish()
        self.requests += 1
        _close(connection)
        self._hook("after_req_hook")
        app_requests = -1 if request.app_id is None else self._apps[request.app_id].requests
        log.says_request(request, startup.pid_of(self.setup), app_requests, self.requests)

    def _hook(self, name: str) -> None:
        """A function that the program has put into the module uwsgi."""
        hook = vars(sys.modules["uwsgi"]).get(name) if "uwsgi" in sys.modules else None
        if hook is not None:
            try:
                hook()
            except BaseException as error:
                print_exception(error)

    @staticmethod
    def owns(code: CodeType) -> bool:
        """The modules in this folder."""
        return code.co_filename.startswith(_FOLDER)


def _close(connection: Connection) -> None:
    """RFC 9293, section 3.6: closing with unread bytes resets the connection. A client that is still sending, because it has so much to
    send, learns of it there; what it reads afterwards is a plain end."""
    if 0 < connection.pending <= _SENT_AT_ONCE and not connection.sealed:
        connection.reset()
    else:
        connection.close()
